import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { clearanceKinds } from "#app/domain/round/clearance.ts";
import { recordClearance, showClearance } from "#app/services/clearance/record-clearance.ts";
import { createRound } from "#app/services/round/create-round.ts";
import { editChallenge, showChallengeForm } from "#app/services/challenge/edit-challenge.ts";
import { createChallenge } from "#app/services/challenge/create-challenge.ts";
import { aChallenge, aChecker, aPerson, at, clearRound, codeOf, demoFile, makeMove, ownerless, valueOf } from "#tests/support/builders.ts";

beforeAll(() => aChecker());

afterAll(closeDatabase);

let rounds = 0;

/** An approved challenge in a round that nobody has reviewed. */
async function uncleared() {
  const { staff } = await aChallenge({ status: "drafted" });
  const file = await demoFile();
  rounds += 1;
  const code = `KSQ-2035-${rounds}`;
  const { custody: _custody, ...rules } = file.round.rules;
  valueOf(await createRound(await at(staff.officer), { code, title: "三审批次", rules: { ...rules, publicity: rules.publicity ?? {} }, rubric: file.rubric }));
  const { money, owner: _owner, no: _no, ...content } = file.items[0]!;
  const no = `${code}-001`;
  valueOf(await createChallenge(await at(staff.officer), { ...content, no, round: code, owner: null, fiscalFen: money.fiscal * 1_000_000, ownerInputFen: money.ownerInput * 1_000_000, payToBidderFen: money.payToBidder * 1_000_000 }));
  valueOf(await makeMove(staff.officer, "challenge", no, "approve", {}, ownerless));
  return { code, no, ...staff };
}

const record = { conclusion: "passed", reviewer: "政策法规科　张某", reviewedOn: "2026-03-01", opinion: "同意", scan: "b".repeat(64), fileName: "意见.pdf" };

describe("三审", () => {
  it("stop the publication, each by its name, until all have passed", async () => {
    const { code, no, officer, officer2 } = await uncleared();
    const publish = (noun: "challenge" | "round" = "challenge") => makeMove(officer2, noun, noun === "challenge" ? no : code, "publish", { documentNumber: `审工信〔2035〕${rounds}号` });
    expect(await publish()).toMatchObject({ refusal: { code: "clearanceMissing", facts: { kinds: clearanceKinds.join(",") } } });
    expect(await publish("round")).toMatchObject({ refusal: { code: "clearanceMissing" } });
    for (const kind of ["fairCompetition", "secrecy"]) valueOf(await recordClearance(await at(officer), code, { ...record, kind }));
    valueOf(await recordClearance(await at(officer), code, { ...record, kind: "legality", conclusion: "notPassed" }));
    expect(await publish()).toMatchObject({ refusal: { facts: { kinds: "legality" } } });
    expect(valueOf(await showClearance(await at(officer2), code))).toMatchObject({ lacking: ["legality"], mayRecord: false });
    // Nothing was half published: neither number nor notice is used up.
    expect((await getPool().query("select from notice where doc_agency = '审工信'")).rows).toEqual([]);
    valueOf(await recordClearance(await at(officer), code, { ...record, kind: "legality", conclusion: "passedWithChanges" }));
    expect(valueOf(await showClearance(await at(officer), code)).records).toHaveLength(4);
    valueOf(await publish());
    await expect(getPool().query("delete from round_clearance")).rejects.toThrow(/permission denied/);
  });

  it("want another person to publish than who recorded them, on paper the checker", async () => {
    const { code, no, officer, officer2 } = await uncleared();
    const both = { ...officer2, roles: [...officer.roles, ...officer2.roles] };
    await clearRound(both, code);
    expect(codeOf(await makeMove(both, "challenge", no, "publish", { documentNumber: "审工信〔2035〕90号" }))).toBe("samePerson");
  });

  it("mark the round and each of its items as done on paper where the list was published on paper", async () => {
    const { code, no, officer } = await uncleared();
    await clearRound(officer, code);
    const offline = { date: "2026-01-05", place: "示例·局长办公会", people: ["示例局长"], scan: "d".repeat(64), checker: "officer2" };
    valueOf(await makeMove(officer, "round", code, "publish", { documentNumber: "审工信〔2035〕91号" }, { offline }));
    const { rows } = await getPool().query("select e.noun, e.offline from audit_event e where e.kind = 'publish' and e.object_id in (select id from round where code = $1 union all select id from challenge where no = $2) order by e.noun", [code, no]);
    expect(rows).toEqual([{ noun: "challenge", offline: true }, { noun: "round", offline: true }]);
  });

  it("is not the last look: an approved item found wrong goes back to its officer, is changed and approved anew", async () => {
    const { code, no, officer, officer2, leader } = await uncleared();
    await clearRound(officer, code);
    expect(codeOf(await makeMove(leader, "challenge", no, "return", {}, { reason: "指标有误" }))).toBe("notAllowed");
    expect(codeOf(await makeMove(officer2, "challenge", no, "return"))).toBe("reasonNeeded");
    valueOf(await makeMove(officer2, "challenge", no, "return", {}, { reason: "指标有误" }));
    expect(codeOf(await makeMove(officer2, "challenge", no, "publish", { documentNumber: "审工信〔2035〕95号" }))).toBe("wrongState");
    expect(codeOf(await makeMove(officer2, "round", code, "publish", { documentNumber: "审工信〔2035〕95号" }))).toBe("nothingToPublish");
    const form = valueOf(await showChallengeForm(await at(officer), no));
    valueOf(await editChallenge(await at(officer), no, { ...form.content, deliverables: "改正后的成果。" }, form.digest));
    valueOf(await makeMove(officer, "challenge", no, "approve", {}, ownerless));
    valueOf(await makeMove(officer2, "challenge", no, "publish", { documentNumber: "审工信〔2035〕95号" }));
    expect(codeOf(await makeMove(officer2, "challenge", no, "return", {}, { reason: "已发布" }))).toBe("wrongState");
  });

  it("are recorded by the officer alone, with every fact", async () => {
    const { code, officer, officer2, leader } = await uncleared();
    const send = async (actor: typeof officer, change: object = {}) => recordClearance(await at(actor), code, { ...record, kind: "legality", ...change });
    expect(await send(officer, { scan: "" })).toMatchObject({ refusal: { fields: [{ path: "scan", message: "scanNeeded" }] } });
    for (const change of [{ kind: "another" }, { conclusion: "" }, { reviewer: "" }, { reviewedOn: "昨天" }]) expect(codeOf(await send(officer, change))).toBe("invalidInput");
    expect(await send(officer, { reviewedOn: "2999-01-01" })).toMatchObject({ refusal: { code: "badDate", fields: [{ path: "reviewedOn" }] } });
    for (const actor of [officer2, leader]) expect(codeOf(await send(actor))).toBe("notAllowed");
    for (const actor of [publicActor, await aPerson("stranger")]) expect(codeOf(await send(actor))).toBe("notFound");
    expect(valueOf(await showClearance(await at(leader), code)).records).toEqual([]);
  });
});
