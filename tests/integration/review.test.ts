import { beforeAll, describe, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { type Actor, publicActor } from "#app/domain/policy/actor.ts";
import { enterPaper } from "#app/services/paper/enter-paper.ts";
import { listPaper, preparePaper } from "#app/services/paper/print-sheets.ts";
import { inviteExperts } from "#app/services/review/invite-experts.ts";
import { listCandidates } from "#app/services/review/list-candidates.ts";
import { listOwnReviews, showOwnItem } from "#app/services/review/list-reviews.ts";
import { saveScores } from "#app/services/review/save-scores.ts";
import { showHome } from "#app/services/todo/show-home.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { showReview } from "#app/services/review/show-review.ts";
import { declareNone, rejectBid } from "#tests/support/bid-builders.ts";
import { aChecker, aPerson, at, codeOf, makeMove, valueOf } from "#tests/support/builders.ts";
import { anExpert, anOpenedItem, aPanel, declareAndAccept, longOpinion, longReason, mark, marksAt, type OpenedItem, tasksOf } from "#tests/support/reviews.ts";

beforeAll(() => aChecker());

const paper = { date: "2026-01-05", place: "示例·二楼会议室", people: ["示例专家"], scan: "b".repeat(64), checker: "officer2" };

async function inReview(given: Parameters<typeof anOpenedItem>[0] = { bids: [{ lead: "T01" }, { lead: "T02" }] }, nos = ["E901", "E902", "E903"]) {
  const item = await anOpenedItem(given);
  const experts = await aPanel(item, nos);
  valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
  return { item, experts };
}

async function inviteOne(item: OpenedItem, bid: string, expert: string) {
  return inviteExperts(await at(item.staff.officer), { bid, expert });
}

describe("conflict of interest", () => {
  // The demo's seven cases, on bids of the same units and lead people.
  it.each([
    ["E003", { lead: "T07", members: ["T01", "T09"], leadCode: "PI-005" }, "employedByBidder"],
    ["E007", { lead: "T07", members: ["T01", "T09"], leadCode: "PI-005" }, "jointWork"],
    ["E011", { lead: "T04", members: ["T06"], leadCode: "PI-004" }, "pastUnit"],
    ["E015", { lead: "T09", members: ["T10"], leadCode: "PI-007" }, "adviser"],
    ["E019", { lead: "T01", members: ["T03"], leadCode: "PI-001", owner: "D1" }, "employedByOwner"],
    ["E023", { lead: "T13", members: ["T14"], leadCode: "PI-011" }, null],
    ["E027", { lead: "T12", members: ["T11"], leadCode: "PI-009" }, "employedByBidder"],
  ])("%s on %o: %s", async (no, { owner, ...bid }: { lead: string; members: string[]; leadCode: string; owner?: string }, reason) => {
    const item = await anOpenedItem({ bids: [bid], owner: owner ?? null });
    await anExpert(no);
    const bidNo = item.bids[bid.lead]!.no;
    const page = valueOf(await listCandidates(await at(item.staff.officer), item.no, { text: no }));
    expect(page.candidates[0]).toMatchObject({ no, bids: [{ bidNo, conflict: reason }] });
    const free = valueOf(await listCandidates(await at(item.staff.officer), item.no, { free: true }));
    expect(free.candidates.some((candidate) => candidate.no === no)).toBe(reason === null);
    const invited = await inviteOne(item, bidNo, no);
    if (reason === null) expect(invited).toMatchObject({ ok: true });
    else expect(invited).toEqual({ ok: false, refusal: { code: "conflictOfInterest", facts: { expert: no, bid: bidNo, reason } } });
  });

  it("is law for every writer: the database refuses what a service forgot", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T12" }] });
    const { actor } = await anExpert("E027");
    const insert = getPool().query("insert into review_assignment (bid_id, expert_id, pseudonym) values ($1, $2, 'P10')", [item.bids.T12!.id, actor.expertId]);
    await expect(insert).rejects.toMatchObject({ code: "JB001" });
  });

  it("on one bid keeps an expert off the whole item's panel, and nothing is written", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T12" }, { lead: "T02" }] });
    await anExpert("E027");
    await anExpert("E901");
    const refused = await inviteExperts(await at(item.staff.officer), { challenge: item.no, experts: ["E901", "E027"], allBids: true });
    expect(codeOf(refused)).toBe("conflictOfInterest");
    expect(await getPool().query("select 1 from review_assignment a join bid b on b.id = a.bid_id where b.challenge_id = $1", [item.id])).toMatchObject({ rowCount: 0 });
  });

  it("that comes to light after the invitation stops acceptance and every mark", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
    const [expert] = await aPanel(item, ["E904"]);
    const late = await anExpert("E905");
    const bidNo = item.bids.T01!.no;
    valueOf(await inviteOne(item, bidNo, "E905"));
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
    const link = (id: string | null) => getPool().query("insert into expert_link (expert_id, kind, unit_id, until) values ($1, 'pastUnit', $2, '2099-01-01')", [id, item.bids.T01!.team.units[0]!.unitId]);
    await link(late.actor.expertId);
    await link(expert!.actor.expertId);
    await declareNone(late.actor.personId!, item.id);
    expect(codeOf(await makeMove(late.actor, "reviewAssignment", `${bidNo}/E905`, "accept"))).toBe("conflictOfInterest");
    expect(codeOf(await mark(expert!, bidNo, 80))).toBe("conflictOfInterest");
    valueOf(await makeMove(late.actor, "reviewAssignment", `${bidNo}/E905`, "recuse", {}, { reason: "曾在该单位任职" }));
    valueOf(await makeMove(item.staff.officer, "reviewAssignment", `${bidNo}/E904`, "void", {}, { reason: "发现曾在该单位任职" }));
  });
});

describe("invitations", () => {
  it("wait for the form check, ask no twice, and keep one pseudonym for all bids of an item", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }, { lead: "T05", form: "open" }] });
    await anExpert("E901");
    await anExpert("E902");
    const panel = { challenge: item.no, experts: ["E901", "E902"], allBids: true };
    expect(await inviteExperts(await at(item.staff.officer), panel)).toMatchObject({ ok: false, refusal: { code: "formCheckOpen", facts: { count: 1 } } });
    valueOf(await rejectBid(item.staff, item.bids.T05!.no, { reasonCode: "incomplete", reason: "材料不全" }));
    expect(valueOf(await inviteExperts(await at(item.staff.officer), panel)).ids).toHaveLength(4);
    expect(codeOf(await inviteExperts(await at(item.staff.officer), panel))).toBe("alreadyDone");
    const { rows } = await getPool().query<{ expert: string; pseudonyms: string[] }>(
      "select a.expert_id as expert, array_agg(distinct a.pseudonym) as pseudonyms from review_assignment a join bid b on b.id = a.bid_id where b.challenge_id = $1 group by 1",
      [item.id],
    );
    expect(rows.map(({ pseudonyms }) => pseudonyms.length)).toEqual([1, 1]);
    expect(new Set(rows.flatMap(({ pseudonyms }) => pseudonyms)).size).toBe(2);
    expect(codeOf(await inviteOne(item, item.bids.T05!.no, "E901"))).toBe("wrongState");
  });

  it("go to nobody who is suspended, away, at the yearly cap or of the organiser's staff, and the list says so", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }] });
    const [first, second, third, fourth] = await Promise.all(["E87001", "E87002", "E87003", "E87004"].map(anExpert));
    await getPool().query("update expert set suspended_at = app_now(), suspended_reason = '示例' where no = $1", [first!.no]);
    await getPool().query("insert into expert_absence (expert_id, starts_on, ends_on) select id, (app_now() - interval '1 day')::date, (app_now() + interval '2 days')::date from expert where no = $1", [second!.no]);
    await getPool().query("update expert set yearly_cap = 1 where no = $1", [third!.no]);
    const elsewhere = await anOpenedItem({ bids: [{ lead: "T01" }] });
    valueOf(await inviteExperts(await at(elsewhere.staff.officer), { challenge: elsewhere.no, experts: [third!.no] }));
    await getPool().query("insert into role_grant (person_id, role, round_id) select $1, 'witness', id from round where code = $2", [fourth!.actor.personId, item.round]);
    const expected = { [first!.no]: "suspended", [second!.no]: "away", [third!.no]: "full", [fourth!.no]: "staff" };
    for (const [expert, why] of Object.entries(expected)) {
      expect(await inviteExperts(await at(item.staff.officer), { challenge: item.no, experts: [expert] })).toMatchObject({ refusal: { code: "expertNotFree", facts: { expert, why } } });
    }
    const listed = valueOf(await listCandidates(await at(item.staff.officer), item.no, { text: "E8700" })).candidates;
    expect(Object.fromEntries(listed.map(({ no, obstacle }) => [no, obstacle]))).toEqual(expected);
    expect(valueOf(await listCandidates(await at(item.staff.officer), item.no, { text: "E8700", free: true })).candidates).toEqual([]);
    // The item that used the cap up may go on asking: it counts once.
    expect(codeOf(await inviteExperts(await at(elsewhere.staff.officer), { challenge: elsewhere.no, experts: [third!.no] }))).toBe("alreadyDone");
  });

  it("are the officer's alone", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
    const { actor } = await anExpert("E901");
    const input = { challenge: item.no, experts: ["E901"], allBids: true };
    for (const who of [item.staff.leader, item.staff.supervisor, item.bids.T01!.team, actor]) expect(codeOf(await inviteExperts(await at(who), input))).toBe("notAllowed");
    expect(codeOf(await inviteExperts(await at(publicActor), input))).toBe("signInNeeded");
    // Whether a bid of this number exists is nobody's business before the opening, and never a rival's.
    const stranger = await inviteExperts(await at(item.bids.T02!.team), { bid: item.bids.T01!.no, expert: "E901" });
    expect(stranger).toEqual(await inviteExperts(await at(item.bids.T02!.team), { bid: "JB-2026-99999999", expert: "E901" }));
  });

  it("end, and go to somebody else for all bids", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
    const [gone] = await aPanel(item, ["E901"]);
    await anExpert("E906");
    const references = await tasksOf(item, gone!.actor);
    for (const reference of references) valueOf(await makeMove(gone!.actor, "reviewAssignment", reference, "decline"));
    expect(codeOf(await inviteExperts(await at(item.staff.officer), { challenge: item.no, experts: ["E901"], allBids: true }))).toBe("alreadyDone");
    expect(valueOf(await makeMove(item.staff.officer, "reviewAssignment", references[0]!, "replace", { expert: "E906", allBids: true }))).toMatchObject({ to: "replaced", replaced: 2, invited: [expect.any(String), expect.any(String)] });
    valueOf(await makeMove(item.staff.officer, "reviewAssignment", `${item.bids.T01!.no}/E906`, "replace"));
    valueOf(await makeMove(item.staff.officer, "reviewAssignment", `${item.bids.T01!.no}/E906`, "invite"));
  });
});

describe("sheets", () => {
  it("are saved in any state of completeness, and only on top of what was seen", async () => {
    const { item, experts } = await inReview();
    const [expert] = experts;
    const reference = `${item.bids.T01!.no}/${expert!.no}`;
    const save = async (input: unknown) => saveScores(await at(expert!.actor), reference, input);
    expect(valueOf(await save({ revision: 0, marks: { R01: "10.5" }, reasons: { R02: "数据" } }))).toMatchObject({ revision: 1, marked: 1, criteria: 11 });
    expect(valueOf(await save({ revision: 1, marks: { R01: "10.5" }, reasons: { R02: "数据" } }))).toMatchObject({ revision: 1 });
    expect(await save({ revision: 0, marks: { R01: "9" } })).toMatchObject({ ok: false, refusal: { code: "editedElsewhere", facts: { revision: 1 } } });
    expect(await save({ revision: 1, marks: { R01: "12.01", R02: "1.234", R12: "3" } })).toMatchObject({
      ok: false,
      refusal: { code: "invalidInput", fields: [{ path: "marks.R01", message: "markRange" }, { path: "marks.R02", message: "twoDecimals" }, { path: "marks.R12", message: "unknownCriterion" }] },
    });
    expect(valueOf(await showReview(await at(expert!.actor), reference))).toMatchObject({ sight: "own", status: "reviewing", sheet: { revision: 1, marks: { R01: "10.50" }, reasons: { R02: "数据" } } });
    expect(codeOf(await saveScores(await at(experts[1]!.actor), reference, { revision: 1 }))).toBe("notFound");
    expect(codeOf(await saveScores(await at(item.staff.officer), reference, { revision: 1 }))).toBe("notAllowed");
  });

  it("of an item are signed together, once, and only when nothing is missing", async () => {
    const { item, experts } = await inReview();
    const [expert] = experts;
    const [first] = await tasksOf(item, expert!.actor);
    valueOf(await mark(expert!, item.bids.T01!.no, 80));
    expect(await makeMove(expert!.actor, "reviewAssignment", `${item.bids.T01!.no}/${expert!.no}`, "sign")).toMatchObject({ ok: false, refusal: { code: "scoresMissing", facts: { count: 12 } } });
    valueOf(await mark(expert!, item.bids.T02!.no, 70, { R01: "7.19" }));
    const short = { revision: 1, marks: { ...(await marksAt(70)), R01: "7.19" }, reasons: { R01: "太短" }, opinion: longOpinion.slice(0, 149) };
    valueOf(await saveScores(await at(expert!.actor), `${item.bids.T02!.no}/${expert!.no}`, short));
    expect(await makeMove(expert!.actor, "reviewAssignment", first!, "sign")).toMatchObject({
      ok: false,
      refusal: { code: "scoresMissing", facts: { count: 2 }, fields: [{ path: `${item.bids.T02!.code}.reasons.R01`, message: "reasonTooShort" }, { path: `${item.bids.T02!.code}.opinion`, message: "opinionTooShort" }].map((field) => expect.objectContaining(field)) },
    });
    valueOf(await saveScores(await at(expert!.actor), `${item.bids.T02!.no}/${expert!.no}`, { ...short, revision: 2, reasons: { R01: longReason }, opinion: longOpinion }));
    expect(codeOf(await makeMove({ ...expert!.actor, secondFactorFresh: false }, "reviewAssignment", first!, "sign"))).toBe("secondFactorNeeded");
    expect(valueOf(await makeMove(expert!.actor, "reviewAssignment", first!, "sign"))).toMatchObject({ to: "signed", signed: 2 });
    for (const reference of await tasksOf(item, expert!.actor)) expect(codeOf(await makeMove(expert!.actor, "reviewAssignment", reference, "sign"))).toBe("wrongState");
    expect(await brokenInvariants()).toEqual([]);
  });

  it("that are signed take no mark any more, by no way", async () => {
    const { item, experts } = await inReview();
    const [expert] = experts;
    for (const lead of ["T01", "T02"]) valueOf(await mark(expert!, item.bids[lead]!.no, 80));
    const reference = `${item.bids.T01!.no}/${expert!.no}`;
    valueOf(await makeMove(expert!.actor, "reviewAssignment", reference, "sign"));
    expect(codeOf(await mark(expert!, item.bids.T01!.no, 99))).toBe("wrongState");
    const { rows } = await getPool().query<{ id: string }>("select a.id from review_assignment a join bid b on b.id = a.bid_id where b.no = $1 and a.expert_id = $2", [item.bids.T01!.no, expert!.actor.expertId]);
    const id = rows[0]!.id;
    await expect(getPool().query("insert into score_sheet (assignment_id, revision, opinion, saved_by) values ($1, 9, '', $2)", [id, expert!.actor.personId])).rejects.toMatchObject({ code: "JB003" });
    await expect(getPool().query("insert into score (assignment_id, revision, criterion, hundredths, reason) values ($1, 1, 'R99', 100, '')", [id])).rejects.toMatchObject({ code: "JB003" });
    await expect(getPool().query("update score set hundredths = 1 where assignment_id = $1", [id])).rejects.toMatchObject({ code: "42501" });
  });

  it("and a signature at the same moment come one after the other", async () => {
    const { item, experts } = await inReview();
    const [expert] = experts;
    for (const lead of ["T01", "T02"]) valueOf(await mark(expert!, item.bids[lead]!.no, 80));
    const reference = `${item.bids.T01!.no}/${expert!.no}`;
    const save = async (revision: number, r01: string) => saveScores(await at(expert!.actor), reference, { revision, marks: { ...(await marksAt(80)), R01: r01 }, opinion: longOpinion });
    const [signed, ...saved] = await Promise.all([makeMove(expert!.actor, "reviewAssignment", reference, "sign"), save(1, "9"), save(1, "10"), save(1, "11")]);
    expect(codeOf(signed)).toBeNull();
    for (const answer of saved) expect([null, "wrongState", "editedElsewhere"]).toContain(codeOf(answer));
    expect(saved.filter((answer) => answer.ok).length).toBeLessThanOrEqual(1);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("are opened again by a second officer with a reason, their revisions kept", async () => {
    const { item, experts } = await inReview();
    const [expert] = experts;
    for (const lead of ["T01", "T02"]) valueOf(await mark(expert!, item.bids[lead]!.no, 80));
    const reference = `${item.bids.T01!.no}/${expert!.no}`;
    valueOf(await makeMove(expert!.actor, "reviewAssignment", reference, "sign"));
    expect(codeOf(await makeMove(item.staff.officer, "reviewAssignment", reference, "reopen", {}, { reason: "笔误" }))).toBe("notAllowed");
    expect(codeOf(await makeMove(item.staff.officer2, "reviewAssignment", reference, "reopen"))).toBe("reasonNeeded");
    const again = { reason: "专家来函说明笔误" };
    expect(codeOf(await makeMove(item.staff.officer2, "reviewAssignment", reference, "reopen", {}, again))).toBe("reopenNotAsked");
    valueOf(await makeMove(item.staff.officer2, "reviewAssignment", reference, "askReopen", {}, again));
    expect(codeOf(await makeMove(item.staff.officer2, "reviewAssignment", reference, "reopen", {}, again))).toBe("samePerson");
    expect(codeOf(await makeMove(item.staff.officer, "reviewAssignment", reference, "askReopen", {}, again))).toBe("alreadyDone");
    const other = await aPerson("officer-reopens", "secondOfficer");
    await declareNone(other.personId!, item.id);
    const toConsent = async (actor: Actor) => valueOf(await listTodo(await at(actor), 1000)).mine.filter(({ code, no }) => code === "consentReopen" && no === item.no);
    expect([await toConsent(other), await toConsent(item.staff.officer2)]).toMatchObject([[{ count: 1 }], []]);
    valueOf(await makeMove(other, "reviewAssignment", reference, "reopen", {}, again));
    expect(await toConsent(other)).toEqual([]);
    valueOf(await mark(expert!, item.bids.T01!.no, 85));
    expect(valueOf(await makeMove(expert!.actor, "reviewAssignment", reference, "sign"))).toMatchObject({ signed: 1 });
    // Signed anew, nobody waits for a reopening; it may be asked for again.
    expect(await toConsent(other)).toEqual([]);
    valueOf(await makeMove(item.staff.officer, "reviewAssignment", reference, "askReopen", {}, again));
    const { rows } = await getPool().query<{ n: number }>(
      "select count(distinct s.revision)::int as n from score_sheet s join review_assignment a on a.id = s.assignment_id join bid b on b.id = a.bid_id where b.no = $1 and a.expert_id = $2",
      [item.bids.T01!.no, expert!.actor.expertId],
    );
    expect(rows[0]!.n).toBe(2);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("opened again of an expert who falls silent are voided by another one than who asked for it, and somebody else takes over", async () => {
    const { item, experts } = await inReview();
    const [expert] = experts;
    for (const lead of ["T01", "T02"]) valueOf(await mark(expert!, item.bids[lead]!.no, 80));
    const reference = `${item.bids.T01!.no}/${expert!.no}`;
    const move = (actor: Actor, name: string) => makeMove(actor, "reviewAssignment", reference, name, {}, { reason: "专家来函说明笔误" });
    const { officer, officer2 } = item.staff;
    valueOf(await makeMove(expert!.actor, "reviewAssignment", reference, "sign"));
    valueOf(await move(officer, "askReopen"));
    expect(codeOf(await move(officer2, "void"))).toBe("sheetSigned");
    valueOf(await move(officer2, "reopen"));
    expect(codeOf(await move(officer, "void"))).toBe("samePerson");
    expect(valueOf(await move(officer2, "void"))).toMatchObject({ to: "voided" });
    expect(valueOf(await move(officer, "replace"))).toMatchObject({ to: "replaced" });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("of an expert who never signs in come from paper, checked by a second person", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
    const expert = await anExpert("E907");
    valueOf(await inviteExperts(await at(item.staff.officer), { challenge: item.no, experts: ["E907"], allBids: true }));
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
    const references = await tasksOf(item, expert.actor);
    for (const reference of references) valueOf(await makeMove(item.staff.officer, "reviewAssignment", reference, "accept", {}, { offline: paper }));
    valueOf(await makeMove(item.staff.officer, "reviewAssignment", references[0]!, "start", {}, { offline: paper }));
    const sheet = { marks: await marksAt(80), reasons: {}, opinion: longOpinion };
    const [officer, officer2] = [await at(item.staff.officer), await at(item.staff.officer2)];
    const sign = (input: object, record: object = paper) => makeMove(item.staff.officer, "reviewAssignment", references[0]!, "sign", input, { offline: record });
    // One clerk alone types no marks: neither along with the signature, nor into one of two entries.
    expect(await sign({ sheets: [{ bid: item.bids.T01!.no, ...sheet }, { bid: item.bids.T02!.code, ...sheet }] })).toMatchObject({ refusal: { code: "invalidInput", fields: [{ path: "sheets", message: "paperByTwo" }] } });
    expect(codeOf(await sign({}))).toBe("scoresMissing");
    valueOf(await preparePaper(officer, item.no, "E907"));
    const codes = valueOf(await listPaper(officer, item.no)).experts[0]!.rows.map(({ code }) => code!);
    for (const code of codes) valueOf(await enterPaper(officer, code, sheet));
    expect(await sign({})).toMatchObject({ refusal: { code: "paperUnsettled", facts: { count: 2 } } });
    for (const code of codes) valueOf(await enterPaper(officer2, code, sheet));
    expect(codeOf(await sign({}, { ...paper, checker: "officer" }))).toBe("offlineRecordIncomplete");
    expect(valueOf(await sign({}))).toMatchObject({ signed: 2 });
    const { rows } = await getPool().query<{ offline: boolean }>("select e.offline from audit_event e join review_assignment a on a.id = e.object_id where e.noun = 'reviewAssignment' and e.kind = 'sign' and a.expert_id = $1", [expert.actor.expertId]);
    expect(rows).toEqual([{ offline: true }, { offline: true }]);
  });
});

describe("what an expert sees", () => {
  it("is nothing of a bid before the invitation is accepted, then the bid beside the listed values, without a telephone", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01", members: ["T03"], promised: { "1-4": 52 } }, { lead: "T02" }] });
    const expert = await anExpert("E908");
    valueOf(await inviteExperts(await at(item.staff.officer), { challenge: item.no, experts: ["E908"], allBids: true }));
    const reference = `${item.bids.T01!.no}/E908`;
    expect(valueOf(await showReview(await at(expert.actor), reference))).toMatchObject({ status: "invited", content: null, proposal: null, isOpen: false });
    expect(valueOf(await listOwnReviews(await at(expert.actor)))).toMatchObject({ length: 1, 0: { challengeNo: item.no, bids: 2, invited: 2, done: 0, signed: 0, next: null } });
    await declareAndAccept(item, expert);
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
    const view = valueOf(await showReview(await at(expert.actor), reference));
    expect(view).toMatchObject({
      sight: "own",
      isOpen: true,
      proposal: { criterion: "R01", mark: "0.00", because: ["1-4"] },
      leftOut: { factor: "100/97", criteria: [{ code: "R12" }] },
      content: { projectLead: "示例负责人", memberUnits: [{ name: "示例·北岭环境科技有限公司" }] },
    });
    // The start page: how many, how many done, how long, and on; not the same again among the matters.
    const home = valueOf(await showHome(await at(expert.actor)));
    expect(home.reviews).toEqual([{ no: item.no, title: expect.any(String), bids: 2, done: 0, next: item.bids.T01!.code < item.bids.T02!.code ? item.bids.T01!.code : item.bids.T02!.code, workload: { bids: 2, minutes: expect.any(Number), days: 1 } }]);
    expect(home.reviews[0]!.workload!.minutes).toBeGreaterThan(0);
    expect(home.todo.mine.filter(({ code }) => code === "scoreBids")).toEqual([]);
    expect(home.todo.total).toBe(home.todo.mine.length);
    expect([home.rounds, home.problems]).toEqual([[], []]);
    expect(view.sight === "own" && view.content?.promises.find(({ indicator }) => indicator.code === "1-4")?.verdict).toBe("misses");
    expect(JSON.stringify(view)).not.toContain("LEAD-");
    expect(valueOf(await showOwnItem(await at(expert.actor), item.no)).bids.map(({ code }) => code)).toEqual(Object.values(item.bids).map(({ code }) => code).sort());
    valueOf(await makeMove(expert.actor, "reviewAssignment", reference, "recuse", {}, { reason: "与负责人近期有合作" }));
    expect(valueOf(await showReview(await at(expert.actor), reference))).toMatchObject({ status: "recused", content: null });
  });

  it("is one's own marks and nobody else's; the bureau sees states alone before the freeze", async () => {
    const { item, experts } = await inReview();
    const [own, other] = experts;
    const secret = "只有本人知道的一句评语";
    valueOf(await saveScores(await at(other!.actor), `${item.bids.T01!.no}/${other!.no}`, { revision: 0, marks: { R01: "11.37" }, opinion: secret }));
    const seen: unknown[] = [
      valueOf(await showReview(await at(own!.actor), `${item.bids.T01!.no}/${own!.no}`)),
      valueOf(await showOwnItem(await at(own!.actor), item.no)),
      valueOf(await listOwnReviews(await at(own!.actor))),
    ];
    for (const who of [item.staff.officer, item.staff.officer2, item.staff.supervisor]) seen.push(valueOf(await showReview(await at(who), `${item.bids.T01!.no}/${other!.no}`)));
    for (const view of seen) {
      expect(JSON.stringify(view)).not.toContain("11.37");
      expect(JSON.stringify(view)).not.toContain(secret);
    }
    expect(seen[3]).toMatchObject({ sight: "staff", frozen: null, expert: { no: other!.no } });
    for (const who of [item.staff.leader, item.staff.witness, item.bids.T01!.team, item.bids.T02!.team, own!.actor, publicActor]) {
      expect(codeOf(await showReview(await at(who), `${item.bids.T01!.no}/${other!.no}`))).toBe("notFound");
    }
    expect(valueOf(await showReview(await at(other!.actor), `${item.bids.T01!.no}/${other!.no}`))).toMatchObject({ sheet: { marks: { R01: "11.37" }, opinion: secret } });
  });
});
