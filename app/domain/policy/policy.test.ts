import { describe, expect, it } from "vitest";
import { canMove, type Lifecycle, movesOf } from "#app/domain/kernel/lifecycle.ts";
import { type Actor, judgingRoles, publicActor, staffRoles, systemActor } from "./actor.ts";
import { lifecycles, type Noun } from "./nouns.ts";
import { policies } from "./policies.ts";
import { type NounPolicy, refusal } from "./policy.ts";

const roundId = "round";
const someone: Actor = { ...publicActor, personId: "someone", secondFactorFresh: true };
const inUnit = (unitId: string): Actor => ({ ...someone, units: [{ unitId, administrator: false }] });

/** One actor for each way of standing to an object. */
const actors: Record<string, Actor> = {
  public: publicActor,
  stranger: someone,
  ...Object.fromEntries(staffRoles.map((role) => [role, { ...someone, roles: [{ role, roundId }] }])),
  officerOfAnotherRound: { ...someone, roles: [{ role: "officer", roundId: "another" }] },
  owner: inUnit("owner"),
  coOwner: inUnit("coOwner"),
  team: inUnit("lead"),
  memberUnit: inUnit("member"),
  expert: { ...someone, expertId: "expert" },
  system: systemActor,
};

/** One subject that fits every noun: between the deadline and the end of 公示, prepared by somebody else. */
const subject = {
  id: roundId,
  no: "no",
  version: 1,
  roundId,
  pattern: "B",
  createdBy: "preparer",
  approvedBy: "preparer",
  amendmentAskedBy: "preparer",
  extensionAskedBy: "preparer",
  decidedBy: "preparer",
  ownerUnitId: "owner",
  coOwnerIds: ["coOwner"],
  coUnitIds: ["coOwner"],
  leadUnitId: "lead",
  teamId: "lead",
  contest: null,
  askerUnitId: "lead",
  hiddenBy: "preparer",
  memberUnitIds: ["member"],
  expertIds: ["expert"],
  expertId: "expert",
  bidId: "bid",
  challengeId: "challenge",
  itemId: "challenge",
  challengeStatus: "open",
  opensAt: "2026-01-01T00:00:00.000Z",
  closesAt: "2026-02-01T00:00:00.000Z",
  endsOn: "2026-01-05",
  kind: "result",
  hasStandingItems: false,
  hasSealedBids: true,
  hasOpenedBids: false,
  isKeyLost: true,
  isLossRecorded: false,
  ticketsWaiting: 0,
  contentDueAt: "2026-02-10T00:00:00.000Z",
  contentConfirmedBy: "preparer",
  stagesLeft: 0,
  times: 1,
  isExtended: false,
  dueOn: "2026-02-10",
  bidsBeforeOwner: 0,
  bidsAgreed: 0,
  isShortlisted: false,
  stage: 1,
  reviewStage: 1,
};

const whileOpen = "2026-01-15T00:00:00.000Z";
const afterClosing = "2026-02-15T00:00:00.000Z";

type AnyPolicy = NounPolicy<string, string, typeof subject & { status: string; pattern: "A" | "B" | "C" | "D" }>;

function sentences(noun: Noun, now: string, more: object = {}): string[] {
  const policy = policies[noun] as unknown as AnyPolicy;
  const lifecycle = lifecycles[noun] as Lifecycle<string, string>;
  return movesOf(lifecycle).flatMap((move) =>
    lifecycle.states.map((status) => {
      const answers = Object.entries(actors).map(([name, actor]) => {
        const given = { ...subject, status, pattern: "B" as const, challengeStatus: noun === "reviewAssignment" ? "inReview" : noun === "shortlist" ? "ranked" : "open", ...more };
        const online = refusal(policy, actor, move, given, now);
        const offline = refusal(policy, actor, move, given, now, true);
        return { name, answer: (online?.code ?? "may") + (offline ? "" : " (offline too)") };
      });
      const by = Map.groupBy(answers, ({ answer }) => answer);
      return `${noun} ${move} @ ${status}: ${[...by].map(([answer, who]) => `${answer}: ${who.map(({ name }) => name).join(" ")}`).join(" | ")}`;
    }),
  );
}

describe("policy", () => {
  it.each(Object.keys(lifecycles) as Noun[])("%s: every move × state × role, while bids are accepted", async (noun) => {
    await expect(`${sentences(noun, whileOpen).join("\n")}\n`).toMatchFileSnapshot(`./snapshots/${noun}-while-open.txt`);
  });

  it.each(["challenge", "bid"] as const)("%s: every move × state × role, after the deadline", async (noun) => {
    await expect(`${sentences(noun, afterClosing).join("\n")}\n`).toMatchFileSnapshot(`./snapshots/${noun}-after-closing.txt`);
  });

  it.each([["in-term", whileOpen], ["after-term", afterClosing]])("shortlist: the same in 对接, %s", async (name, now) => {
    await expect(`${sentences("shortlist", now, { pattern: "A", challengeStatus: "matching" }).join("\n")}\n`).toMatchFileSnapshot(`./snapshots/shortlist-matching-${name}.txt`);
  });

  it("never lets anybody move where the lifecycle has no arrow", () => {
    for (const noun of Object.keys(lifecycles) as Noun[]) {
      const policy = policies[noun] as unknown as AnyPolicy;
      const lifecycle = lifecycles[noun] as Lifecycle<string, string>;
      for (const move of movesOf(lifecycle))
        for (const status of lifecycle.states.filter((state) => !canMove(lifecycle, move, state)))
          for (const actor of Object.values(actors)) expect(refusal(policy, actor, move, { ...subject, status, pattern: "B" }, afterClosing)).not.toBeNull();
    }
  });

  it("gives who stepped out of an item (回避) no more than a stranger in everything of it", () => {
    const ofNoItem: Noun[] = ["round", "demand"];
    for (const noun of (Object.keys(lifecycles) as Noun[]).filter((one) => !ofNoItem.includes(one))) {
      const policy = policies[noun] as unknown as AnyPolicy;
      const given = noun === "challenge" ? { ...subject, id: subject.challengeId } : subject;
      for (const role of judgingRoles) {
        const recused: Actor = { ...someone, roles: [{ role, roundId }], closedItems: [subject.challengeId] };
        for (const move of movesOf(lifecycles[noun] as Lifecycle<string, string>))
          for (const status of lifecycles[noun].states) {
            const at = { ...given, status, pattern: "B" as const };
            expect([noun, move, status, role, refusal(policy, recused, move, at, whileOpen)?.code]).toEqual([noun, move, status, role, refusal(policy, someone, move, at, whileOpen)?.code]);
          }
      }
    }
  });

  it("lets nobody approve what they prepared", () => {
    const preparer: Actor = { ...someone, personId: "preparer", roles: [{ role: "secondOfficer", roundId }] };
    const cases = [
      ["round", "publish", "draft"],
      ["challenge", "publish", "approved"],
      ["award", "announce", "proposed"],
      ["notice", "publish", "draft"],
    ] as const;
    for (const [noun, move, status] of cases) expect(refusal(policies[noun] as unknown as AnyPolicy, preparer, move, { ...subject, status, pattern: "B" }, afterClosing)?.code).toBe("samePerson");
  });

  it("asks for a fresh second factor last, so that nobody learns more from it than from the refusal", () => {
    const stale: Actor = { ...someone, secondFactorFresh: false, roles: [{ role: "secondOfficer", roundId }] };
    const policy = policies.challenge as unknown as AnyPolicy;
    expect(refusal(policy, stale, "publish", { ...subject, status: "approved", pattern: "B" }, whileOpen)?.code).toBe("secondFactorNeeded");
    expect(refusal(policy, { ...stale, roles: [] }, "publish", { ...subject, status: "approved", pattern: "B" }, whileOpen)?.code).toBe("notFound");
  });

  it("closes the moves of a stage that the pattern does not have", () => {
    const leader: Actor = { ...someone, roles: [{ role: "leader", roundId }] };
    const policy = policies.challenge as unknown as AnyPolicy;
    expect(refusal(policy, leader, "decide", { ...subject, status: "ranked", pattern: "D" }, afterClosing)?.code).toBe("stageNotInPattern");
    expect(refusal(policy, leader, "decide", { ...subject, status: "ranked", pattern: "B" }, afterClosing)).toBeNull();
  });
});
