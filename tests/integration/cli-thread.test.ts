import { beforeAll, describe, expect, it } from "vitest";
import { brokenInvariants } from "#app/db/invariants.ts";
import { done, jiebang, jsonFile } from "#tests/support/cli.ts";

const no = "JZGX-2026-001";
const bids = ["JB-2026-001", "JB-2026-002"];
const experts = ["E001", "E002", "E004", "E005", "E006"];

const move = async (noun: string, id: string, name: string, as: string, input?: unknown, ...more: string[]) =>
  done("move", noun, id, name, "--as", as, ...(input === undefined ? [] : ["--input", await jsonFile(input)]), ...more);
const create = async (noun: string, as: string, input: unknown) => done("create", noun, "--as", as, "--input", await jsonFile(input));
const refusal = async (...args: string[]) => (await jiebang(...args)).json?.code as string;

/** Says of the item and of every bid that there is no conflict; the bids that were asked about. */
async function declared(as: string): Promise<string[]> {
  const asked = await done("declaration", "show", no, "--as", as);
  expect(asked.isDue).toBe(true);
  const asksOf = asked.bids.map(({ no: bid }: { no: string }) => bid) as string[];
  await done("declaration", "make", no, "--as", as, "--input", await jsonFile({ answers: asksOf.map((bid) => ({ bid, kind: "none" })) }));
  return asksOf.sort();
}

/** Bids of this round's year that an officer's list shows; the demo has a round of the year before, which is in review. */
const listed = async () => (await done("list", "bid", "--as", "officer")).map((bid: { no: string }) => bid.no).filter((bidNo: string) => !bidNo.startsWith("JB-2025-"));

/** A whole sheet: every criterion of the rubric near its weight, with reasons nobody needs. */
async function sheet(bid: string, share: number): Promise<unknown> {
  const { rubric } = await done("show", "round", "JZGX-2026", "--as", "public");
  const used = rubric.filter(({ code }: { code: string }) => code !== "R12");
  const marks = Object.fromEntries(used.map(({ code, weight }: { code: string; weight: number }) => [code, (weight * share).toFixed(1)]));
  return { bid, marks, opinion: "路线清楚，中试数据齐全，指标有余量；成本核算应补充药剂价格波动的影响。".repeat(6) };
}

describe("a challenge from bid to result by the operator's commands", () => {
  beforeAll(async () => {
    await done("demo", "ensure");
  });

  it("starts a bid with its draft, names what it lacks, and submits it whole", async () => {
    const { json: refused } = await jiebang("create", "bid", "--as", "lead-t01", "--input", await jsonFile({ challenge: no }));
    expect(refused).toMatchObject({ code: "alreadyDone", facts: { no: "JB-2026-001" } });
    const { draft } = await done("show", "bid", "JB-2026-001", "--as", "lead-t01");
    const { id } = await create("bid", "lead-t02", { challenge: no, content: { ...draft, members: [], projectLead: { name: "示例", code: "PI-900" }, summary: "" } });
    expect(await jiebang("move", "bid", id, "submit", "--as", "lead-t02")).toMatchObject({ code: 3, json: { code: "bidIncomplete", fields: [{ path: "summary" }] } });
    const submitted = await move("bid", id, "submit", "lead-t02", { content: { ...draft, members: [], projectLead: { name: "示例", code: "PI-900" } } });
    expect(submitted).toMatchObject({ to: "submitted", bidVersion: 1, shortCode: expect.any(String) });
    expect(submitted.no).toMatch(/^JB-\d{4}-\d{8}$/);
    await move("bid", id, "withdraw", "lead-t02");
  });

  it("lets nobody but the team know of a bid before the opening", async () => {
    for (const who of ["public", "officer", "officer2", "leader", "supervisor", "admin", "lead-t02", "owner-d1", "e001"]) expect(await refusal("show", "bid", "JB-2026-001", "--as", who)).toBe("notFound");
    expect(await listed()).toEqual([]);
    expect((await done("show", "challenge", no, "--as", "officer")).bidsAtClose).toBeNull();
  });

  it("closes and opens after the deadline", async () => {
    expect(await refusal("move", "challenge", no, "close", "--as", "officer")).toBe("beforeDeadline");
    const { closesAt } = await done("show", "challenge", no, "--as", "public");
    await done("clock", "set", new Date(Date.parse(closesAt) + 60_000).toISOString());
    expect(await refusal("move", "bid", "JB-2026-001", "withdraw", "--as", "lead-t01")).toBe("deadlinePassed");
    expect(await move("challenge", no, "close", "officer")).toMatchObject({ to: "closed", bids: 2 });
    expect(await refusal("move", "challenge", no, "openBids", "--as", "officer")).toBe("notAllowed");
    expect(await move("challenge", no, "open-bids", "officer2")).toMatchObject({ to: "closed" });
    // Names come first, contents after.
    expect(await refusal("show", "bid", "JB-2026-001", "--as", "officer")).toBe("declarationDue");
    expect(await done("form", "show", no, "--as", "officer")).toMatchObject({ declarationDue: true, rows: [] });
    expect(await refusal("form", "pass", no, "--as", "officer")).toBe("declarationDue");
    expect(await declared("officer")).toEqual(bids);
    expect(await done("show", "bid", "JB-2026-001", "--as", "officer")).toMatchObject({ sight: "whole", status: "underFormCheck" });
    expect(await listed()).toEqual(bids);
  });

  it("refuses an expert with a conflict and takes the rest", async () => {
    for (const bid of bids) await move("bid", bid, "passForm", "officer", undefined, "--reason", "经核对，予以通过");
    const conflicted = await jiebang("create", "reviewAssignment", "--as", "officer", "--input", await jsonFile({ challenge: no, experts: ["E019"], allBids: true }));
    expect(conflicted).toMatchObject({ code: 3, json: { code: "conflictOfInterest" } });
    await create("review-assignment", "officer", { challenge: no, experts, allBids: true });
    expect(await refusal("move", "reviewAssignment", `${bids[0]}/${experts[0]}`, "accept", "--as", experts[0]!.toLowerCase())).toBe("declarationDue");
    for (const expert of experts) {
      expect(await declared(expert.toLowerCase())).toEqual(bids);
      for (const bid of bids) await move("reviewAssignment", `${bid}/${expert}`, "accept", expert.toLowerCase());
    }
    expect(await refusal("move", "reviewAssignment", `${bids[0]}/E001`, "accept", "--as", "e002")).toBe("notFound");
    expect(await move("challenge", no, "startReview", "officer")).toMatchObject({ to: "inReview" });
  });

  it("signs an item's sheets together, once, and ranks", async () => {
    expect(await refusal("move", "challenge", no, "freezeRanking", "--as", "officer")).toBe("scoresUnsigned");
    for (const [index, expert] of experts.entries()) {
      const sheets = [await sheet(bids[0]!, 0.9 - index / 50), await sheet(bids[1]!, 0.8 - index / 50)];
      await move("reviewAssignment", `${bids[0]}/${expert}`, "start", expert.toLowerCase());
      expect(await move("reviewAssignment", `${bids[0]}/${expert}`, "sign", expert.toLowerCase(), { sheets })).toMatchObject({ to: "signed", signed: 2 });
    }
    expect(await move("challenge", no, "freezeRanking", "officer")).toMatchObject({ to: "ranked", bids: 2 });
  });

  it("records the leader's decision from paper and publishes the result", async () => {
    const result = { awards: [{ bid: bids[0] }], minuteNo: "办公会纪要〔2026〕8号" };
    // The owner's word comes first, here on paper.
    expect(await jiebang("move", "challenge", no, "decide", "--as", "officer", "--offline", await jsonFile({ date: "2026-12-24", place: "三楼会议室", people: ["示例分管领导"], scan: `sha256:${"ab".repeat(32)}`, checker: "officer2", result }))).toMatchObject({ code: 3, json: { code: "ownerUnasked" } });
    await create("shortlist", "officer", { challenge: no, bids: [bids[0]], reason: "请确认" });
    expect(await done("shortlist", "of", no, "--as", "officer")).toMatchObject({ rows: [{ bidNo: bids[0], status: "proposed" }] });
    await done("move", "shortlist", bids[0]!, "confirm", "--as", "officer", "--offline", await jsonFile({ date: "2026-12-24", place: "需求方会议室", people: ["示例需求方负责人"], scan: `sha256:${"ac".repeat(32)}`, checker: "officer2" }));
    const paper = { date: "2026-12-24", place: "三楼会议室", people: ["示例分管领导", "示例经办人"], scan: `sha256:${"ab".repeat(32)}`, checker: "officer2", result };
    expect(await jiebang("move", "challenge", no, "decide", "--as", "officer", "--offline", await jsonFile({ ...paper, checker: "officer" }))).toMatchObject({ code: 3, json: { code: "offlineRecordIncomplete" } });
    const decided = await done("move", "challenge", no, "decide", "--as", "officer", "--offline", await jsonFile(paper));
    expect(decided).toMatchObject({ to: "decided" });
    expect(await done("list", "award", "--as", "public")).toEqual([]);
    const draft = (await done("list", "notice", "--as", "officer2")).find((notice: { status: string }) => notice.status === "draft");
    await move("notice", draft.id, "publish", "officer2", { documentNumber: "焦工信〔2026〕88号" });
    expect(await done("show", "notice", "焦工信[2026]88号", "--as", "public")).toMatchObject({ kind: "result", isOffline: true });
    expect(await done("show", "award", bids[0]!, "--as", "public")).toMatchObject({ sight: "public", status: "inPublicity", isOffline: true });
    expect(await done("moves", "award", bids[0]!, "--as", "officer2")).toContainEqual(expect.objectContaining({ move: "award", allowed: false, code: "publicityRunning", words: expect.any(String), inputSchema: expect.any(Object) }));
  });

  it("leaves a database whose invariants hold and a log that verifies", async () => {
    expect(await brokenInvariants()).toEqual([]);
    expect(await done("audit", "verify")).toMatchObject({ problem: null });
  });
});
