import { describe, expect, it } from "vitest";
import { bidsOf, progressOf } from "#app/domain/overview/progress.fixture.ts";
import { type Actor, publicActor, type StaffRole } from "#app/domain/policy/actor.ts";
import { administrationMatters, bidderMatters, demandMatters, formReviewMatters, reviewMatters, roundMatters, unitMatters } from "./matters.ts";
import { sortSteps } from "./sort-steps.ts";
import { byDue } from "./view.ts";

const now = "2026-03-15T04:00:00.000Z";
const someone = (...roles: StaffRole[]): Actor => ({ ...publicActor, personId: "p9", roles: roles.map((role) => ({ role, roundId: null })) });
const approved = (no: string, approvedBy = "p1") => progressOf({ no, status: "approved", opensAt: null, closesAt: null, approvedBy });

describe("what waits for whom", () => {
  it("gives a step to who may do it, and shows it to the others as waited for", () => {
    const second = sortSteps(someone("secondOfficer"), [approved("A")], now);
    expect(second.mine).toMatchObject([{ code: "publish", no: "A", href: "/work/challenges/A" }]);
    expect(second.waiting).toEqual([]);
    const officer = sortSteps(someone("officer"), [approved("A")], now);
    expect(officer.mine).toEqual([]);
    expect(officer.waiting).toMatchObject([{ code: "publish", who: ["secondOfficer"] }]);
  });

  it("asks for the second factor in its own time: a step is mine without it", () => {
    expect(sortSteps({ ...someone("secondOfficer"), secondFactorFresh: false }, [approved("A")], now).mine).toHaveLength(1);
  });

  it("does not give the second step to who did the first", () => {
    const both = sortSteps(someone("officer", "secondOfficer"), [approved("A", "p9")], now);
    expect(both.mine).toEqual([]);
    expect(both.waiting).toMatchObject([{ code: "publish" }]);
  });

  it("gives nothing of a foreign round", () => {
    const foreign: Actor = { ...publicActor, personId: "p9", roles: [{ role: "secondOfficer", roundId: "other" }] };
    expect(sortSteps(foreign, [approved("A")], now)).toEqual({ mine: [], waiting: [] });
  });

  it("gives a 复核 to an officer of the round who did not reject", () => {
    const asked = [{ no: "JB-1", challengeTitle: "脱碱", roundId: "r1", rejectedBy: "p9" }];
    expect(formReviewMatters({ ...someone("officer"), personId: "p1" }, asked)).toMatchObject([{ code: "answerFormReview", no: "JB-1", href: "/work/bids/JB-1" }]);
    for (const nobody of [someone("secondOfficer"), { ...someone("witness"), personId: "p1" }, { ...publicActor, personId: "p1", roles: [{ role: "officer" as const, roundId: "r2" }] }]) expect(formReviewMatters(nobody, asked)).toEqual([]);
  });

  it("lets a witness know of an opening, and of nothing else", () => {
    const closed = progressOf({ no: "A", status: "closed", bidsAtClose: 2 });
    expect(sortSteps(someone("witness"), [closed, approved("B"), progressOf()], now)).toMatchObject({ mine: [{ code: "witnessOpening", no: "A" }], waiting: [] });
  });

  it("puts three equal steps of a round into one", () => {
    const { mine } = sortSteps(someone("secondOfficer"), ["A", "B", "C"].map((no) => approved(no)), now);
    expect(mine).toMatchObject([{ code: "publish", no: "JZGX-2026", title: null, count: 3, href: "/work/rounds/JZGX-2026/moves?move=publish" }]);
    expect(sortSteps(someone("officer"), ["A", "B", "C"].map((no) => approved(no)), now).waiting).toMatchObject([{ code: "publish", count: 3, href: "/work/rounds/JZGX-2026" }]);
    expect(sortSteps(someone("secondOfficer"), ["A", "B"].map((no) => approved(no)), now).mine).toHaveLength(2);
  });

  it("keeps two steps of one challenge apart", () => {
    const { mine, waiting } = sortSteps(someone("officer"), [progressOf({ status: "closed", bids: bidsOf({ underFormCheck: 1, correctionRequested: 2 }), correctionDueAt: "2026-03-20T09:00:00.000Z" })], now);
    expect(mine).toMatchObject([{ code: "checkForms", count: 1 }]);
    expect(waiting).toMatchObject([{ code: "awaitCorrection", count: 2, due: "2026-03-20T09:00:00.000Z", who: ["team"] }]);
  });
});

describe("matters besides", () => {
  it("are of teams, experts, units, rounds and administrators", () => {
    expect(bidderMatters([{ no: "JB-1", title: "T", status: "correctionRequested", due: "d" }, { no: "JB-2", title: "T", status: "draft", due: null }]).map(({ code }) => code)).toEqual(["correctBid", "submitDraft"]);
    expect(reviewMatters([{ challengeNo: "A", title: "T", invited: 2, taken: 3, signed: 3, opinionsDue: 2 }, { challengeNo: "B", title: "T", invited: 0, taken: 4, signed: 1, opinionsDue: 0 }])).toMatchObject([
      { code: "replyInvitation", no: "A", count: 2 },
      { code: "writePanel", no: "A", count: 2, href: "/work/reviews/A/panel" },
      { code: "scoreBids", no: "B", count: 4, done: 1, href: "/work/reviews/B" },
    ]);
    expect(unitMatters({ asked: 0, invited: [] })).toEqual([]);
    expect(unitMatters({ asked: 1, invited: ["单位"] }).map(({ code }) => code)).toEqual(["decideJoin", "answerJoin"]);
    const round = { id: "r1", code: "R", title: "T", status: "draft", challenges: 0, duties: [{ personId: "p1", role: "officer" as const }] };
    expect(roundMatters(someone("officer"), [round]).map(({ code, count }) => [code, count])).toEqual([["staffRound", 4], ["fillRound", null]]);
    expect(roundMatters(someone("systemAdmin"), [round]).map(({ code }) => code)).toEqual(["staffRound"]);
    expect(administrationMatters(someone("securityAdmin"), { proposedDuties: 2, undelivered: 1 }).map(({ code }) => code)).toEqual(["confirmDuties"]);
    expect(administrationMatters(someone("systemAdmin"), { proposedDuties: 2, undelivered: 1 }).map(({ code }) => code)).toEqual(["undeliveredMail"]);
  });

  it("stand in the order of their dates, those without one last; a date lasts till its midnight", () => {
    const items = [{ due: null }, { due: "2026-03-20" }, { due: "2026-03-20T09:00:00.000Z" }, { due: "2026-03-19T09:00:00.000Z" }];
    expect(byDue(items).map(({ due }) => due)).toEqual(["2026-03-19T09:00:00.000Z", "2026-03-20T09:00:00.000Z", "2026-03-20", null]);
  });
});

describe("demands to be vetted", () => {
  const demand = (no: string, status = "submitted") => ({ no, title: "脱碱", status, unitId: "u1", recommenderId: null, roundId: "r1", closesAt: null });

  it("stand one by one while they are few, and as one from the third on, so that the rest of the day is seen", () => {
    const officer = someone("officer");
    expect(demandMatters(officer, [demand("A"), demand("B", "underVetting")])).toMatchObject([{ no: "A", href: "/work/demands/A" }, { no: "B" }]);
    const many = demandMatters(officer, [demand("A"), demand("B", "recommended"), demand("C", "underVetting")]);
    expect(many).toMatchObject([{ code: "vetDemand", no: null, count: 3, href: "/work/demands?status=toVet" }]);
    expect(demandMatters(someone("witness"), [demand("A"), demand("B"), demand("C")])).toEqual([]);
  });
});
