import { Readable } from "node:stream";
import { beforeAll, describe, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { pdf } from "#app/files/files.fixture.ts";
import { recomputeAnyRanking } from "#app/domain/review/staged-file.ts";
import type { RoundRules } from "#app/domain/round/schema.ts";
import { listExceptions } from "#app/services/exception/list-exceptions.ts";
import { showPanel } from "#app/services/panel/show-panel.ts";
import { recordPanelVote, recordPaperVote } from "#app/services/panel/record-vote.ts";
import { nameChair } from "#app/services/panel/write-panel.ts";
import { keepScan } from "#app/services/scan/keep-scan.ts";
import { saveOwnGrid, showOwnGrid } from "#app/services/review/own-grid.ts";
import { saveScores } from "#app/services/review/save-scores.ts";
import { readRankingFile, showRanking } from "#app/services/review/show-ranking.ts";
import { showReview } from "#app/services/review/show-review.ts";
import { aChecker, at, codeOf, makeMove, valueOf } from "#tests/support/builders.ts";
import { anOpenedItem, aPanel, longOpinion, longReason, mark, marksAt, type OpenedItem, tasksOf, type TestExpert } from "#tests/support/reviews.ts";

beforeAll(() => aChecker());

let papers = 0;
/** The signed record of a vote, handed in by this officer and checked by another person. */
async function aVoteRecord(actor: Actor, checker = "officer2") {
  const kept = valueOf(await keepScan(await at(actor), { name: "表决记录.pdf", content: Readable.from([pdf(`表决记录 ${(papers += 1)}`)]) }));
  return { date: "2026-03-05", place: "示例会议室", people: ["示例·组长", "示例·见证人"], checker, scan: kept.digest };
}

const freeze = (item: OpenedItem) => makeMove(item.staff.officer, "challenge", item.no, "freezeRanking");
const sign = async (item: OpenedItem, { actor }: TestExpert) => makeMove(actor, "reviewAssignment", (await tasksOf(item, actor))[0]!, "sign");

/** T01 leads T02; the experts of these places raise a veto on T01. */
async function vetoed(by: number[], rules: Partial<RoundRules> = {}) {
  const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }], rules });
  const experts = await aPanel(item, ["E901", "E902", "E903"]);
  valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
  for (const [index, expert] of experts.entries()) {
    valueOf(await mark(expert, item.bids.T02!.no, 80));
    const sheet = { revision: 0, marks: await marksAt(90), reasons: {}, opinion: longOpinion };
    valueOf(await saveScores(await at(expert.actor), `${item.bids.T01!.no}/${expert.no}`, { ...sheet, ...(by.includes(index) && { vetoes: { R07: longReason } }) }));
    valueOf(await sign(item, expert));
  }
  return { item, experts, code: item.bids.T01!.code };
}

describe("一票否决 on a sheet", () => {
  it("is raised where the rubric has it, with a reason, and stays with what is saved elsewhere", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }] });
    const [expert] = await aPanel(item, ["E901"]);
    const ctx = await at(expert!.actor);
    const reference = `${item.bids.T01!.no}/E901`;
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
    const sheet = { marks: await marksAt(90), reasons: {}, opinion: longOpinion };
    expect(await saveScores(ctx, reference, { ...sheet, revision: 0, vetoes: { R01: longReason } })).toMatchObject({ refusal: { code: "invalidInput", fields: [{ path: "vetoes.R01", message: "noVetoHere" }] } });
    // A box without a reason is kept, and keeps the sheet from being signed.
    expect(valueOf(await saveScores(ctx, reference, { ...sheet, revision: 0, flags: { R07: "on" } }))).toMatchObject({ revision: 1, missing: 1 });
    expect(await sign(item, expert!)).toMatchObject({ refusal: { code: "scoresMissing", fields: [{ message: "vetoReasonTooShort" }] } });
    expect(valueOf(await saveScores(ctx, reference, { ...sheet, revision: 1, flags: { R07: "on" }, vetoes: { R07: longReason } }))).toMatchObject({ revision: 2, missing: 0 });
    // The grid changes marks and leaves the rest.
    const code = item.bids.T01!.code;
    valueOf(await saveOwnGrid(ctx, item.no, { bids: { [code]: { revision: 2, marks: { ...sheet.marks, R01: "11.00" } } } }));
    expect(valueOf(await showOwnGrid(ctx, item.no)).bids).toMatchObject([{ vetoes: ["R07"], revision: 3 }]);
    expect(valueOf(await showReview(ctx, reference))).toMatchObject({ sheet: { flags: { R07: "on" }, vetoes: { R07: longReason } } });
    // A box that is not ticked any more takes it back, whatever is left in the text.
    valueOf(await saveScores(ctx, reference, { ...sheet, revision: 3, flags: {}, vetoes: { R07: longReason } }));
    expect(valueOf(await showReview(ctx, reference))).toMatchObject({ sheet: { flags: {}, vetoes: {} } });
  });
});

describe("the panel's vote on a veto", () => {
  it("is needed before the ranking is fixed, and puts the bid behind all others where it is upheld", async () => {
    const { item, experts, code } = await vetoed([1]);
    const chair = await at(experts[0]!.actor);
    valueOf(await nameChair(await at(item.staff.officer), item.no, "E901"));
    expect(valueOf(await showRanking(await at(item.staff.officer), item.no))).toMatchObject({ kind: "progress", vetoes: [{ code, flags: 1, isVoted: false }] });
    expect(await freeze(item)).toMatchObject({ ok: false, refusal: { code: "vetoUndecided", facts: { bid: code } } });
    expect(valueOf(await showPanel(chair, item.no)).bids.find((bid) => bid.code === code)?.vetoes).toMatchObject([{ criterion: "R07", reason: longReason }]);
    expect(await recordPanelVote(chair, item.no, { bid: item.bids.T02!.code, question: "veto", votesFor: 3, votesAgainst: 0 })).toMatchObject({ refusal: { fields: [{ path: "bid", message: "noVetoRaised" }] } });
    valueOf(await recordPanelVote(chair, item.no, { bid: code, question: "veto", votesFor: 2, votesAgainst: 1 }));
    valueOf(await freeze(item));
    expect(codeOf(await recordPanelVote(chair, item.no, { bid: code, question: "veto", votesFor: 0, votesAgainst: 3 }))).toBe("rankingFrozen");
    const view = valueOf(await showRanking(await at(item.staff.leader), item.no));
    expect(view.kind === "frozen" && view.lines.map(({ no, place, vetoed: isVetoed, vetoFlags }) => [no, place, isVetoed, vetoFlags])).toEqual([[item.bids.T02!.no, 1, false, 0], [item.bids.T01!.no, 2, true, 1]]);
    const stored = valueOf(await readRankingFile(await at(item.staff.supervisor), item.no));
    expect(JSON.parse(stored.text)).toMatchObject({ format: "jiebang-ranking-3", votes: [{ bid: code, question: "veto", votesFor: 2, votesAgainst: 1 }] });
    expect(recomputeAnyRanking(JSON.parse(stored.text))).toMatchObject({ ok: true, value: { findings: [], differs: [] } });
    // What a stranger finds: the same file without the vote has no ranking.
    expect(recomputeAnyRanking({ ...(JSON.parse(stored.text) as object), votes: [] })).toMatchObject({ ok: false, refusal: { code: "vetoUndecided" } });
    const decide = (award: string, reason?: string) => makeMove(item.staff.leader, "challenge", item.no, "decide", { awards: [{ bid: award }], minuteNo: "局办纪〔2026〕9号", ...(reason && { reason }) });
    expect(await decide(item.bids.T01!.no)).toMatchObject({ ok: false, refusal: { code: "reasonNeeded", facts: { ground: "reasonOutOfOrder" } } });
    expect(valueOf(await decide(item.bids.T01!.no, "否决事项已经整改，提交了合法处置协议。"))).toMatchObject({ grounds: ["reasonOutOfOrder", "reasonVetoed"] });
  });

  it("is entered by an officer from the signed record where the chair cannot, and stands in the 例外清单", async () => {
    const { item, code } = await vetoed([0, 1]);
    const { officer, leader } = item.staff;
    const vote = { bid: code, question: "veto", votesFor: 1, votesAgainst: 2, seen: 0 };
    const record = await aVoteRecord(officer);
    // By two people, and from a paper that is at hand.
    for (const short of [undefined, { ...record, checker: "officer" }, { ...record, people: [] }, { ...record, scan: "ab".repeat(32) }]) expect(codeOf(await recordPaperVote(await at(officer), item.no, vote, short))).toBe("offlineRecordIncomplete");
    expect(codeOf(await recordPaperVote(await at(officer), item.no, vote, { ...record, date: "2999-01-01" }))).toBe("badDate");
    expect(codeOf(await recordPaperVote(await at(leader), item.no, vote, record))).toBe("notAllowed");
    expect(codeOf(await recordPaperVote(await at(item.bids.T01!.team), item.no, vote, record))).toMatch(/notFound|notAllowed/);
    valueOf(await recordPaperVote(await at(officer), item.no, vote, record));
    valueOf(await freeze(item));
    const view = valueOf(await showRanking(await at(leader), item.no));
    expect(view.kind === "frozen" && view.lines.map(({ no, vetoed: isVetoed, vetoFlags }) => [no, isVetoed, vetoFlags])).toEqual([[item.bids.T01!.no, false, 2], [item.bids.T02!.no, false, 0]]);
    expect(view.kind === "frozen" && view.words[0]).toMatchObject({ code, criteria: [{ code: "R07", vetoes: [longReason, longReason] }] });
    const { rows } = valueOf(await listExceptions(await at(officer), item.round, "offline"));
    expect(rows.find(({ event }) => event === "panelVote")).toMatchObject({ offline: { scan: record.scan, date: "2026-03-05", place: "示例会议室" } });
  });

  it("gives way to a paper only with a reason, and never to one whose officer did not see it", async () => {
    const { item, experts, code } = await vetoed([1]);
    const [officer, chair] = [await at(item.staff.officer), await at(experts[0]!.actor)];
    valueOf(await nameChair(officer, item.no, "E901"));
    const vote = { bid: code, question: "veto", votesFor: 0, votesAgainst: 3 };
    const record = await aVoteRecord(item.staff.officer);
    valueOf(await recordPanelVote(chair, item.no, { ...vote, votesFor: 3, votesAgainst: 0 }));
    expect(await recordPaperVote(officer, item.no, { ...vote, seen: 0 }, record)).toMatchObject({ refusal: { code: "editedElsewhere" } });
    expect(valueOf(await showRanking(officer, item.no))).toMatchObject({ kind: "progress", votes: [{ code, question: "veto", isPaper: false }] });
    expect(await recordPaperVote(officer, item.no, { ...vote, seen: 1 }, record)).toMatchObject({ refusal: { code: "reasonNeeded", fields: [{ path: "reason", message: "chairVoted" }] } });
    valueOf(await recordPaperVote(officer, item.no, { ...vote, seen: 1, reason: "组长登记时把同意与不同意填反，全体专家签字更正。" }, record));
    // Two at once are two records, and one that comes after the freeze is none.
    const both = await Promise.all([recordPanelVote(chair, item.no, vote), recordPanelVote(chair, item.no, vote)]);
    expect(both.map(codeOf)).toEqual([null, null]);
    const [frozen, late] = await Promise.all([freeze(item), recordPanelVote(chair, item.no, { ...vote, votesFor: 3, votesAgainst: 0 })]);
    valueOf(frozen);
    const file = JSON.parse(valueOf(await readRankingFile(officer, item.no)).text) as { votes: { votesFor: number }[] };
    expect(file.votes[0]!.votesFor).toBe(late.ok ? 3 : 0);
    if (!late.ok) expect(late.refusal.code).toBe("rankingFrozen");
    expect(codeOf(await recordPaperVote(officer, item.no, { ...vote, seen: late.ok ? 5 : 4 }, record))).toBe("rankingFrozen");
  });

  it.each([["one", [2], true], ["majority", [2], false], ["majority", [1, 2], true]] as const)("is not asked where the round's rule is %s: raised by %j", async (veto, by, falls) => {
    const { item, code } = await vetoed([...by], { veto });
    valueOf(await freeze(item));
    const view = valueOf(await showRanking(await at(item.staff.leader), item.no));
    expect(view.kind === "frozen" && view.lines.find(({ bid }) => bid === code)?.vetoed).toBe(falls);
  });
});

describe("the panel's vote on a tie", () => {
  it("parts the two in the file when it came before, and at the decision when it came after", async () => {
    const tied = async () => {
      const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
      const experts = await aPanel(item, ["E901", "E902", "E903"]);
      valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
      for (const expert of experts) {
        for (const lead of ["T01", "T02"]) valueOf(await mark(expert, item.bids[lead]!.no, 80));
        valueOf(await sign(item, expert));
      }
      valueOf(await nameChair(await at(item.staff.officer), item.no, "E901"));
      return { item, chair: experts[0]!.actor };
    };
    const decide = (item: OpenedItem, lead: string) => makeMove(item.staff.leader, "challenge", item.no, "decide", { awards: [{ bid: item.bids[lead]!.no }], minuteNo: "局办纪〔2026〕9号" });
    const early = await tied();
    valueOf(await recordPanelVote(await at(early.chair), early.item.no, { bid: early.item.bids.T02!.code, question: "tie", votesFor: 2, votesAgainst: 1 }));
    valueOf(await freeze(early.item));
    const view = valueOf(await showRanking(await at(early.item.staff.leader), early.item.no));
    expect(view.kind === "frozen" && view.lines.map(({ no, place, tieBreak }) => [no, place, tieBreak])).toEqual([[early.item.bids.T02!.no, 1, "panelVoted"], [early.item.bids.T01!.no, 2, "panelVoted"]]);
    expect(await decide(early.item, "T01")).toMatchObject({ refusal: { facts: { ground: "reasonOutOfOrder" } } });
    valueOf(await decide(early.item, "T02"));
    const late = await tied();
    valueOf(await freeze(late.item));
    // Two in one place: either needs a reason until the panel has voted.
    for (const lead of ["T01", "T02"]) expect(await decide(late.item, lead)).toMatchObject({ refusal: { facts: { ground: "reasonOutOfOrder" } } });
    valueOf(await recordPanelVote(await at(late.chair), late.item.no, { bid: late.item.bids.T01!.code, question: "tie", votesFor: 3, votesAgainst: 0 }));
    expect(await decide(late.item, "T02")).toMatchObject({ refusal: { facts: { ground: "reasonOutOfOrder" } } });
    valueOf(await decide(late.item, "T01"));
    const { rows } = await getPool().query("select distinct stage from panel_vote");
    expect(rows).toEqual([{ stage: 1 }]);
  });
});
