import { showBid } from "#app/services/bid/show-bid.ts";
import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { showVisits, recordVisit } from "#app/services/visit/keep-visits.ts";
import { inviteExperts } from "#app/services/review/invite-experts.ts";
import { at, codeOf, makeMove, valueOf } from "#tests/support/builders.ts";
import { anExpert, anOpenedItem, aPanel, markAndSign, type OpenedItem } from "#tests/support/reviews.ts";

afterAll(closeDatabase);

const stages = [
  { kind: "written" as const, weight: 50, criteria: [], passMark: 0, advance: 0 },
  { kind: "visit" as const, weight: 0, criteria: [], passMark: 0, advance: 0 },
  { kind: "panel" as const, weight: 50, criteria: [], passMark: 0, advance: 0 },
];

async function aVisitedItem() {
  const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }], rules: { stages } });
  const experts = await aPanel(item, ["E901", "E902", "E903"]);
  valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
  await markAndSign(item, experts, { T01: 80, T02: 90 });
  return { ...item, experts };
}

const endStage = async (item: OpenedItem) => valueOf(await makeMove(item.staff.officer, "challenge", item.no, "endStage"));

async function record(item: OpenedItem, lead = "T01", change: object = {}) {
  const ctx = await at(item.staff.officer);
  const visitedOn = new Date(Date.parse(ctx.now) + 8 * 3_600_000).toISOString().slice(0, 10);
  const findings = [{ point: "中试线连续运行", finding: "运行记录与申报一致", verdict: "holds" }, { point: "设备归属", finding: "碳酸化塔为租用", verdict: "partly" }];
  return recordVisit(ctx, item.no, { bid: item.bids[lead]!.code, revision: 0, visitedOn, place: "示例·中试基地", people: "示例·张三、示例·李四", findings, signedBy: ["示例·张三", "示例·王五"], scan: "A".repeat(64), photos: ["b".repeat(64)], ...change });
}

describe("a site visit", () => {
  it("is recorded in its stage, corrected by a new revision, and asks for what was signed", async () => {
    const item = await aVisitedItem();
    expect(codeOf(await record(item))).toBe("notFound");
    await endStage(item);
    expect(await record(item, "T01", { findings: [], signedBy: [], scan: "x" })).toMatchObject({ ok: false, refusal: { code: "invalidInput", fields: [{ path: "findings", message: "findingNeeded" }, { path: "signedBy" }, { path: "scan", message: "scanNeeded" }] } });
    expect(codeOf(await record(item, "T01", { visitedOn: "2999-01-01" }))).toBe("badDate");
    expect(await record(item, "T01", { bid: "B99" })).toMatchObject({ ok: false, refusal: { code: "invalidInput", fields: [{ path: "bid", message: "unknownBid" }] } });
    expect(valueOf(await record(item))).toEqual({ bid: item.bids.T01!.no, revision: 1 });
    expect(codeOf(await record(item))).toBe("editedElsewhere");
    expect(valueOf(await record(item, "T01", { revision: 1, place: "示例·二期基地" }))).toMatchObject({ revision: 2 });
    const page = valueOf(await showVisits(await at(item.staff.supervisor), item.no));
    expect(page).toMatchObject({ sight: "staff", mayRecord: false });
    expect(page.bids.find(({ code }) => code === item.bids.T01!.code)!.visit).toMatchObject({ revision: 2, place: "示例·二期基地", scan: "a".repeat(64), findings: [{ verdict: "holds" }, { verdict: "partly" }] });
    expect(page.bids.find(({ code }) => code === item.bids.T02!.code)!.visit).toBeNull();
    await expect(getPool().query("update site_visit set place = ''")).rejects.toMatchObject({ code: "42501" });
    // No marks in it: it ends without signatures, everybody goes on, and then it stands.
    expect(valueOf(await makeMove(item.staff.officer, "challenge", item.no, "endStage"))).toMatchObject({ stage: 3, advanced: Object.values(item.bids).map(({ code }) => code).sort() });
    expect(codeOf(await record(item, "T02"))).toBe("stageNotReached");
  });

  it("is read by the later experts and by its own team, by nobody else", async () => {
    const item = await aVisitedItem();
    await endStage(item);
    valueOf(await record(item));
    valueOf(await record(item, "T02", { place: "示例·对手基地" }));
    await endStage(item);
    valueOf(await inviteExperts(await at(item.staff.officer), { challenge: item.no, experts: ["E901"] }));
    const [expert] = item.experts;
    for (const { no } of Object.values(item.bids)) valueOf(await makeMove(expert!.actor, "reviewAssignment", `${no}/E901`, "accept"));
    expect(valueOf(await showVisits(await at(expert!.actor), item.no)).bids.map(({ visit }) => visit?.place).toSorted()).toEqual(["示例·中试基地", "示例·对手基地"].toSorted());
    const ownBid = valueOf(await showBid(await at(item.bids.T01!.team), item.bids.T01!.no));
    expect(ownBid.sight === "own" && ownBid.hasVisit).toBe(true);
    const own = valueOf(await showVisits(await at(item.bids.T01!.team), item.no));
    expect(own).toMatchObject({ sight: "team", mayRecord: false, bids: [{ code: item.bids.T01!.code, visit: { place: "示例·中试基地" } }] });
    for (const secret of ["对手", item.bids.T02!.code]) expect(JSON.stringify(own)).not.toContain(secret);
    const stranger = await anExpert("E911");
    for (const actor of [stranger.actor, { ...item.staff.officer, closedItems: [item.id] }, item.staff.witness]) expect(codeOf(await showVisits(await at(actor), item.no))).toBe("notFound");
  });
});
