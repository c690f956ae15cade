import type { Transaction } from "#app/db/client.ts";
import { insertNotice, stampAct, titleOf } from "#app/db/notice.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import type { ActFacts, ActKind } from "#app/domain/notice/act-body.ts";
import type { ChallengeSubject } from "#app/domain/policy/challenge.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { recordBirthBy } from "#app/services/kernel/record-birth.ts";
import { transition } from "#app/services/kernel/transition.ts";

/** Where and by whom something was done in public. */
interface Act {
  tx: Transaction;
  ctx: Context;
  isOffline: boolean;
  /** Places in the log of the moves that it announces: where their reason is shown, it is that of the notice. */
  events: readonly string[];
}

/** What an act concerns: one challenge, or a round with those of its challenges that turned with it. */
type Concerned = { noun: "challenge"; id: string; roundId: string; no: string } | { noun: "round"; id: string; nos: string[] };

/**
 * 公告 of a public act, in its transaction and under its right: published at once, numbered in its round. A 发文字号 and the address
 * on the government's portal are entered when the paper has them. Called after the act's own move. Refusal: statusChanged.
 */
async function announce({ tx, ctx, isOffline, events }: Act, kind: ActKind, concerned: Concerned, { reason, ...facts }: ActFacts): Promise<Result<string>> {
  const isItem = concerned.noun === "challenge";
  const id = await insertNotice(tx, {
    kind,
    roundId: isItem ? concerned.roundId : concerned.id,
    challengeId: isItem ? concerned.id : null,
    title: await titleOf(tx, concerned.noun, concerned.id),
    body: { challenges: isItem ? [concerned.no] : concerned.nos, reason, ...facts, offline: isOffline, events: events.map(Number) },
    createdBy: null,
  });
  await recordBirthBy(ctx.actor, tx, "notice", id, "create");
  const number = await stampAct(tx, id, ctx.now);
  const published = await transition(tx, { noun: "notice", subject: { id, status: "draft", version: 1 }, move: "publish", actor: ctx.actor, facts: { act: kind, number } });
  return published.ok ? ok(id) : published;
}

/** The act on a challenge; before its publication nobody knows of one, and there is nothing to announce. */
export async function announceItemAct(act: Act, kind: ActKind, { id, roundId, no, opensAt }: Pick<ChallengeSubject, "id" | "roundId" | "no" | "opensAt">, facts: ActFacts): Promise<Result<string | null>> {
  return opensAt === null ? ok(null) : announce(act, kind, { noun: "challenge", id, roundId, no }, facts);
}

/** The act on a round, once for all that turned with it. */
export function announceRoundAct(act: Act, kind: ActKind, roundId: string, nos: string[], facts: ActFacts): Promise<Result<string>> {
  return announce(act, kind, { noun: "round", id: roundId, nos }, facts);
}
