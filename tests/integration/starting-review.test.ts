import { describe, expect, it } from "vitest";
import { pdf } from "#app/files/files.fixture.ts";
import { keepOwnerView } from "#app/services/review/owner-view.ts";
import { showReview } from "#app/services/review/show-review.ts";
import { at, makeMove, valueOf } from "#tests/support/builders.ts";
import { anOpenedItem, aPanel } from "#tests/support/reviews.ts";

describe("starting the review", () => {
  it("ends without a valid bid, and waits with a single one", async () => {
    const none = await anOpenedItem({ bids: [{ lead: "T01", form: "reject" }] });
    expect(valueOf(await makeMove(none.staff.officer, "challenge", none.no, "startReview"))).toMatchObject({ to: "noBid", bids: 0 });
    const single = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02", form: "reject" }] });
    expect(valueOf(await makeMove(single.staff.officer, "challenge", single.no, "startReview"))).toMatchObject({ to: "singleBid", bids: 1, warnings: [] });
    expect(valueOf(await makeMove(single.staff.officer, "challenge", single.no, "startReview"))).toMatchObject({ to: "inReview", warnings: ["tooFewExperts"] });
  });

  it("waits for every form check", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }, { lead: "T05", form: "open" }] });
    expect(await makeMove(item.staff.officer, "challenge", item.no, "startReview")).toMatchObject({ ok: false, refusal: { code: "formCheckOpen", facts: { count: 1 } } });
  });

  it("lets R12 be marked when the owner's written opinion is there", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
    const [expert] = await aPanel(item, ["E901"]);
    valueOf(await keepOwnerView(await at(item.staff.officer), item.no, { revision: 0, words: "工艺与现有产线匹配" }, { name: "书面意见.pdf", bytes: new Uint8Array(pdf("书面意见")) }));
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
    expect(valueOf(await showReview(await at(expert!.actor), `${item.bids.T01!.no}/E901`))).toMatchObject({ leftOut: null, criteria: { length: 12 } });
  });
});
