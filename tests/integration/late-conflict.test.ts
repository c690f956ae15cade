import { describe, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { holdDraw } from "#app/services/draw/hold-draw.ts";
import { prepareDraw } from "#app/services/draw/prepare-draw.ts";
import { showDraw } from "#app/services/draw/show-draw.ts";
import { addExpertLink } from "#app/services/expert/add-links.ts";
import { recordPanelVote } from "#app/services/panel/record-vote.ts";
import { nameChair } from "#app/services/panel/write-panel.ts";
import { showPanel } from "#app/services/panel/show-panel.ts";
import { answerForItem } from "#app/services/review/answer-invitation.ts";
import { inviteExperts } from "#app/services/review/invite-experts.ts";
import { reportLateConflict } from "#app/services/review/late-conflict.ts";
import { showRanking } from "#app/services/review/show-ranking.ts";
import { listCandidates } from "#app/services/review/list-candidates.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { at, codeOf, makeMove, valueOf } from "#tests/support/builders.ts";
import { anExpert, anOpenedItem, aPanel, declareAndAccept, mark, markAndSign, type OpenedItem, tasksOf } from "#tests/support/reviews.ts";

const statesOf = async (item: OpenedItem, expert: Actor) =>
  (await getPool().query<{ status: string }>("select a.status from review_assignment a join bid b on b.id = a.bid_id where b.challenge_id = $1 and a.expert_id = $2 order by b.no", [item.id, expert.expertId])).rows.map(({ status }) => status);

/** A supervisor with an address, and the mails about an item that went there. */
async function aWatcher() {
  await getPool().query("insert into person (username, name, email) values ('watcher', '示例·监督', 'watcher@example.test') on conflict do nothing");
  await getPool().query("insert into role_grant (person_id, role) select id, 'supervisor' from person p where username = 'watcher' and not exists (select from role_grant g where g.person_id = p.id)");
}

async function mailsTo(item: OpenedItem): Promise<string[]> {
  const { rows } = await getPool().query<{ mail: string }>("select data::text as mail from pgboss.job where data::text like '%watcher@example.test%' and data::text like $1", [`%${item.no}%`]);
  return rows.map(({ mail }) => mail);
}

describe("a late conflict", () => {
  it("voids signed marks, asks the next reserve, tells the supervisor, and the ranking goes without them", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
    const nos = ["E80031", "E80032", "E80033", "E80034", "E80035"];
    for (const no of nos) await anExpert(no);
    const field = `抽取${item.no}`;
    await getPool().query("update expert set fields = array[$1] where no = any($2)", [field, nos]);
    await aWatcher();
    valueOf(await prepareDraw(await at(item.staff.officer), item.no, { groups: [{ kind: "technical", places: 3, leastOutside: 0, field }] }));
    valueOf(await holdDraw(await at(item.staff.witness), item.no, { number: "42" }));
    const [group] = valueOf(await showDraw(await at(item.staff.officer), item.no)).held[0]!.groups;
    const drawn = await Promise.all(group!.names.filter(({ isStandby }) => !isStandby).map(({ expert }) => anExpert(expert!.no)));
    valueOf(await inviteExperts(await at(item.staff.officer), { challenge: item.no, experts: drawn.map(({ no }) => no), allBids: true }));
    const reserve = group!.names.find(({ isStandby }) => isStandby)!.expert!;
    for (const one of drawn) await declareAndAccept(item, one);
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
    await markAndSign(item, drawn, { T01: [60, 80, 90], T02: [70, 70, 70] });
    const late = { expert: drawn[0]!.no, bid: item.bids.T01!.no, kind: "cooperation", words: "收到反映，经核实二人合作发表论文" };
    for (const who of [item.staff.officer, item.staff.officer2]) expect(codeOf(await makeMove(who, "reviewAssignment", (await tasksOf(item, drawn[0]!.actor))[0]!, "void", {}, { reason: "发现利害关系" }))).toBe("sheetSigned");
    expect(codeOf(await reportLateConflict(await at(item.staff.witness), item.no, late))).toBe("notAllowed");
    expect(codeOf(await reportLateConflict(await at(item.staff.officer), item.no, { ...late, kind: "none" }))).toBe("invalidInput");
    expect(valueOf(await reportLateConflict(await at(item.staff.officer), item.no, late))).toMatchObject({ dropped: true, replacement: { kind: "asked", no: reserve.no, place: 1 } });
    const next = await anExpert(reserve.no);
    expect(await statesOf(item, next.actor)).toEqual(["invited", "invited"]);
    const { rows: asked } = await getPool().query("select from audit_event where noun = 'challenge' and object_id = $1 and kind = 'callExpert' and actor_id is null and body::jsonb ->> 'result' = 'asked'", [item.id]);
    expect(asked).toHaveLength(1);
    expect(await statesOf(item, drawn[0]!.actor)).toEqual(["voided", "voided"]);
    const mails = await mailsTo(item);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain("expertRecused");
    for (const { no } of drawn) expect(mails[0]).not.toContain(no);
    // The freeze waits for the replacement.
    expect(codeOf(await makeMove(item.staff.officer, "challenge", item.no, "freezeRanking"))).toBe("scoresUnsigned");
    await declareAndAccept(item, next);
    for (const lead of ["T01", "T02"]) valueOf(await mark(next, item.bids[lead]!.no, 88));
    const [task] = await tasksOf(item, next.actor);
    valueOf(await makeMove(next.actor, "reviewAssignment", task!, "sign"));
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "freezeRanking"));
    const ranking = JSON.stringify(valueOf(await showRanking(await at(item.staff.officer), item.no)));
    expect(ranking).toContain("86.00");
    expect(await brokenInvariants()).toEqual([]);
  });

  it("passes over reserves who cannot be asked, and where none is left prepares a draw of one for the witness", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
    const nos = Array.from({ length: 9 }, (_, index) => `E8006${index}`);
    for (const no of nos) await anExpert(no);
    await getPool().query("update expert set fields = array[$1] where no = any($2)", [`抽取${item.no}`, nos]);
    valueOf(await prepareDraw(await at(item.staff.officer), item.no, { groups: [{ kind: "technical", places: 3, leastOutside: 0, field: `抽取${item.no}` }] }));
    valueOf(await holdDraw(await at(item.staff.witness), item.no, { number: "7" }));
    const [group] = valueOf(await showDraw(await at(item.staff.officer), item.no)).held[0]!.groups;
    const [drawn, standby] = [false, true].map((isStandby) => group!.names.filter((name) => name.isStandby === isStandby).map(({ expert }) => expert!.no));
    valueOf(await inviteExperts(await at(item.staff.officer), { challenge: item.no, experts: drawn!, allBids: true }));
    await getPool().query("update expert set suspended_at = now() where no = any($1)", [[standby![0], ...standby!.slice(2)]]);
    const late = (no: string) => ({ expert: no, kind: "kin", words: "收到反映，经核实" });
    expect(valueOf(await reportLateConflict(await at(item.staff.officer), item.no, late(drawn![0]!)))).toMatchObject({ replacement: { kind: "asked", no: standby![1], place: 2 } });
    expect(valueOf(await reportLateConflict(await at(item.staff.supervisor), item.no, late(drawn![1]!)))).toMatchObject({ replacement: { kind: "drawPrepared" } });
    const { open } = valueOf(await showDraw(await at(item.staff.witness), item.no));
    expect(open).toMatchObject({ groups: [{ name: "technical", places: 1 }] });
    expect(valueOf(await reportLateConflict(await at(item.staff.officer), item.no, late(drawn![2]!)))).toMatchObject({ replacement: { kind: "drawPrepared" } });
    expect((await getPool().query("select from expert_draw where challenge_id = $1", [item.id])).rowCount).toBe(2);
    valueOf(await holdDraw(await at(item.staff.witness), item.no, { number: "8" }));
    await getPool().query("update expert set suspended_at = null where no = any($1)", [nos]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("that the expert enters alone does the same, and stops the marks of who had only begun", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01", leadCode: "PI-LATE" }, { lead: "T02" }] });
    const [signed, begun] = await aPanel(item, ["E80041", "E80042"]);
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
    await markAndSign(item, [signed!], { T01: 80, T02: 70 });
    valueOf(await mark(begun!, item.bids.T01!.no, 80));
    await aWatcher();
    for (const { actor, no } of [signed!, begun!]) expect(valueOf(await addExpertLink(await at(actor), no, { kind: "adviser", personCode: "PI-LATE" }))).toEqual({ added: 1, dropped: 1 });
    expect(await statesOf(item, signed!.actor)).toEqual(["voided", "voided"]);
    expect(await statesOf(item, begun!.actor)).toEqual(["recused", "recused"]);
    expect(codeOf(await mark(begun!, item.bids.T02!.no, 80))).not.toBeNull();
    const mails = await mailsTo(item);
    expect(mails).toHaveLength(2);
    for (const mail of mails) expect(mail).toContain("expertRecused");
  });

  it("said by the expert during the review counts as declared, ends all tasks, and is told", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
    const [one, two] = await aPanel(item, ["E80071", "E80072"]);
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
    await aWatcher();
    valueOf(await mark(one!, item.bids.T01!.no, 80));
    valueOf(await answerForItem(await at(one!.actor), { challenge: item.no, answer: "recuse", reason: "与负责人有近期合作" }));
    expect(await statesOf(item, one!.actor)).toEqual(["recused", "recused"]);
    expect(await statesOf(item, two!.actor)).toEqual(["accepted", "accepted"]);
    const { rows } = await getPool().query("select kind, occasion, words, bid_id as bid from conflict_declaration where challenge_id = $1 and kind <> 'none'", [item.id]);
    expect(rows).toEqual([{ kind: "other", occasion: "late", words: "与负责人有近期合作", bid: null }]);
    expect(await mailsTo(item)).toHaveLength(1);
    const { rows: rule } = await getPool().query("select distinct conflict_reason($2, b.id) as reason from bid b where b.challenge_id = $1", [item.id, one!.actor.expertId]);
    expect(rule).toEqual([{ reason: "declared" }]);
  });

  it("takes the chair from whoever held it: nothing of the panel is read any more, and the officer names another", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
    const experts = await aPanel(item, ["E80081", "E80082", "E80083", "E80084"]);
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
    await markAndSign(item, experts, { T01: 80, T02: 70 });
    const officer = await at(item.staff.officer);
    valueOf(await nameChair(officer, item.no, experts[0]!.no));
    const chair = await at(experts[0]!.actor);
    const matters = async () => valueOf(await listTodo(officer, 100)).mine.filter(({ code, no }) => code === "nameChair" && no === item.no).length;
    expect(valueOf(await showPanel(chair, item.no)).bids).toHaveLength(2);
    expect(await matters()).toBe(0);
    valueOf(await reportLateConflict(officer, item.no, { expert: experts[0]!.no, kind: "kin", words: "收到反映，经核实" }));
    expect(codeOf(await showPanel(chair, item.no))).toBe("notFound");
    expect(codeOf(await recordPanelVote(chair, item.no, { bid: item.bids.T01!.code, question: "tie", votesFor: 2, votesAgainst: 1 }))).toBe("notFound");
    expect(await matters()).toBe(1);
    expect(codeOf(await nameChair(officer, item.no, experts[0]!.no))).toBe("invalidInput");
    valueOf(await nameChair(officer, item.no, experts[1]!.no));
    expect(await matters()).toBe(0);
    expect(valueOf(await showPanel(await at(experts[1]!.actor), item.no)).bids).toHaveLength(2);
  });

  it("takes it also where the fact comes by way of a unit and no task ends: the page of the experts asks for another chair, and who names this one again is told why", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
    const experts = await aPanel(item, ["E80091", "E80092", "E80093", "E80094"]);
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
    await markAndSign(item, experts, { T01: 80, T02: 70 });
    const officer = await at(item.staff.officer);
    valueOf(await nameChair(officer, item.no, experts[0]!.no));
    // What the page of the experts goes by, where it asks for another chair.
    const isKept = async () => valueOf(await listCandidates(officer, item.no)).panel.find(({ no }) => no === experts[0]!.no)!.bids.some(({ conflict }) => conflict !== null);
    expect(await isKept()).toBe(false);
    await getPool().query("insert into unit_member (unit_id, person_id) select b.lead_unit_id, e.person_id from bid b, expert e where b.id = $1 and e.id = $2", [item.bids.T01!.id, experts[0]!.actor.expertId]);
    expect(await statesOf(item, experts[0]!.actor)).toEqual(["signed", "signed"]);
    expect(await isKept()).toBe(true);
    expect(await nameChair(officer, item.no, experts[0]!.no)).toMatchObject({ refusal: { code: "invalidInput", fields: [{ path: "expert", message: "chairConflicted" }] } });
    valueOf(await nameChair(officer, item.no, experts[1]!.no));
  });
});
