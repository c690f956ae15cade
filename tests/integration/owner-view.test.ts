import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import { describe, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { pdf } from "#app/files/files.fixture.ts";
import { keepOwnerView, readOwnerViewFile, showOwnerView } from "#app/services/review/owner-view.ts";
import { showRanking } from "#app/services/review/show-ranking.ts";
import { showReview } from "#app/services/review/show-review.ts";
import { at, codeOf, makeMove, valueOf } from "#tests/support/builders.ts";
import { anExpert, anOpenedItem, aPanel, markAndSign, type OpenedItem } from "#tests/support/reviews.ts";

const paper = pdf("需求方书面意见");
const scan = { name: "需求方书面意见.pdf", bytes: new Uint8Array(paper) };
const keep = async (item: OpenedItem, more: object = {}, given: Parameters<typeof keepOwnerView>[3] = scan, who = item.staff.officer) => keepOwnerView(await at(who), item.no, { revision: 0, words: "两家均可，倾向成本较低的", bids: { [item.bids.T01!.code]: "工艺与现有产线匹配" }, ...more }, given);
async function opened(who: Actor, item: OpenedItem): Promise<Buffer> {
  return buffer(Readable.fromWeb(valueOf(await readOwnerViewFile(await at(who), item.no)).body as WebStream));
}

describe("需求方意见", () => {
  it("is entered with its file before the review, read beside its criterion and in the ranking, and by nobody else", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
    const { officer, officer2, leader, supervisor, witness } = item.staff;
    for (const who of [officer2, leader]) expect(codeOf(await keep(item, {}, scan, who))).toBe("notAllowed");
    expect(codeOf(await keep(item, {}, scan, item.bids.T01!.team))).toBe("notFound");
    expect(await keep(item, {}, "")).toMatchObject({ refusal: { code: "invalidInput", fields: [{ path: "scan", message: "scanNeeded" }] } });
    expect(await keep(item, {}, "c".repeat(64))).toMatchObject({ refusal: { fields: [{ path: "scan", message: "scanNotKept" }] } });
    expect(await keep(item, { words: " " })).toMatchObject({ refusal: { code: "invalidInput", fields: [{ path: "words" }] } });
    expect(await keep(item, { bids: { Z9: "x" } })).toMatchObject({ refusal: { fields: [{ path: "bids", message: "unknownBid" }] } });
    expect(valueOf(await keep(item))).toEqual({ revision: 1 });
    expect(codeOf(await keep(item))).toBe("editedElsewhere");
    // A correction keeps the file.
    expect(valueOf(await keep(item, { revision: 1, words: "两家均可" }, ""))).toEqual({ revision: 2 });
    expect(valueOf(await showOwnerView(await at(supervisor), item.no))).toMatchObject({ view: { revision: 2, words: "两家均可" }, file: { name: "需求方书面意见.pdf" }, mayRecord: false });

    const experts = await aPanel(item, ["E901", "E902", "E903"]);
    valueOf(await makeMove(officer, "challenge", item.no, "startReview"));
    expect(codeOf(await keep(item, { revision: 2 }, ""))).toBe("stageNotReached");
    const own = async (lead: string) => valueOf(await showReview(await at(experts[0]!.actor), `${item.bids[lead]!.no}/E901`));
    expect(await own("T01")).toMatchObject({ leftOut: null, criteria: { length: 12 }, ownerView: { words: "两家均可", ofBid: "工艺与现有产线匹配", hasFile: true } });
    expect(await own("T02")).toMatchObject({ ownerView: { ofBid: "" } });
    for (const who of [experts[0]!.actor, officer, leader, supervisor]) expect((await opened(who, item)).equals(paper)).toBe(true);
    for (const who of [witness, item.bids.T01!.team, (await anExpert("E911")).actor, { ...officer, closedItems: [item.id] }]) {
      expect(codeOf(await readOwnerViewFile(await at(who), item.no))).toBe("notFound");
      expect(codeOf(await showOwnerView(await at(who), item.no))).toBe("notFound");
    }
    await expect(getPool().query("update owner_view set words = ''")).rejects.toMatchObject({ code: "42501" });
  });

  it("stands in the table of the decision, by bid", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
    const experts = await aPanel(item, ["E901", "E902", "E903"]);
    valueOf(await keep(item));
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
    await markAndSign(item, experts, { T01: 80, T02: 90 }, true);
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "freezeRanking"));
    const ranking = valueOf(await showRanking(await at(item.staff.leader), item.no));
    expect(ranking.kind === "frozen" && [ranking.ownerView?.words, ranking.lines.map(({ bid, ownerWords }) => [bid, ownerWords])]).toEqual(["两家均可，倾向成本较低的", [[item.bids.T02!.code, ""], [item.bids.T01!.code, "工艺与现有产线匹配"]]]);
  });

  it("tells experts of a double-blind review its gist and shows them no file", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }], rules: { blind: "double" } });
    const [expert] = await aPanel(item, ["E901"]);
    valueOf(await keep(item));
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
    expect(valueOf(await showReview(await at(expert!.actor), `${item.bids.T01!.no}/E901`))).toMatchObject({ isTeamHidden: true, ownerView: { ofBid: "工艺与现有产线匹配", hasFile: false } });
    expect(codeOf(await readOwnerViewFile(await at(expert!.actor), item.no))).toBe("notFound");
  });
});
