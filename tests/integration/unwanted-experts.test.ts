import { describe, expect, it } from "vitest";
import { readContent } from "#app/db/bid-opening.ts";
import { getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { keptContent } from "#app/services/bid/keep-content.ts";
import { prepareDraw } from "#app/services/draw/prepare-draw.ts";
import { showDraw } from "#app/services/draw/show-draw.ts";
import { listCandidates } from "#app/services/review/list-candidates.ts";
import { answerUnwanted } from "#app/services/review/unwanted.ts";
import { at, codeOf, valueOf } from "#tests/support/builders.ts";
import { anExpert, anOpenedItem, aPanel, type OpenedItem } from "#tests/support/reviews.ts";

/** What a team wrote under 建议不邀请的专家, in the opened bid. */
async function asks(item: OpenedItem, lead: string, unsuitable: { name: string; unit: string; reason: string }[]): Promise<void> {
  const { id } = item.bids[lead]!;
  const stored = (await readContent(id))!;
  const content = keptContent.read(id, stored.versionNumber, stored.revision, stored.content);
  const changed = keptContent.keep(id, stored.versionNumber, stored.revision, { ...content, full: { ...content.full, unsuitable } });
  await getPool().query("update bid_content set content = $2 where bid_id = $1", [id, Buffer.from(changed)]);
}

const named = async (no: string) => (await getPool().query<{ name: string; unit: string }>("select p.name, u.name as unit from expert e join person p on p.id = e.person_id join unit u on u.id = e.unit_id where e.no = $1", [no])).rows[0]!;

describe("a team's request not to ask an expert", () => {
  it("stands at the draw, is answered once with a reason, and heard it keeps the expert out of the draw", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
    for (const no of ["E941", "E942", "E943"]) await anExpert(no);
    const field = `领域${item.no}`;
    await getPool().query("update expert set fields = array[$1] where no in ('E941', 'E942', 'E943')", [field]);
    const [first, second] = [await named("E941"), await named("E942")];
    await asks(item, "T01", [{ ...first, reason: "曾有合同纠纷" }, { ...second, reason: "观点不同" }, { ...first, unit: "另一单位", reason: "同名的别人" }]);
    const officer = await at(item.staff.officer);
    const requests = async () => valueOf(await showDraw(officer, item.no)).unwanted;
    const { no: bid, code } = item.bids.T01!;
    expect(await requests()).toMatchObject([{ expertNo: "E941", bidNo: bid, code, reason: "曾有合同纠纷", answer: null }, { expertNo: "E942", reason: "观点不同", answer: null }]);
    // The witness says a number and learns no name.
    expect(valueOf(await showDraw(await at(item.staff.witness), item.no)).unwanted).toEqual([]);
    const answer = (expert: string, given: string, reason = "经核实") => answerUnwanted(officer, item.no, { expert, bid, answer: given, reason });
    expect(codeOf(await answerUnwanted(await at(item.staff.officer2), item.no, { expert: "E941", bid, answer: "accept", reason: "x" }))).toBe("notAllowed");
    expect(codeOf(await answer("E941", "accept", " "))).toBe("invalidInput");
    expect(codeOf(await answer("E943", "accept"))).toBe("invalidInput");
    const group = (places: number) => ({ groups: [{ kind: "technical", places, leastOutside: 0, field }] });
    expect(codeOf(await prepareDraw(officer, item.no, group(3)))).toBeNull();
    valueOf(await answer("E941", "accept"));
    valueOf(await answer("E942", "refuse", "理由不足以影响公正评审"));
    expect(codeOf(await answer("E942", "accept"))).toBe("alreadyDone");
    expect(await requests()).toMatchObject([{ answer: { isAccepted: true, reason: "经核实" } }, { answer: { isAccepted: false, reason: "理由不足以影响公正评审" } }]);
    expect(codeOf(await prepareDraw(officer, item.no, group(3)))).toBe("invalidInput");
    expect(codeOf(await prepareDraw(officer, item.no, group(2)))).toBeNull();
    expect(valueOf(await listCandidates(officer, item.no)).unwanted).toMatchObject([{ expertNo: "E941", answer: { isAccepted: true } }, { expertNo: "E942", answer: { isAccepted: false } }]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("ends the tasks of who was asked already", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
    await aPanel(item, ["E951", "E952"]);
    await asks(item, "T02", [{ ...(await named("E951")), reason: "同门竞争" }]);
    expect(valueOf(await answerUnwanted(await at(item.staff.officer), item.no, { expert: "E951", bid: item.bids.T02!.code, answer: "accept", reason: "属实" }))).toEqual({ dropped: 1 });
    const { rows } = await getPool().query<{ status: string }>("select distinct a.status from review_assignment a join bid b on b.id = a.bid_id join expert e on e.id = a.expert_id where b.challenge_id = $1 and e.no = 'E951'", [item.id]);
    expect(rows).toEqual([{ status: "recused" }]);
  });
});
