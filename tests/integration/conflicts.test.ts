import { describe, expect, it } from "vitest";
import { actorOfPerson } from "#app/auth/actor.ts";
import { getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { bidPolicy } from "#app/domain/policy/bid.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { findSubject } from "#app/db/subjects.ts";
import { showBid } from "#app/services/bid/show-bid.ts";
import { showBidSummary } from "#app/services/bid/show-bid-summary.ts";
import { readFile } from "#app/services/bid-file/read-file.ts";
import { passSettled } from "#app/services/bid/check-many.ts";
import { decideLine } from "#app/services/bid/decide-line.ts";
import { listOwnBids } from "#app/services/bid/list-own-bids.ts";
import { listChallengeBids } from "#app/services/bid/list-challenge-bids.ts";
import { listMoves } from "#app/services/list-moves.ts";
import { listWorkChallenges } from "#app/services/challenge/list-work-challenges.ts";
import { showWorkChallenge } from "#app/services/challenge/show-work-challenge.ts";
import { showDefence } from "#app/services/defence/show-defence.ts";
import { prepareDraw, previewDraw } from "#app/services/draw/prepare-draw.ts";
import { holdDraw } from "#app/services/draw/hold-draw.ts";
import { showDraw } from "#app/services/draw/show-draw.ts";
import { listExceptions } from "#app/services/exception/list-exceptions.ts";
import { addExpertLink, importBibliography } from "#app/services/expert/add-links.ts";
import { listBank } from "#app/services/expert/list-bank.ts";
import { reviewPledge } from "#app/domain/review/pledge.ts";
import { answerForItem } from "#app/services/review/answer-invitation.ts";
import { declareConflicts, declareNone, showDeclaration } from "#app/services/review/declare-conflicts.ts";
import { inviteExperts } from "#app/services/review/invite-experts.ts";
import { reportLateConflict } from "#app/services/review/late-conflict.ts";
import { listCandidates } from "#app/services/review/list-candidates.ts";
import { listReviews } from "#app/services/review/list-reviews.ts";
import { showConflicts } from "#app/services/review/show-conflicts.ts";
import { showRanking } from "#app/services/review/show-ranking.ts";
import { showRoundOverview } from "#app/services/round/round-overview.ts";
import { showTimeline } from "#app/services/timeline/show-timeline.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { aPerson, at, codeOf, makeMove, valueOf } from "#tests/support/builders.ts";
import { asOwner } from "#tests/support/as-owner.ts";
import { aCall, aDemand } from "#tests/support/demands.ts";
import { anExpert, anOpenedItem, aPanel, aTeam, aUnit, markAndSign, type OpenedItem } from "#tests/support/reviews.ts";
import { changeOwnProfile } from "#app/services/person/own-profile.ts";
import { listScreens } from "#app/services/similarity/show-screen.ts";
import { listPaper } from "#app/services/paper/print-sheets.ts";
import { showDiscussion } from "#app/services/panel/discuss.ts";
import { listStandings } from "#app/services/review/list-standings.ts";
import { showVisits } from "#app/services/visit/keep-visits.ts";
import { showPanel } from "#app/services/panel/show-panel.ts";
import { showFees } from "#app/services/fee/round-fees.ts";
import { listPlans } from "#app/services/assignment/show-plan.ts";

const none = { item: "none", answers: [], words: "" };
const reasonFor = async (expert: Actor, bidId: string) => (await getPool().query<{ reason: string | null }>("select conflict_reason($1, $2) as reason", [expert.expertId, bidId])).rows[0]!.reason;
const statesOf = async (item: OpenedItem, expert: Actor) =>
  (await getPool().query<{ status: string }>("select a.status from review_assignment a join bid b on b.id = a.bid_id where b.challenge_id = $1 and a.expert_id = $2 order by b.no", [item.id, expert.expertId])).rows.map(({ status }) => status);

/** A duty as the sign-in reads it: with the items closed to the person. */
async function fresh(username: string): Promise<Actor> {
  return { ...(await actorOfPerson(username))!, secondFactorFresh: true };
}

async function withDuty(username: string, role: "officer" | "secondOfficer" | "witness" | "leader"): Promise<Actor> {
  const { personId } = await aPerson(username);
  await getPool().query("insert into role_grant (person_id, role) values ($1, $2) on conflict do nothing", [personId, role]);
  return fresh(username);
}

describe("the one rule", () => {
  it("follows control upwards and down again, also round in a circle", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }] });
    const { actor } = await anExpert("E80001");
    const [lead, top, other] = await Promise.all([aUnit("T01"), aUnit("X10"), aUnit("X11")]);
    await getPool().query("update expert set unit_id = $2 where id = $1", [actor.expertId, other.id]);
    expect(await reasonFor(actor, item.bids.T01!.id)).toBeNull();
    const edges = [[top.id, lead.id], [top.id, other.id], [lead.id, top.id], [other.id, other.id]];
    for (const [controller, controlled] of edges) await getPool().query("insert into affiliation (controller_id, controlled_id, share) values ($1, $2, 0.6) on conflict do nothing", [controller, controlled]);
    expect(await reasonFor(actor, item.bids.T01!.id)).toBe("employedByBidder");
    await getPool().query("delete from affiliation where controller_id = any($1)", [[top.id, lead.id, other.id]]);
  });

  it("knows an expert of several units, and who wrote or sealed a bid, without any address to confirm", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T02" }, { lead: "T05" }] });
    const [second, author] = [await anExpert("E80002"), await anExpert("E80003")];
    await getPool().query("insert into unit_member (unit_id, person_id) values ($1, $2)", [(await aUnit("T02")).id, second.actor.personId]);
    await getPool().query("update bid set created_by = $2 where id = $1", [item.bids.T05!.id, author.actor.personId]);
    expect(await reasonFor(second.actor, item.bids.T02!.id)).toBe("employedByBidder");
    expect(await reasonFor(second.actor, item.bids.T05!.id)).toBeNull();
    expect(await reasonFor(author.actor, item.bids.T05!.id)).toBe("ownBid");
  });

  it("keeps whoever vetted the demand off every bid of its item, by number as law, by name as a hint", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
    const [vetter, namesake] = [await anExpert("E80041"), await anExpert("E80042")];
    const { officer, officer2 } = item.staff;
    const firm = await aTeam("D1");
    const call = await aCall(officer, officer2, item.round);
    const parts = await Promise.all([aDemand(firm, call.code), aDemand(firm, call.code)]);
    for (const { no } of parts) valueOf(await makeMove(firm, "demand", no, "submit"));
    const [{ no: demand }] = parts as [{ no: string }, { no: string }];
    valueOf(await makeMove(officer, "demand", demand, "startVetting"));
    const { rows } = await getPool().query<{ name: string }>("select name from person where id = $1", [namesake.actor.personId]);
    const panel = (no: string) => [{ name: "示例论证专家", unit: "示例大学", no }, { name: rows[0]!.name, unit: "示例大学" }];
    const record = { conclusion: "listed", heldOn: "2026-11-20", place: "三楼", opinion: "建议入榜。", scan: "a".repeat(64) };
    expect(await makeMove(officer, "demand", demand, "conclude", { ...record, experts: panel("E00000") })).toMatchObject({ ok: false, refusal: { code: "invalidInput", fields: [{ path: "experts.0.no", message: "unknownExpert" }] } });
    valueOf(await makeMove(officer, "demand", demand, "conclude", { ...record, experts: panel("e80041") }));
    expect(await reasonFor(vetter.actor, item.bids.T01!.id)).toBeNull();
    // The item comes from a demand that was made of this one.
    await asOwner("insert into demand_parent (child_id, parent_id) select c.id, p.id from demand c, demand p where c.no = $1 and p.no = $2", [parts[1].no, demand]);
    await asOwner("update challenge set demand_id = (select id from demand where no = $1) where id = $2", [parts[1].no, item.id]);
    for (const { id } of Object.values(item.bids)) expect([await reasonFor(vetter.actor, id), await reasonFor(namesake.actor, id)]).toEqual(["vetted", null]);
    expect(await inviteExperts(await at(officer), { bid: item.bids.T01!.no, expert: "E80041" })).toMatchObject({ ok: false, refusal: { code: "conflictOfInterest", facts: { reason: "vetted" } } });
    const page = valueOf(await showConflicts(await at(officer), item.no));
    expect(page.flags.filter(({ kind }) => kind === "vetterName").map(({ expertNo }) => expertNo)).toEqual(["E80042"]);
  });

  it("knows one person by the ID number, whatever accounts it stands in", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T02" }, { lead: "T05" }] });
    const [expert, second] = [await anExpert("E80043"), await aPerson("second-account")];
    const idNumber = "11010519491231002X";
    valueOf(await changeOwnProfile(await at(expert.actor), { idNumber }));
    await getPool().query("update bid set created_by = $2 where id = $1", [item.bids.T05!.id, second.personId]);
    await getPool().query("insert into unit_member (unit_id, person_id) values ($1, $2)", [(await aUnit("T02")).id, second.personId]);
    expect(await reasonFor(expert.actor, item.bids.T05!.id)).toBeNull();
    // The same number typed in another way.
    valueOf(await changeOwnProfile(await at(second), { idNumber: "110105 19491231 002x" }));
    expect(await reasonFor(expert.actor, item.bids.T05!.id)).toBe("ownBid");
    expect(await reasonFor(expert.actor, item.bids.T02!.id)).toBe("employedByBidder");
    const { rows } = await getPool().query<{ mark: string }>("select id_mark as mark from person_profile where person_id = any($1)", [[expert.actor.personId, second.personId]]);
    expect(new Set(rows.map(({ mark }) => mark)).size).toBe(1);
    expect(JSON.stringify(rows)).not.toContain("11010519");
    valueOf(await changeOwnProfile(await at(second), { clearIdNumber: true }));
    expect(await reasonFor(expert.actor, item.bids.T05!.id)).toBeNull();
  });

  it("reads its windows from the round", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T02", leadCode: "PI-WINDOW" }] });
    const { actor, no } = await anExpert("E80004");
    const { rows } = await getPool().query<{ year: number }>("select extract(year from app_now())::int as year");
    valueOf(await addExpertLink(await at(actor), no, { kind: "coauthor", personCode: "PI-WINDOW", until: String(rows[0]!.year - 2) }));
    const withYears = (years: number) => getPool().query("update round set rules = jsonb_set(rules, '{conflict}', $2::jsonb) where code = $1", [item.round, JSON.stringify({ pastUnitYears: 3, jointWorkYears: years })]);
    expect(await reasonFor(actor, item.bids.T02!.id)).toBe("jointWork");
    await withYears(1);
    expect(await reasonFor(actor, item.bids.T02!.id)).toBeNull();
    await withYears(5);
    expect(await reasonFor(actor, item.bids.T02!.id)).toBe("jointWork");
  });
});

describe("names that meet", () => {
  it("are shown to a human and exclude nobody; a code does", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T02", leadCode: "PI-NAME" }] });
    const { actor, no } = await anExpert("E80005");
    valueOf(await importBibliography(await at(actor), no, "题目,年份,作者\n甲,2025,示例负责人、别人\n"));
    expect(await reasonFor(actor, item.bids.T02!.id)).toBeNull();
    const page = valueOf(await showConflicts(await at(item.staff.officer), item.no));
    expect(page.flags.filter(({ expertNo }) => expertNo === no)).toMatchObject([{ kind: "coauthorName", words: "示例负责人 2025" }]);
    valueOf(await addExpertLink(await at(actor), no, { kind: "coauthor", personCode: "PI-NAME", until: "2099" }));
    const after = valueOf(await showConflicts(await at(item.staff.officer), item.no));
    expect(after.flags.filter(({ expertNo }) => expertNo === no)).toEqual([]);
    expect(after.excluded.find(({ expertNo }) => expertNo === no)).toMatchObject({ reasons: [{ reason: "jointWork" }] });
  });
});

describe("a declaration", () => {
  it("is one table over all bids, before any content; one conflict ends every task of the item and binds the database", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
    const { actor, no } = await anExpert("E80010");
    valueOf(await inviteExperts(await at(item.staff.officer), { challenge: item.no, experts: [no], allBids: true }));
    const view = valueOf(await showDeclaration(await at(actor), item.no));
    expect(view).toMatchObject({ as: "expert", isClosed: false });
    expect(view.bids.map(({ no: bid }) => bid).sort()).toEqual([item.bids.T01!.no, item.bids.T02!.no].sort());
    expect(JSON.stringify(view)).not.toContain("summary");
    const answers = view.bids.map(({ no: bid }, index) => ({ bid, kind: index === 0 ? "kin" : "none" }));
    expect(codeOf(await declareConflicts(await at(actor), item.no, { item: "none", answers: [{ bid: "JB-0000-000", kind: "kin" }] }))).toBe("invalidInput");
    expect(codeOf(await declareConflicts(await at(actor), item.no, { ...none, item: "other" }))).toBe("invalidInput");
    // That there is none is said of every bid; what is left open is named, and nothing is written.
    expect(await declareConflicts(await at(actor), item.no, { ...none, answers: [{ bid: view.bids[0]!.no, kind: "none" }] })).toMatchObject({ refusal: { code: "invalidInput", fields: [{ path: "answers.1.kind", message: "required" }] } });
    expect(valueOf(await showDeclaration(await at(actor), item.no)).said).toBeNull();
    expect(valueOf(await declareConflicts(await at(actor), item.no, { ...none, answers }))).toEqual({ isClosed: true, dropped: true });
    expect(await statesOf(item, actor)).toEqual(["recused", "recused"]);
    expect(await reasonFor(actor, item.bids[view.bids[0]!.no === item.bids.T01!.no ? "T01" : "T02"]!.id)).toBe("declared");
    expect(valueOf(await showDeclaration(await at(actor), item.no))).toMatchObject({ isClosed: true, bids: [] });
    expect(codeOf(await declareConflicts(await at(actor), item.no, none))).toBe("alreadyDone");
    expect(codeOf(await inviteExperts(await at(item.staff.officer), { challenge: item.no, experts: [no], allBids: true }))).not.toBeNull();
    expect(await brokenInvariants()).toEqual([]);
  });

  it("of no conflict changes nothing, and strangers have none to make", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }] });
    const [expert] = await aPanel(item, ["E80011"]);
    const answers = [{ bid: item.bids.T01!.no, kind: "none" }];
    expect(valueOf(await declareConflicts(await at(expert!.actor), item.no, { ...none, answers }))).toEqual({ isClosed: false, dropped: false });
    expect(await statesOf(item, expert!.actor)).toEqual(["accepted"]);
    expect(codeOf(await declareConflicts(await at((await anExpert("E80012")).actor), item.no, none))).toBe("notFound");
    expect(codeOf(await showDeclaration(await at(item.bids.T01!.team), item.no))).toBe("notFound");
  });
});

describe("a duty with a conflict", () => {
  it("is due to declare, ends for that item alone, is told to who watches, and asks for a substitute when nobody is left", async () => {
    const [item, other] = [await anOpenedItem({ bids: [{ lead: "T01" }] }), await anOpenedItem({ bids: [{ lead: "T02" }] })];
    await getPool().query("delete from role_grant");
    await withDuty("officer-a", "officer");
    const officer = await fresh("officer-a");
    const due = async () => valueOf(await listTodo(await at(await fresh("officer-a")), 100)).mine.filter(({ code }) => code === "declareConflicts");
    const [group, ...more] = await due();
    expect(more).toEqual([]);
    expect(group).toMatchObject({ no: null, title: null });
    const led = valueOf(await showDeclaration(await at(officer), item.no));
    expect(led.next.map(({ no }) => no)).toContain(other.no);
    expect(group!.count).toBe(led.next.length + 1);
    expect(valueOf(await declareConflicts(await at(officer), item.no, { ...none, item: "interest" }))).toEqual({ isClosed: true, dropped: false });
    const out = await fresh("officer-a");
    expect(out.closedItems).toEqual([item.id]);
    expect(codeOf(await makeMove(out, "challenge", item.no, "startReview"))).toBe("notAllowed");
    const [subject, elsewhere] = [await findSubject("bid", item.bids.T01!.no), await findSubject("bid", other.bids.T02!.no)];
    expect(bidPolicy.isVisible(subject!, bidPolicy.relationsOf(out, subject!), "2030-01-01T00:00:00Z")).toBe(false);
    expect(bidPolicy.isVisible(elsewhere!, bidPolicy.relationsOf(out, elsewhere!), "2030-01-01T00:00:00Z")).toBe(true);
    const { personId } = await aPerson("admin-a");
    await getPool().query("insert into role_grant (person_id, role) values ($1, 'systemAdmin')", [personId]);
    expect(valueOf(await listTodo(await at(await fresh("admin-a")), 100)).mine).toContainEqual(expect.objectContaining({ code: "nameSubstitutes", no: item.no, count: 1 }));
    const exceptions = valueOf(await listExceptions(await at(item.staff.supervisor), item.round));
    expect(exceptions.rows.find(({ kinds }) => kinds.includes("staffRecused"))).toMatchObject({ challengeNo: item.no });
    await withDuty("officer-b", "officer");
    expect(valueOf(await listTodo(await at(await fresh("admin-a")), 100)).mine.filter(({ code }) => code === "nameSubstitutes")).toEqual([]);
    expect(codeOf(await makeMove(await fresh("officer-b"), "challenge", item.no, "startReview"))).not.toBe("notAllowed");
  });

  it("opens no bid before it is declared, knowing all of them; who watches does not declare", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
    const bid = item.bids.T01!.no;
    const [early, late, watching] = [await withDuty("reader-early", "officer"), await withDuty("reader-leader", "leader"), await at(item.staff.supervisor)];
    const due = { ok: false, refusal: { code: "declarationDue", facts: { no: item.no } } };
    const reads = async (ctx: Awaited<ReturnType<typeof at>>) => [await showBid(ctx, bid), await showBidSummary(ctx, bid), await readFile(ctx, bid, 0)];
    expect(valueOf(await showBid(watching, bid))).toMatchObject({ sight: "whole" });
    // What was said before the opening was said of no bid.
    await getPool().query("insert into conflict_declaration (person_id, challenge_id, occasion, kind, recorded_by, at) values ($1, $2, 'beforeOpening', 'none', $1, app_now() - interval '1 hour')", [early.personId, item.id]);
    for (const actor of [early, late]) {
      const ctx = await at(actor);
      expect(await reads(ctx)).toEqual([due, due, due]);
      expect(valueOf(await listChallengeBids(ctx, item.no))).toMatchObject({ declarationDue: true, rows: [] });
      expect(valueOf(await listTodo(ctx, 100)).mine).toContainEqual(expect.objectContaining({ code: "declareConflicts" }));
      const shown = valueOf(await showDeclaration(ctx, item.no));
      expect(shown).toMatchObject({ isDue: true, bids: [{ unitName: expect.any(String) }, { unitName: expect.any(String) }] });
      valueOf(await declareConflicts(ctx, item.no, { ...none, answers: shown.bids.map(({ no }) => ({ bid: no, kind: "none" as const })) }));
      expect(valueOf(await showDeclaration(ctx, item.no))).toMatchObject({ isDue: false });
      expect((await reads(ctx)).map((result) => codeOf(result))).toEqual([null, null, "notFound"]);
      expect(valueOf(await listChallengeBids(ctx, item.no)).rows).toHaveLength(2);
    }
    valueOf(await declareConflicts(await at(late), item.no, { ...none, item: "kin" }));
    expect((await reads(await at(await fresh("reader-leader")))).map((result) => codeOf(result))).toEqual(["notFound", "notFound", "notFound"]);
  });

  it("acts in no review before it is declared, by whatever way: moves, many at once, lines, invitations, draws, and the expert's own answer", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02", form: "open" }] });
    const [passed, open] = [item.bids.T01!.no, item.bids.T02!.no];
    const [officer, second, witness] = [await at(await withDuty("acts-early", "officer")), await at(await withDuty("acts-second", "secondOfficer")), await at(await withDuty("acts-witness", "witness"))];
    const due = { ok: false, refusal: { code: "declarationDue", facts: { no: item.no } } };
    const groups = { groups: [{ kind: "technical", places: 1 }] };
    const acts = async () => [
      await makeMove(officer.actor, "bid", open, "passForm"),
      await makeMove(officer.actor, "bid", open, "requestCorrection", { fields: ["money"] }, { reason: "请补充" }),
      await makeMove(second.actor, "bid", open, "rejectForm", { reasonCode: "notEligible" }, { reason: "不符合条件" }),
      await decideLine(officer, open, { line: "other", verdict: "pass", note: "经核对无误" }),
      await passSettled(officer, item.no),
      await makeMove(officer.actor, "challenge", item.no, "startReview"),
      await inviteExperts(officer, { challenge: item.no, experts: ["E80051"], allBids: true }),
      await prepareDraw(officer, item.no, groups),
      await holdDraw(witness, item.no, { number: "7" }),
    ];
    const expert = await anExpert("E80051");
    expect(await acts()).toEqual(Array.from({ length: 9 }, () => due));
    // The button says so too, and a move from paper names who did it.
    const offers = valueOf(await listMoves(officer, "bid", open));
    expect(offers.find(({ move }) => move === "passForm")).toMatchObject({ refusal: { code: "declarationDue" }, offlineRefusal: null });
    expect(valueOf(await showDraw(witness, item.no))).toMatchObject({ declarationDue: false, isReady: false });
    valueOf(await makeMove(item.staff.officer, "bid", open, "passForm", {}, { reason: "经核对，予以通过" }));
    expect(valueOf(await showDraw(witness, item.no))).toMatchObject({ declarationDue: true, isReady: true });
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
    for (const move of ["freezeRanking", "voidRanking"]) {
      // Before what is lacking besides is looked at.
      const refused = await makeMove(officer.actor, "challenge", item.no, move, {}, { reason: "重新排名" });
      expect([move, codeOf(refused)]).toEqual([move, move === "freezeRanking" ? "declarationDue" : "wrongState"]);
    }
    valueOf(await inviteExperts(await at(item.staff.officer), { challenge: item.no, experts: ["E80051"], allBids: true }));
    expect(await makeMove(expert.actor, "reviewAssignment", `${passed}/E80051`, "accept")).toEqual(due);
    expect(await answerForItem(await at(expert.actor), { challenge: item.no, answer: "accept" })).toEqual(due);
    valueOf(await declareNone(await at(expert.actor), item.no));
    expect(valueOf(await answerForItem(await at(expert.actor), { challenge: item.no, answer: "accept" }))).toEqual({ answered: 2 });
    // What was agreed to with it stands in the log by the digest of its wording.
    const { rows: agreed } = await getPool().query<{ pledge: string }>("select body::jsonb ->> 'pledge' as pledge from audit_event where noun = 'reviewAssignment' and kind = 'accept' and actor_id = $1", [expert.actor.personId]);
    expect(agreed).toEqual([{ pledge: reviewPledge }, { pledge: reviewPledge }]);
    valueOf(await declareNone(witness, item.no));
    valueOf(await prepareDraw(await at(item.staff.officer), item.no, groups));
    expect(valueOf(await holdDraw(witness, item.no, { number: "7" })).items).toBe(1);
  });

  // The same seed twice: in one world the item goes on, in the other it does not; the conflicted officer reads the same.
  it("learns nothing of the item from any list, count or page: two worlds read alike", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
    const staff = await withDuty(`conflicted-${item.no}`.toLowerCase(), "officer");
    for (const no of ["E80021", "E80022", "E80023"]) await anExpert(no);
    valueOf(await declareConflicts(await at(staff), item.no, { ...none, item: "kin" }));
    const out = await fresh(`conflicted-${item.no}`.toLowerCase());
    const sees = async () => {
      const ctx = await at(out);
      const bank = valueOf(await listBank(ctx, { text: "E8002" }, { by: "no", isDescending: false }, 1));
      return JSON.stringify({
        todo: valueOf(await listTodo(ctx, 1000)),
        overview: { ...valueOf(await showRoundOverview(ctx, item.round)), timeline: null },
        exceptions: valueOf(await listExceptions(ctx, item.round)),
        reviews: valueOf(await listReviews(ctx)),
        bank: bank.rows,
        challenges: valueOf(await listWorkChallenges(ctx, { sort: "no", page: 1 } as never)).rows.filter(({ no }) => no === item.no),
        item: codeOf(await showWorkChallenge(ctx, item.no)),
        candidates: codeOf(await listCandidates(ctx, item.no)),
        conflicts: codeOf(await showConflicts(ctx, item.no)),
        ranking: codeOf(await showRanking(ctx, item.no)),
        bids: codeOf(await listChallengeBids(ctx, item.no)),
        draw: codeOf(await showDraw(ctx, item.no)),
        declaration: valueOf(await showDeclaration(ctx, item.no)),
        plans: valueOf(await listPlans(ctx, item.round)),
        screens: valueOf(await listScreens(ctx, item.round)),
        fees: codeOf(await showFees(ctx, item.round)),
        panel: [codeOf(await showPanel(ctx, item.no)), codeOf(await listPaper(ctx, item.no)), codeOf(await showDiscussion(ctx, item.no))],
        meetings: [codeOf(await showDefence(ctx, item.no)), codeOf(await showVisits(ctx, item.no)), codeOf(await previewDraw(ctx, item.no, { groups: [{ kind: "technical", places: 1 }] }))],
        standings: valueOf(await listStandings(ctx, item.round, { sort: "item", page: 1 })),
      });
    };
    // What a rival team reads of the item, its mail included, once the review has begun.
    const rivalSees = async () => {
      const rival = await at(item.bids.T02!.team);
      const { rows } = await getPool().query<{ mail: string }>("select data::text as mail from pgboss.job j join person p on j.data::text like '%' || p.email || '%' where p.id = $1 order by j.created_on, j.id", [item.bids.T02!.team.personId]);
      return JSON.stringify({
        todo: valueOf(await listTodo(rival, 1000)),
        bids: valueOf(await listOwnBids(rival)),
        history: valueOf(await showTimeline(rival, "bid", item.bids.T02!.no)),
        item: valueOf(await showTimeline(rival, "challenge", item.no)),
        reviews: valueOf(await listReviews(rival)),
        others: [codeOf(await showConflicts(rival, item.no)), codeOf(await listCandidates(rival, item.no)), codeOf(await showDeclaration(rival, item.no)), codeOf(await showDraw(rival, item.no)), codeOf(await listBank(rival, {}, { by: "no", isDescending: false }, 1)), codeOf(await listPlans(rival, item.round)), codeOf(await listScreens(rival, item.round)), codeOf(await showFees(rival, item.round)), codeOf(await listStandings(rival, item.round, { sort: "item", page: 1 })), codeOf(await showDefence(rival, item.no)), codeOf(await showVisits(rival, item.no)), codeOf(await showDiscussion(rival, item.no)), codeOf(await showPanel(rival, item.no)), codeOf(await listPaper(rival, item.no))],
        mail: rows,
      });
    };
    const before = await sees();
    const experts = await aPanel(item, ["E80021", "E80022", "E80023"]);
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
    const started = await sees();
    const rivalStarted = await rivalSees();
    await markAndSign(item, experts, { T01: 80, T02: 70 });
    valueOf(await reportLateConflict(await at(item.staff.officer), item.no, { expert: "E80021", kind: "kin", words: "群众反映，经核实" }));
    const after = await sees();
    expect(started).toBe(before);
    expect(after).toBe(before);
    expect(await rivalSees()).toBe(rivalStarted);
    // What could leak is there for the officer without a conflict.
    expect(valueOf(await listReviews(await at(item.staff.officer))).filter((row) => "expertNo" in row && row.challengeNo === item.no)).toHaveLength(6);
  });
});
