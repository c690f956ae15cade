import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { demandListFilter } from "#app/domain/demand/work-list.ts";
import type { NewChallenge } from "#app/domain/challenge/schema.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { createBid } from "#app/services/bid/create-bid.ts";
import { checkEligibility } from "#app/services/challenge/check-eligibility.ts";
import { createChallenge } from "#app/services/challenge/create-challenge.ts";
import { editChallenge, showChallengeForm } from "#app/services/challenge/edit-challenge.ts";
import { commitItem, commitmentLack, showOwnerLetter } from "#app/services/challenge/owner-letter.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { commitDemand } from "#app/services/demand/commit-demand.ts";
import { convertDemand } from "#app/services/demand/convert-demand.ts";
import { createDemand } from "#app/services/demand/create-demand.ts";
import { showDemandForm } from "#app/services/demand/save-demand.ts";
import { listDemands, showDemand } from "#app/services/demand/show-demand.ts";
import { takeOverDemand } from "#app/services/demand/take-over-demand.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { aBid, aTeam } from "#tests/support/bid-builders.ts";
import { aChallenge, amend, at, codeOf, makeMove, signLetter, valueOf } from "#tests/support/builders.ts";
import { aCall, aDemand, aDemandForm } from "#tests/support/demands.ts";
import { anExpert } from "#tests/support/reviews.ts";

afterAll(closeDatabase);

const scan = "b".repeat(64);
const letter = { signer: "示例法人", signedOn: "2026-11-21", scan };
const vetting = { conclusion: "listed", heldOn: "2026-11-20", place: "市工信局三楼", experts: [{ name: "示例甲" }], opinion: "共性问题，合并入榜。", scan };
const title = "赤泥梯级脱碱与碱液回用（联合需求）";

async function submitted(firm: Actor, call: string) {
  const { no } = await aDemand(firm, call, await aDemandForm());
  valueOf(await makeMove(firm, "demand", no, "submit"));
  return no;
}

/** Demands of two firms, one merged from both. */
async function merged() {
  const { staff, round } = await aChallenge({ status: "drafted" });
  const call = await aCall(staff.officer, staff.officer2, round);
  const [lead, other] = [await aTeam("D1"), await aTeam("D2")];
  const parents = [await submitted(lead.actor, call.code), await submitted(other.actor, call.code)];
  const { into } = valueOf(await makeMove(staff.officer, "demand", parents[0]!, "merge", { others: parents[1]!, title }, { reason: "行业共性" })) as { into: string };
  return { ...staff, round, call, lead, other, parents, no: into };
}

/** The same as an item of its round, not yet approved. */
async function converted() {
  const all = await merged();
  valueOf(await makeMove(all.officer, "demand", all.no, "conclude", vetting));
  const item = valueOf(await convertDemand(await at(all.officer), all.no, { round: all.round, pattern: "B" }));
  return { ...all, item: item.no, itemId: item.id };
}

describe("demands of several units", () => {
  it("become one that both units read and the first one's leads, with both parents kept and both told", async () => {
    const world = await merged();
    const shown = valueOf(await showDemand(await at(world.other.actor), world.no));
    expect([shown.demand.unitName, shown.demand.coOwners, shown.demand.sight, shown.mayWrite]).toEqual([world.lead.name, [{ uscc: world.other.uscc, name: world.other.name }], "owner", null]);
    expect(shown.demand.parents.map(({ no }) => no)).toEqual(world.parents.toSorted());
    expect(codeOf(await showDemandForm(await at(world.other.actor), world.no))).toBe("notAllowed");
    expect(codeOf(await makeMove(world.other.actor, "demand", world.no, "withdraw", {}, { reason: "不做了" }))).toBe("notAllowed");
    expect(valueOf(await listDemands(await at(world.other.actor), demandListFilter.parse({ text: world.no }))).rows.map(({ no }) => no)).toEqual([world.no]);
    expect(codeOf(await showDemand(await at((await aTeam("D3")).actor), world.no))).toBe("notFound");
  });

  it("stay joint when they are split or merged once more, no unit twice", async () => {
    const world = await merged();
    const third = await aTeam("D3");
    const more = await submitted(third.actor, world.call.code);
    const { into } = valueOf(await makeMove(world.officer, "demand", more, "merge", { others: world.no, title }, { reason: "行业共性" })) as { into: string };
    const joined = valueOf(await showDemand(await at(world.officer), into)).demand;
    expect([joined.unitName, joined.coOwners.map(({ uscc }) => uscc).toSorted()]).toEqual([third.name, [world.lead.uscc, world.other.uscc].toSorted()]);
    const parts = valueOf(await makeMove(world.officer, "demand", into, "split", { titles: "赤泥梯级脱碱关键技术\n赤泥碱液回用关键技术" }, { reason: "分开" })) as { into: string };
    for (const part of parts.into.split("、")) expect(valueOf(await showDemand(await at(world.lead.actor), part)).demand.coOwners).toHaveLength(2);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("from paper are taken over by each unit with its own code", async () => {
    const { staff, round } = await aChallenge({ status: "drafted" });
    const call = await aCall(staff.officer, staff.officer2, round);
    const [lead, other] = [await aTeam("D1"), await aTeam("D2")];
    const own = await submitted(lead.actor, call.code);
    const paper = valueOf(await createDemand(await at(staff.officer), { call: call.code, paper: { unitName: other.name, uscc: other.uscc, receivedOn: "2026-11-20" }, form: await aDemandForm() }));
    valueOf(await makeMove(staff.officer, "demand", paper.no, "submit"));
    const { into } = valueOf(await makeMove(staff.officer, "demand", own, "merge", { others: paper.no, title }, { reason: "行业共性" })) as { into: string };
    expect(codeOf(await showDemand(await at(other.actor), into))).toBe("notFound");
    valueOf(await takeOverDemand(await at(other.actor), { no: paper.no, code: paper.code! }));
    expect(valueOf(await showDemand(await at(other.actor), into)).demand.coOwners).toEqual([{ uscc: other.uscc, name: other.name }]);
  });
});

describe("an item of several units", () => {
  it("is published once each of them has signed, and names all of them", async () => {
    const world = await converted();
    expect(valueOf(await showDemand(await at(world.officer), world.no)).lacksCommitment).toBe(true);
    expect((await commitmentLack(world.itemId))?.code).toBe("commitmentMissing");
    valueOf(await commitDemand(await at(world.lead.actor), world.no, letter));
    expect(await commitmentLack(world.itemId)).toMatchObject({ code: "ownerLetterMissing", facts: { owner: world.other.name } });
    expect(valueOf(await listTodo(await at(world.other.actor))).mine.filter(({ code }) => code === "signDemand").map(({ no }) => no)).toContain(world.no);
    // Nobody signs for the neighbour.
    expect(codeOf(await commitDemand(await at(world.other.actor), world.no, { ...letter, unit: world.lead.uscc }))).toBe("invalidInput");
    expect(codeOf(await commitDemand(await at(world.officer), world.no, { ...letter, unit: "91410800MA45678901" }))).toBe("invalidInput");
    valueOf(await commitDemand(await at(world.other.actor), world.no, letter));
    expect(await commitmentLack(world.itemId)).toBeNull();
    expect(valueOf(await listTodo(await at(world.other.actor))).mine.filter(({ code, no }) => code === "signDemand" && no === world.no)).toEqual([]);
    valueOf(await makeMove(world.officer, "challenge", world.item, "approve", {}, { reason: "按论证意见审定" }));
    valueOf(await makeMove(world.officer2, "challenge", world.item, "publish", { documentNumber: "测工信〔2041〕1号" }));
    expect(valueOf(await showChallenge(await at(publicActor), world.item)).ownerName).toBe(`${world.lead.name}、${world.other.name}`);
  });

  it("asks all of them anew when the bureau changes what was signed, and takes the letters unit by unit", async () => {
    const world = await converted();
    for (const { actor } of [world.lead, world.other]) valueOf(await commitDemand(await at(actor), world.no, letter));
    const { content, digest } = valueOf(await showChallengeForm(await at(world.officer), world.item));
    valueOf(await editChallenge(await at(world.officer), world.item, { ...content, ownerInputFen: content.ownerInputFen + 100 }, digest));
    expect(await commitmentLack(world.itemId)).toMatchObject({ facts: { owner: world.lead.name } });
    valueOf(await commitItem(await at(world.officer), world.item, letter));
    expect(await commitmentLack(world.itemId)).toMatchObject({ facts: { owner: world.other.name } });
    expect(valueOf(await showOwnerLetter(await at(world.other.actor), world.item)).signatories.map(({ uscc, isSigned }) => [uscc, isSigned])).toEqual([[world.lead.uscc, true], [world.other.uscc, false]]);
    valueOf(await commitItem(await at(world.officer), world.item, { ...letter, unit: world.other.uscc }));
    expect(await commitmentLack(world.itemId)).toBeNull();
  });

  it("takes no bid of any of them, not as a member either, and no expert who serves one", async () => {
    const [lead, other, team] = [await aTeam("D1"), await aTeam("D2"), await aTeam("T01")];
    const item = await aChallenge({ status: "drafted", owner: lead.uscc, content: { coOwners: [other.uscc] } });
    valueOf(await commitItem(await at(item.staff.officer), item.no, { ...letter, unit: other.uscc }));
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "approve"));
    valueOf(await makeMove(item.staff.officer2, "challenge", item.no, "publish", { documentNumber: "测工信〔2041〕2号" }));
    for (const { actor } of [lead, other]) expect(codeOf(await createBid(await at(actor), { challenge: item.no }))).toBe("ownerMayNotBid");
    const verdicts = valueOf(await checkEligibility(await at(publicActor), item.no, { uscc: other.uscc, role: "member" }));
    expect(verdicts.find(({ rule }) => rule === "owner")?.verdict).toBe("no");
    const bid = await aBid(team.actor, item.no, { status: "submitted" });
    const expert = await anExpert("E030");
    const reason = async () => (await getPool().query<{ reason: string | null }>("select conflict_reason($1, $2) as reason", [expert.actor.expertId, bid.id])).rows[0]!.reason;
    expect(await reason()).toBeNull();
    await getPool().query("insert into unit_member (unit_id, person_id, administrator) values ($1, $2, false)", [other.unitId, expert.actor.personId]);
    expect(await reason()).toBe("employedByOwner");
    await getPool().query("delete from unit_member where unit_id = $1 and person_id = $2", [other.unitId, expert.actor.personId]);
  });

  it("is refused with co-owners that nobody knows, twice, or without one who leads", async () => {
    const { staff, round } = await aChallenge({ status: "drafted" });
    const [lead, other] = [await aTeam("D1"), await aTeam("D2")];
    const content = await contentOf(staff.officer, round);
    const problems = async (change: Partial<NewChallenge>) => {
      const result = await createChallenge(await at(staff.officer), { ...content, no: `${round}-009`, ...change });
      return result.ok ? null : result.refusal.fields;
    };
    expect(await problems({ owner: lead.uscc, coOwners: ["91410800MA0000000X"] })).toEqual([{ path: "coOwners", message: "unknownUnitOf:91410800MA0000000X" }]);
    expect(await problems({ owner: lead.uscc, coOwners: [lead.uscc] })).toEqual([{ path: "coOwners", message: "duplicate" }]);
    expect(await problems({ owner: null, coOwners: [other.uscc] })).toEqual([{ path: "owner", message: "leadOwnerNeeded" }]);
    expect(await problems({ owner: lead.uscc, coOwners: [other.uscc] })).toBeNull();
  });
});

async function contentOf(officer: Actor, round: string): Promise<NewChallenge> {
  return valueOf(await showChallengeForm(await at(officer), `${round}-001`)).content;
}

const racing = {
  race: true,
  maxTeams: 3,
  checkpoints: [{ month: 6, target: "完成中试" }, { month: 18, target: "建成示范线" }],
  tranches: [{ when: "签订任务书后", percent: 30 }, { when: "通过第一个节点", percent: 40 }, { when: "验收后", percent: 30 }],
  baseline: [{ name: "含水率", value: "32%", source: "2026年3月实测" }],
};

describe("a race", () => {
  it("is approved once it says how it is run, or with a reason, and the public reads it", async () => {
    const bare = await aChallenge({ status: "drafted", owner: (await aTeam("D1")).uscc, content: { race: true } });
    const refused = await makeMove(bare.staff.officer, "challenge", bare.no, "approve");
    expect([codeOf(refused), refused.ok ? [] : refused.refusal.fields?.map(({ path }) => path)]).toEqual(["raceUnplanned", ["maxTeams", "checkpoints", "tranches"]]);
    valueOf(await makeMove(bare.staff.officer, "challenge", bare.no, "approve", {}, { reason: "在任务书中约定" }));
    const whole = await aChallenge({ content: racing });
    const shown = valueOf(await showChallenge(await at(publicActor), whole.no));
    expect(shown).toMatchObject(racing);
  });

  it("keeps its money rules from the first draft on", async () => {
    const { staff, round } = await aChallenge({ status: "drafted" });
    const result = await createChallenge(await at(staff.officer), { ...(await contentOf(staff.officer, round)), ...racing, no: `${round}-010`, tranches: [{ when: "签订任务书后", percent: 60 }, { when: "验收后", percent: 30 }] });
    expect(result.ok ? [] : result.refusal.fields).toEqual([{ path: "tranches", message: "trancheSum:90" }, { path: "tranches", message: "firstTranche:30:60" }]);
  });

  it("changes by a correction that moves the deadline where money or checkpoints change, and not for the present state", async () => {
    const item = await aChallenge({ content: racing });
    const { content, digest } = valueOf(await showChallengeForm(await at(item.staff.officer), item.no));
    const told = valueOf(await amend(item.staff, item.no, { content: { ...content, baseline: [{ name: "含水率", value: "30%", source: "" }] }, digest }, "按复测更正"));
    expect(told).toMatchObject({ material: [] });
    const next = valueOf(await showChallengeForm(await at(item.staff.officer), item.no));
    expect(valueOf(await amend(item.staff, item.no, { content: { ...next.content, maxTeams: 4 }, digest: next.digest }, "扩大赛马"))).toMatchObject({ material: ["money"] });
    expect(valueOf(await showChallenge(await at(publicActor), item.no)).amendments.flatMap(({ differences }) => differences.map((one) => one.kind === "field" && one.field))).toEqual(["maxTeams", "baseline"]);
  });

  it("tells of letters anew only where it binds its owner", async () => {
    const lead = await aTeam("D1");
    const item = await aChallenge({ status: "drafted", owner: lead.uscc, content: racing });
    const { content, digest } = valueOf(await showChallengeForm(await at(item.staff.officer), item.no));
    valueOf(await editChallenge(await at(item.staff.officer), item.no, { ...content, baseline: [] }, digest));
    expect(await commitmentLack(item.id)).toBeNull();
    const next = valueOf(await showChallengeForm(await at(item.staff.officer), item.no));
    valueOf(await editChallenge(await at(item.staff.officer), item.no, { ...next.content, maxTeams: 2 }, next.digest));
    expect((await commitmentLack(item.id))?.code).toBe("ownerLetterMissing");
    await signLetter(item.staff.officer, item.no);
    expect(await commitmentLack(item.id)).toBeNull();
  });
});
