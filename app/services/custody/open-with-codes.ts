import { findOpeningsDone, readOpeningKey } from "#app/db/bid-opening.ts";
import { findProgress } from "#app/db/challenge-progress.ts";
import { findKeySets } from "#app/db/key-set.ts";
import { readRoundSettings } from "#app/db/round.ts";
import { findSubject } from "#app/db/subjects.ts";
import type { KeySetState } from "#app/domain/custody/key-set.ts";
import type { OpeningDone } from "#app/domain/custody/opening-done.ts";
import type { Refusal, RefusalCode } from "#app/domain/kernel/refusal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { isOver } from "#app/domain/overview/progress.ts";
import { itemsClosedTo } from "#app/domain/policy/actor.ts";
import { openBids } from "#app/services/challenge/open-bids.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { refusalOf } from "#app/services/kernel/define-move.ts";
import { findSeenRound } from "./custody-access.ts";

/** A challenge that waits for its opening with codes. */
export interface WaitingOpening {
  no: string;
  title: string;
  closesAt: string | null;
  bids: number | null;
  opening: { tag: string; index: number };
  recovery: { tag: string; index: number } | null;
  /** Neither kind of codes is left, as their holders reported. */
  isKeyLost: boolean;
  /** Why this person may not open it now. */
  refusal: Refusal | null;
}

/** 开标 of a round: what waits, what is still to close, and the sets of codes that are asked for. */
export interface OpeningView {
  round: { code: string; title: string };
  waiting: WaitingOpening[];
  /** Challenges under codes whose deadline has not come, or whose closing is not recorded yet. */
  later: { no: string; title: string; closesAt: string | null; isOver: boolean }[];
  sets: KeySetState[];
  /** What is opened already: it grows while an opening runs, because each challenge is opened for itself. */
  done: OpeningDone[];
}

/** Refusal: notFound for who does not follow the round's codes. */
export async function showOpening(ctx: Context, code: string): Promise<Result<OpeningView>> {
  const seen = await findSeenRound(ctx, code);
  if (!seen) return refuse("notFound");
  const closed = itemsClosedTo(ctx.actor);
  const [settings, progress, sets, done] = await Promise.all([readRoundSettings(seen.id), findProgress({ roundId: seen.id }, closed), findKeySets(seen.id), findOpeningsDone(seen.id, closed)]);
  const keyed = await Promise.all(
    progress.filter(({ status, hasSealedBids }) => status === "open" || hasSealedBids).map(async (challenge) => ({ challenge, key: await readOpeningKey(challenge.id) })),
  );
  const coded = keyed.filter(({ key }) => key?.setTag);
  const waiting = coded.flatMap(({ challenge, key }) =>
    !challenge.hasSealedBids || !key
      ? []
      : {
          no: challenge.no,
          title: challenge.title,
          closesAt: challenge.closesAt,
          bids: challenge.bidsAtClose,
          opening: { tag: key.setTag!, index: key.keyIndex! },
          recovery: key.recoveryTag === null ? null : { tag: key.recoveryTag, index: key.recoveryIndex! },
          isKeyLost: challenge.isKeyLost,
          refusal: refusalOf("challenge", ctx, "openBids", challenge),
        },
  );
  const later = coded.flatMap(({ challenge: { no, title, closesAt, status } }) => (status === "open" ? { no, title, closesAt, isOver: isOver(closesAt, ctx.now) } : []));
  return ok({ round: { code: settings.code, title: settings.title }, waiting, later, sets, done });
}

export interface OpeningOrder {
  by: "codes" | "recovery";
  nos: readonly string[];
  /** From the holders' browser: an identity for each challenge. */
  identities: readonly { no: string; identity: string }[];
  /** As typed, where there is no script. */
  codes: readonly string[];
  reason?: string | undefined;
}

export interface Opened {
  no: string;
  opened: number;
  failed: number;
  refusal: Refusal | null;
}

/** What is wrong with the codes or the person is wrong for every challenge: it is the answer, and nothing was opened. */
const general: readonly RefusalCode[] = ["codesWrong", "codesNeeded", "reasonNeeded", "secondFactorNeeded", "notAllowed"];

/**
 * 开标 of the chosen challenges, one after the other, each for itself: what cannot be opened says why and stops no other.
 * Refusals: notFound, invalidInput, and those of the first challenge that concern all.
 */
export async function openWithCodes(ctx: Context, code: string, order: OpeningOrder): Promise<Result<Opened[]>> {
  const round = await findSubject("round", code);
  if (!round) return refuse("notFound");
  if (order.nos.length === 0) return refuse("invalidInput", { fields: [{ path: "nos", message: "chooseSome" }] });
  const results: Opened[] = [];
  for (const no of order.nos) {
    const identity = order.identities.find((one) => one.no === no)?.identity;
    const release = { by: order.by, ...(identity === undefined ? { codes: order.codes } : { identity }) };
    const opened = await openBids.run(ctx, no, { release }, { reason: order.reason });
    if (!opened.ok && results.length === 0 && general.includes(opened.refusal.code)) return opened;
    results.push(opened.ok ? { no, opened: Number(opened.value.opened), failed: Number(opened.value.failed), refusal: null } : { no, opened: 0, failed: 0, refusal: opened.refusal });
  }
  return ok(results);
}
