import { describe, expect, it } from "vitest";
import { bidsOf, progressOf } from "#app/domain/overview/progress.fixture.ts";
import type { ChallengeProgress } from "#app/domain/overview/progress.ts";
import { type Actor, publicActor, type StaffRole } from "#app/domain/policy/actor.ts";
import { policies } from "#app/domain/policy/policies.ts";
import type { Guard } from "#app/domain/policy/policy.ts";
import { administrationMatters, calendarMatters, drawMatters, formReviewMatters, secondMatters, standardsMatters, takedownMatters, ticketMatters } from "./matters.ts";
import { sortSteps } from "./sort-steps.ts";
import type { SecondCode, TodoItem } from "./view.ts";

const now = "2026-03-15T04:00:00.000Z";
const first = "p1";
const someone = (personId: string, ...roles: StaffRole[]): Actor => ({ ...publicActor, personId, secondFactorFresh: true, roles: roles.map((role) => ({ role, roundId: null })) });

/** What waits for a second person: the duty of whoever begins, of whoever goes on, the matter, and how it is found. */
interface Waits {
  begins: StaffRole;
  goesOn: StaffRole;
  code: TodoItem["code"];
  matters: (actor: Actor) => TodoItem[];
}

const step = (goesOn: StaffRole, code: TodoItem["code"], change: Partial<ChallengeProgress>, begins: StaffRole = goesOn): Waits => ({ begins, goesOn, code, matters: (actor) => sortSteps(actor, [progressOf(change)], now).mine });
const waits = (goesOn: StaffRole, code: TodoItem["code"], matters: Waits["matters"], begins: StaffRole = goesOn): Waits => ({ begins, goesOn, code, matters });

const toPublish = step("secondOfficer", "publish", { status: "approved", opensAt: null, closesAt: null, approvedBy: first });
const takedown = waits("officer", "decideTakedown", (actor) => takedownMatters(actor, [{ challengeNo: "A", noticeId: null, title: "甲", roundId: "r1", itemId: "i1", hiddenBy: first, hiddenAt: now }], now));
const formReview = waits("officer", "answerFormReview", (actor) => formReviewMatters(actor, [{ no: "B", challengeTitle: "甲", roundId: "r1", rejectedBy: first }]));
const second = (code: SecondCode) => (actor: Actor) => secondMatters(actor, [{ code, no: "A", title: "甲", reference: "X", roundId: "r1", by: first }]);

/** Every move that the policy keeps from the person who did the step before it. */
const ofMoves: Record<string, Waits | null> = {
  // A round is published with its items.
  "round.publish": toPublish,
  "challenge.publish": toPublish,
  "challenge.amend": step("secondOfficer", "consentAmendment", { amendmentAskedBy: first }),
  "challenge.extend": step("secondOfficer", "consentExtension", { extensionAskedBy: first }),
  // Nobody asked for it: one person's act, only not of who prepared the item.
  "challenge.withdraw": null,
  "challenge.voidRanking": step("officer", "voidRanking", { status: "ranked", isRankingTainted: true, taintedBy: [first] }),
  "bid.openSupplied": step("secondOfficer", "openSupplied", { status: "closed", bids: bidsOf({ contentConfirmed: 1 }) }, "officer"),
  "bid.keepRejection": formReview,
  "bid.readmit": formReview,
  "reviewAssignment.reopen": waits("secondOfficer", "consentReopen", second("consentReopen")),
  "award.announce": step("secondOfficer", "announce", { status: "decided", awards: [{ status: "proposed", endsOn: null }] }, "leader"),
  // The notice of a result is the step `announce`; that of a call stands for itself.
  "notice.publish": waits("secondOfficer", "publishCall", second("publishCall")),
  "ticket.reopen": waits("secondOfficer", "answerTicket", (actor) => ticketMatters(actor, [{ no: "T", status: "proposed", roundId: "r1", challengeTitle: "甲", proposedBy: first }])),
  "takedown.restore": takedown,
  "takedown.finalise": takedown,
};

/** What the services keep from the same person, besides moves. */
const ofServices: Record<string, Waits> = {
  "a held file": waits("officer", "releaseFile", second("releaseFile")),
  "a printed sheet": waits("officer", "enterPaper", second("enterPaper")),
  "a team that did not come": waits("officer", "confirmAbsence", second("confirmAbsence")),
  "a draw": waits("witness", "witnessDraw", (actor) => drawMatters(actor, [{ no: "A", title: "甲", preparedBy: first, kind: "experts", roundId: "r1" }])),
  "the calendar": waits("systemAdmin", "decideCalendar", (actor) => calendarMatters(actor, { year: 2027, by: first })),
  "the standards": waits("systemAdmin", "decideStandards", (actor) => standardsMatters(actor, { by: first })),
  "a duty": waits("securityAdmin", "confirmDuties", (actor) => administrationMatters(actor, { proposedDuties: actor.personId === first ? 0 : 1, undelivered: 0 })),
};

/** Whatever is asked of the object, the first person did it: then a guard for two people answers `samePerson`. */
const doneByFirst = new Proxy({}, { get: (_of, name) => (name === "pattern" ? "B" : first) });

function movesForTwo(): string[] {
  return Object.entries(policies).flatMap(([noun, { moves }]) =>
    Object.entries(moves as Record<string, { unless?: readonly Guard<unknown>[] }>).flatMap(([move, { unless = [] }]) => (unless.some((guard) => guard(doneByFirst, someone(first), now) === "samePerson") ? [`${noun}.${move}`] : [])),
  );
}

describe("what waits for a second person", () => {
  it("is known for every move of two people", () => {
    expect(movesForTwo().sort()).toEqual(Object.keys(ofMoves).sort());
  });

  it.each([...Object.entries(ofMoves), ...Object.entries(ofServices)].flatMap(([name, one]) => (one ? [[name, one] as const] : [])))("%s is in the 待办 of whoever may go on, and not of who began", (_name, { begins, goesOn, code, matters }) => {
    expect(matters(someone("p2", goesOn)).map((one) => one.code)).toContain(code);
    expect(matters(someone(first, begins)).map((one) => one.code)).not.toContain(code);
  });
});
