import { z } from "zod";
import { lockRoundChallenges, markSuspendedWithRound, type RoundChallenge } from "#app/db/round-challenges.ts";
import { readRoundSettings } from "#app/db/round.ts";
import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { RoundMove } from "#app/domain/round/lifecycle.ts";
import { actOfTurn, type PublicTurn, turnWithRound } from "#app/services/challenge/turn-in-public.ts";
import { defineMove, type Step } from "#app/services/kernel/define-move.ts";
import { paperOf } from "#app/services/kernel/paper.ts";
import { announceRoundAct } from "#app/services/notice/announce-act.ts";

const none = z.strictObject({});

type RoundStep = Step<"round", unknown>;

/** A move of the round that its challenges of `from` make with it, in one transaction: teams and followers hear of it, the public reads the reason. */
const withItems = (move: "suspend" | "resume" | "cancel", turn: PublicTurn, turns: (item: RoundChallenge) => boolean, lack: (items: readonly RoundChallenge[]) => Result<null> = () => ok(null)) =>
  defineMove({
    noun: "round",
    move: move satisfies RoundMove,
    input: none,
    perform: async ({ tx, ctx, subject, reason = "", offline, move: go }: RoundStep) => {
      const items = await lockRoundChallenges(tx, subject.id);
      const lacking = lack(items);
      if (!lacking.ok) return lacking;
      const { code } = await readRoundSettings(subject.id, tx);
      const turned = items.filter(turns);
      const moved = await go({ facts: { no: code, challenges: turned.map(({ no }) => no) } });
      if (!moved.ok) return moved;
      const ids = turned.map(({ id }) => id);
      const done = await turnWithRound(tx, ctx, ids, turn, { reason, paper: await paperOf(offline), facts: { round: code } });
      if (!done.ok) return done;
      // A round that was never published is unknown to everybody.
      const announced = subject.status === "draft" ? ok(null) : await announceRoundAct({ tx, ctx, isOffline: offline !== undefined, events: done.value.events }, actOfTurn[turn], subject.id, done.value.seen, { reason });
      if (!announced.ok) return announced;
      await markSuspendedWithRound(tx, ids, move === "suspend");
      return ok({ to: moved.value.to, seq: Number(moved.value.seq), challenges: turned.length });
    },
  });

/** States in which a challenge has bids in hand that somebody waits for. */
const underway: readonly ChallengeState[] = ["closed", "noBid", "singleBid", "matching", "inReview", "ranked"];

const lackingEnd = (states: readonly ChallengeState[]) => (items: readonly RoundChallenge[]) => {
  const running = items.filter(({ status }) => states.includes(status));
  return running.length === 0 ? ok(null) : refuse("roundUnderway", { facts: { count: running.length, challenge: running[0]!.no } });
};

/** 暂停批次: every challenge that is open for bids rests with it; what was closed goes on. */
export const suspendRound = withItems("suspend", "suspend", ({ status }) => status === "open");

/** 恢复批次: what rested because of the round goes on, what was suspended by itself does not. */
export const resumeRound = withItems("resume", "resume", ({ status, isSuspendedWithRound }) => status === "suspended" && isSuspendedWithRound);

/** 取消批次, with a public reason: whatever is not closed yet is withdrawn. Refusal: roundUnderway while a closed one has no end; bids were handed in, their teams have a right to one. */
export const cancelRound = withItems("cancel", "withdraw", ({ status }) => status === "approved" || status === "open" || status === "suspended", lackingEnd(underway));

const lackingAnyEnd = lackingEnd(["approved", "open", "suspended", ...underway]);

/** 办结批次. Refusal: roundUnderway while a challenge has no end. */
export const closeRound = defineMove({
  noun: "round",
  move: "close",
  input: none,
  perform: async ({ tx, subject, move }) => {
    const lacking = lackingAnyEnd(await lockRoundChallenges(tx, subject.id));
    if (!lacking.ok) return lacking;
    const moved = await move();
    return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq) }) : moved;
  },
});
