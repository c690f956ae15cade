import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { actorOfPerson } from "#app/auth/actor.ts";
import { findSubject } from "#app/db/subjects.ts";
import { getPool } from "#app/db/client.ts";
import { ensureDemo } from "#app/services/demo/reset-demo.ts";
import { withConnection } from "#prisma/migration/connection.ts";
import { declareNone } from "#tests/support/bid-builders.ts";
import { done, jiebang, jsonFile } from "#tests/support/cli.ts";

/** The demo's bids behave as their `exercises` say (guide 5.9), through the operator's commands. */
const file = JSON.parse(await readFile("prisma/demo/demo-round.json", "utf8"));

const show = (no: string, as: string) => done("show", "bid", no, "--as", as);
const move = (no: string, name: string, as: string, input: unknown = {}, ...more: string[]) => moveWith(no, name, as, input, more);

async function moveWith(no: string, name: string, as: string, input: unknown, more: string[]) {
  return jiebang("move", "bid", no, name, "--as", as, "--input", await jsonFile(input), ...more, "--json");
}

const findings = async (no: string) => (await show(no, "officer")).findings.filter(({ level }: { level: string }) => level !== "ok").map(({ check, level, about }: { check: string; level: string; about: string[] }) => [check, level, about]);

beforeAll(async () => {
  await withConnection(process.env.DATABASE_URL!, (client) => client.query("update installation set kind = 'real'"));
  expect((await ensureDemo(file, actorOfPerson)).ok).toBe(true);
});

describe("before the closing", () => {
  it("001: every unit has its part, and the parts come to the money of the bid", async () => {
    const { submitted } = await show("JB-2026-001", "lead-t01");
    const [member] = submitted.members;
    expect(member).toMatchObject({ name: "示例·北岭环境科技有限公司", role: "other", ipShare: 5_000 });
    for (const source of ["fiscalFen", "ownerPayFen", "selfRaisedFen"]) expect(submitted.leadPart.moneyIn[source] + member.moneyIn[source]).toBe(submitted.money[source]);
    expect(submitted.leadPart.ipShare + member.ipShare).toBe(10_000);
  });

  it("002: a unit that is a member of 001 leads a bid of the same item, because the demo round discloses", async () => {
    expect((await show("JB-2026-002", "lead-t03")).status).toBe("submitted");
  });

  it("008: withdrawn, submitted again in time with three missed hard indicators, withdrawn again", async () => {
    expect((await show("JB-2026-008", "lead-t10")).status).toBe("withdrawn");
    expect((await move("JB-2026-008", "submit", "lead-t10")).json).toMatchObject({ to: "submitted", bidVersion: 2 });
    expect((await move("JB-2026-008", "withdraw", "lead-t10")).json).toMatchObject({ to: "withdrawn" });
  });

  it("014: lacks hard indicators; filled in, it is stopped because its lead person has 013, in words that do not name it", async () => {
    const before = await show("JB-2026-014", "lead-t14");
    expect(before.status).toBe("draft");
    expect(before.missing.map(({ path }: { path: string }) => path)).toEqual(["promised.7-4", "promised.7-5", "promised.7-6", "promised.7-7"]);
    expect(await move("JB-2026-014", "submit", "lead-t14")).toMatchObject({ code: 3, json: { code: "bidIncomplete" } });
    const model = file.bids.find(({ no }: { no: string }) => no === "JB-2026-013").promised;
    const content = { ...before.draft, promised: { ...before.draft.promised, ...Object.fromEntries(["7-4", "7-5", "7-6", "7-7"].map((code) => [code, model[code]])) } };
    const stopped = await move("JB-2026-014", "submit", "lead-t14", { content });
    expect(stopped).toMatchObject({ code: 3, json: { code: "leadPersonUnavailable" } });
    expect(stopped.out).not.toContain("013");
    // Back to how the file has it, for what follows.
    expect((await show("JB-2026-014", "lead-t14")).status).toBe("draft");
  });
});

describe("after the closing", () => {
  beforeAll(async () => {
    const { rows } = await getPool().query<{ at: Date; nos: string[] }>("select max(closes_at) as at, array_agg(no order by no) as nos from challenge");
    await done("clock", "set", new Date(rows[0]!.at.getTime() + 1000).toISOString());
    for (const no of rows[0]!.nos) {
      await done("move", "challenge", no, "close", "--as", "officer");
      await done("move", "challenge", no, "openBids", "--as", "officer2");
      for (const username of ["officer", "officer2", "leader"]) await declareNone((await actorOfPerson(username))!.personId!, (await findSubject("challenge", no))!.id);
    }
  });

  it("001: answers every hard indicator; the shared unit and the member's silence are noted", async () => {
    expect(await findings("JB-2026-001")).toEqual([
      ["crossMembership", "note", ["JB-2026-002"]],
      ["confirmations", "flag", ["示例·北岭环境科技有限公司"]],
    ]);
  });

  it("002: the missed hard indicator is marked in red, the soft one noted, and neither refuses it", async () => {
    expect(await findings("JB-2026-002")).toMatchObject([["hardIndicators", "flag", ["1-4"]], ["softIndicators", "note", ["1-7"]], ["plan", "note", ["milestones", "unitCost"]], ["crossMembership", "note", ["JB-2026-001"]]]);
    expect(await move("JB-2026-002", "passForm", "officer")).toMatchObject({ code: 3, json: { code: "reasonNeeded" } });
    expect((await move("JB-2026-002", "passForm", "officer", {}, "--reason", "差距提请专家评审判断")).json).toMatchObject({ to: "formPassed" });
  });

  it("006: the owner's affiliate is found, passes only with a reason, and is refused with its code", async () => {
    expect(await findings("JB-2026-006")).toContainEqual(["ownerRelation", "stop", [file.organisations.find(({ code }: { code: string }) => code === "T08").name]]);
    expect(await move("JB-2026-006", "passForm", "officer")).toMatchObject({ code: 3, json: { code: "reasonNeeded" } });
    const reject = () => move("JB-2026-006", "rejectForm", "officer2", { reasonCode: "ownerAffiliate" }, "--reason", "发榜方控股 60%");
    expect(await reject()).toMatchObject({ code: 3, json: { code: "groundNotFound" } });
    const line = { line: "ownerRelation", verdict: "reject", reasonCode: "ownerAffiliate", note: "发榜方控股 60%" };
    await done("form", "line", "JB-2026-006", "--as", "officer", "--input", await jsonFile(line));
    expect((await reject()).json).toMatchObject({ to: "formRejected" });
    expect((await show("JB-2026-006", "lead-t08")).verdict).toMatchObject({ verdict: "rejected", reasonCode: "ownerAffiliate" });
  });

  it("008: stays withdrawn and is not opened", async () => {
    expect(await show("JB-2026-008", "lead-t10")).toMatchObject({ status: "withdrawn", editing: { mode: "locked" } });
    expect(await jiebang("show", "bid", "JB-2026-008", "--as", "officer")).toMatchObject({ code: 3 });
  });

  it("009: sent back once for what is opened alone, corrected in time, passed", async () => {
    expect((await move("JB-2026-009", "requestCorrection", "officer", { fields: ["members"] }, "--reason", "联合体协议缺成员单位公章")).json).toMatchObject({ to: "correctionRequested" });
    const { draft, correction } = await show("JB-2026-009", "lead-t12");
    // Five working days, from the day after the notice was served, to 17:00.
    const served = new Date(Date.parse(correction.servedAt) + 8 * 3_600_000).toISOString().slice(0, 10);
    const term = await done("calc", "workdays", served, "5", "--count-start", "no");
    expect(correction.dueAt).toBe(`${term.end}T09:00:00.000Z`);
    const other = await move("JB-2026-009", "correct", "lead-t12", { content: { ...draft, summary: "另写" } });
    expect(other).toMatchObject({ code: 2, json: { fields: [{ path: "summary", message: expect.stringContaining("补正范围") }] } });
    const members = [{ ...draft.members[0], tasks: "联合体协议已由全体成员盖章，分工同前" }];
    expect((await move("JB-2026-009", "correct", "lead-t12", { content: { ...draft, members } })).json).toMatchObject({ to: "underFormCheck", changed: ["members"] });
    expect(await move("JB-2026-009", "requestCorrection", "officer", { fields: ["members"] }, "--reason", "再改")).toMatchObject({ code: 3, json: { code: "alreadyDone" } });
    expect((await move("JB-2026-009", "passForm", "officer", {}, "--reason", "经核对，予以通过")).json).toMatchObject({ to: "formPassed" });
  });

  it("013: is the single valid bid of its item; 014 is locked as a draft and opened by nobody", async () => {
    expect(await show("JB-2026-014", "lead-t14")).toMatchObject({ status: "draft", editing: { mode: "locked" } });
    expect(await move("JB-2026-014", "submit", "lead-t14")).toMatchObject({ code: 3, json: { code: "deadlinePassed" } });
    expect(await findings("JB-2026-013")).toMatchObject([["confirmations", "flag", [expect.any(String)]]]);
    expect((await move("JB-2026-013", "passForm", "officer", {}, "--reason", "经核对，予以通过")).json).toMatchObject({ to: "formPassed" });
    expect(await done("move", "challenge", "JZGX-2026-007", "startReview", "--as", "officer")).toMatchObject({ to: "singleBid" });
  });
});
