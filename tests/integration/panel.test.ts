import { describe, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { showPanel } from "#app/services/panel/show-panel.ts";
import { addRemark, showDiscussion } from "#app/services/panel/discuss.ts";
import { recordPanelVote } from "#app/services/panel/record-vote.ts";
import { nameChair, writePanelOpinion } from "#app/services/panel/write-panel.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { showRanking } from "#app/services/review/show-ranking.ts";
import { at, codeOf, makeMove, valueOf } from "#tests/support/builders.ts";
import { anOpenedItem, aPanel, aUnit, mark, tasksOf } from "#tests/support/reviews.ts";

async function marked(shares: Record<string, number[]>) {
  const item = await anOpenedItem({ bids: Object.keys(shares).map((lead) => ({ lead })) });
  const experts = await aPanel(item, ["E901", "E902", "E903"]);
  valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
  for (const [index, expert] of experts.entries()) for (const [lead, share] of Object.entries(shares)) valueOf(await mark(expert, item.bids[lead]!.no, share[index]!));
  const sign = async (index: number) => valueOf(await makeMove(experts[index]!.actor, "reviewAssignment", (await tasksOf(item, experts[index]!.actor))[0]!, "sign"));
  return { item, experts, sign, chair: experts[0]!.actor };
}

describe("the panel's opinion", () => {
  it("is the chair's, once everybody has signed; before, nobody sees a value", async () => {
    const { item, experts, sign, chair } = await marked({ T01: [90, 60, 88], T02: [80, 82, 84] });
    const { officer, leader } = item.staff;
    expect(codeOf(await nameChair(await at(leader), item.no, "E901"))).toBe("notAllowed");
    expect(await nameChair(await at(officer), item.no, "E030")).toMatchObject({ refusal: { code: "invalidInput", fields: [{ path: "expert" }] } });
    valueOf(await nameChair(await at(officer), item.no, "E901"));
    await sign(0);
    await sign(1);
    const early = valueOf(await showPanel(await at(chair), item.no));
    expect(early).toMatchObject({ waitsFor: 2, bids: [], mayWrite: false });
    for (const value of ["60.00", "88.00"]) expect(JSON.stringify(early)).not.toContain(value);
    const opinion = { bid: item.bids.T01!.code, revision: 0, opinion: "技术路线可行，成本核算须补充。" };
    expect(codeOf(await writePanelOpinion(await at(chair), item.no, opinion))).toBe("stageNotReached");
    const due = async (actor: Actor) => valueOf(await listTodo(await at(actor), 99)).mine.filter(({ code, no }) => code === "writePanel" && no === item.no).map(({ count }) => count);
    expect(await due(chair)).toEqual([]);
    await sign(2);
    expect([await due(chair), await due(experts[1]!.actor)]).toEqual([[2], []]);
    for (const actor of [experts[1]!.actor, officer, leader]) expect(codeOf(await showPanel(await at(actor), item.no))).toBe("notFound");
    const page = valueOf(await showPanel(await at(chair), item.no));
    const wide = page.bids.find(({ code }) => code === item.bids.T01!.code)!;
    expect(wide).toMatchObject({ mean: "79.33", divergence: { range: "30.00", isWide: true } });
    expect(page.bids.find(({ code }) => code === item.bids.T02!.code)!.divergence!.isWide).toBe(false);
    const { rows } = await getPool().query<{ name: string }>("select p.name from expert e join person p on p.id = e.person_id where e.no = 'E902'");
    expect(JSON.stringify(page)).not.toContain(rows[0]!.name);
    expect(await writePanelOpinion(await at(chair), item.no, opinion)).toMatchObject({ refusal: { code: "invalidInput", fields: [{ path: "divergence" }] } });
    valueOf(await writePanelOpinion(await at(chair), item.no, { ...opinion, divergence: "一名专家对成本口径有不同看法，经讨论维持各自评分。" }));
    expect(await due(chair)).toEqual([1]);
    expect(codeOf(await writePanelOpinion(await at(chair), item.no, { ...opinion, divergence: "x" }))).toBe("editedElsewhere");
    // Kept from it by a fact that nobody has recorded yet: no page, and nothing that leads there.
    await getPool().query("insert into unit_member (unit_id, person_id) values ($1, $2)", [(await aUnit("T02")).id, chair.personId]);
    expect([codeOf(await showPanel(await at(chair), item.no)), await due(chair)]).toEqual(["notFound", []]);
    await getPool().query("delete from unit_member where person_id = $1", [chair.personId]);
    expect(await due(chair)).toEqual([1]);
    expect(await recordPanelVote(await at(chair), item.no, { bid: item.bids.T01!.code, question: "tie", votesFor: 3, votesAgainst: 1 })).toMatchObject({ refusal: { fields: [{ path: "votesFor" }] } });
    valueOf(await recordPanelVote(await at(chair), item.no, { bid: item.bids.T01!.code, question: "tie", votesFor: 1, votesAgainst: 2 }));
  });

  it("is asked for again where marks came to lie far apart after it was written", async () => {
    const { item, experts, sign, chair } = await marked({ T01: [90, 85, 88], T02: [80, 82, 84] });
    const [officer, officer2] = [item.staff.officer, item.staff.officer2];
    valueOf(await nameChair(await at(officer), item.no, "E901"));
    for (const index of [0, 1, 2]) await sign(index);
    const write = async (lead: string, revision: number, divergence = "") => writePanelOpinion(await at(chair), item.no, { bid: item.bids[lead]!.code, revision, opinion: "技术路线可行。", divergence });
    for (const lead of ["T01", "T02"]) valueOf(await write(lead, 0));
    const due = async () => valueOf(await listTodo(await at(chair), 99)).mine.filter(({ code, no }) => code === "writePanel" && no === item.no).map(({ count }) => count);
    expect(await due()).toEqual([]);
    const reference = `${item.bids.T01!.no}/E902`;
    valueOf(await makeMove(officer, "reviewAssignment", reference, "askReopen", {}, { reason: "专家来函说明笔误" }));
    valueOf(await makeMove(officer2, "reviewAssignment", reference, "reopen", {}, { reason: "同意" }));
    valueOf(await mark(experts[1]!, item.bids.T01!.no, 60));
    valueOf(await makeMove(experts[1]!.actor, "reviewAssignment", reference, "sign"));
    expect(valueOf(await showPanel(await at(chair), item.no)).bids.find(({ code }) => code === item.bids.T01!.code)!.divergence).toMatchObject({ range: "30.00", isWide: true });
    expect(await due()).toEqual([1]);
    valueOf(await write("T01", 1, "一名专家更正了评分，经讨论各自维持。"));
    expect(await due()).toEqual([]);
  });

  it("stands beside the frozen ranking and changes nothing in it", async () => {
    const { item, sign, chair } = await marked({ T01: [90, 85, 88], T02: [80, 82, 84] });
    valueOf(await nameChair(await at(item.staff.officer), item.no, "E901"));
    for (const index of [0, 1, 2]) await sign(index);
    valueOf(await writePanelOpinion(await at(chair), item.no, { bid: item.bids.T02!.code, revision: 0, opinion: "建议优先支持。" }));
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "freezeRanking"));
    expect(codeOf(await nameChair(await at(item.staff.officer), item.no, "E902"))).toBe("rankingFrozen");
    valueOf(await writePanelOpinion(await at(chair), item.no, { bid: item.bids.T02!.code, revision: 1, opinion: "建议优先支持，须补充试验。" }));
    const ranking = valueOf(await showRanking(await at(item.staff.leader), item.no));
    expect(ranking).toMatchObject({ kind: "frozen", lines: [{ bid: item.bids.T01!.code }, { bid: item.bids.T02!.code }] });
    expect(ranking.kind === "frozen" && ranking.panel.find(({ code }) => code === item.bids.T02!.code)?.opinion).toMatchObject({ revision: 2, opinion: "建议优先支持，须补充试验。" });
    await expect(getPool().query("update panel_opinion set opinion = ''")).rejects.toMatchObject({ code: "42501" });
  });
});

describe("评议讨论", () => {
  const allow = (no: string) => getPool().query("update round set rules = rules || '{\"discussion\": \"afterSigning\"}' where id = (select round_id from challenge where no = $1)", [no]);

  it("is among the panel by pseudonym, after everybody has signed, and shows no marks", async () => {
    const { item, experts, sign, chair } = await marked({ T01: [90, 60, 88], T02: [80, 82, 84] });
    const [first, second] = [experts[0]!.actor, experts[1]!.actor];
    const bid = item.bids.T01!.code;
    await sign(0);
    expect(codeOf(await showDiscussion(await at(first), item.no))).toBe("notFound");
    await allow(item.no);
    expect(valueOf(await showDiscussion(await at(first), item.no))).toMatchObject({ waitsFor: 4, bids: [], mayWrite: false });
    expect(codeOf(await addRemark(await at(first), item.no, { bid, words: "成本口径需要统一。" }))).toBe("stageNotReached");
    await sign(1);
    await sign(2);
    valueOf(await nameChair(await at(item.staff.officer), item.no, "E901"));
    const said = valueOf(await addRemark(await at(first), item.no, { bid, words: "成本口径需要统一。" }));
    valueOf(await addRemark(await at(second), item.no, { bid, parent: said.id, words: "同意，按到厂价核算。" }));
    expect(await addRemark(await at(second), item.no, { bid: item.bids.T02!.code, parent: said.id, words: "放错了地方" })).toMatchObject({ refusal: { fields: [{ path: "parent" }] } });
    expect(await addRemark(await at(second), item.no, { bid, words: "   " })).toMatchObject({ refusal: { code: "invalidInput" } });
    const page = valueOf(await showDiscussion(await at(second), item.no));
    const remarks = page.bids.find(({ code }) => code === bid)!.remarks;
    expect(remarks).toMatchObject([{ parentId: null, isChair: true, words: "成本口径需要统一。" }, { parentId: said.id, isChair: false, isVoid: false }]);
    expect(new Set(remarks.map(({ author }) => author)).size).toBe(2);
    const names = await getPool().query<{ name: string; id: string }>("select p.name, e.id from expert e join person p on p.id = e.person_id where e.no in ('E901', 'E902')");
    for (const secret of [...names.rows.flatMap(({ name, id }) => [name, id]), "79.33", "60.00", "90.00"]) expect(JSON.stringify(page)).not.toContain(secret);
    for (const actor of [item.staff.officer, item.staff.leader, item.bids.T01!.team]) expect(codeOf(await showDiscussion(await at(actor), item.no))).toBe("notFound");
    await expect(getPool().query("update panel_remark set words = ''")).rejects.toMatchObject({ code: "42501" });

    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "freezeRanking"));
    expect(codeOf(await addRemark(await at(chair), item.no, { bid, words: "迟了" }))).toBe("stageNotReached");
    const ranking = valueOf(await showRanking(await at(item.staff.leader), item.no));
    expect(ranking.kind === "frozen" && ranking.panel.find(({ code }) => code === bid)?.remarks.map(({ words }) => words)).toEqual(["成本口径需要统一。", "同意，按到厂价核算。"]);
  });
});
