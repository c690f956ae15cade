import { findBidIds } from "#app/db/bid-people.ts";
import type { JsonObject } from "#app/db/audit.ts";
import { setPublicReason } from "#app/db/challenge.ts";
import type { Transaction } from "#app/db/client.ts";
import { findSubject } from "#app/db/subjects.ts";
import { type BidState, bidLifecycle } from "#app/domain/bid/lifecycle.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { BidNews, ItemNews } from "#app/domain/mail/mail.ts";
import type { ActKind } from "#app/domain/notice/act-body.ts";
import type { ChallengeSubject } from "#app/domain/policy/challenge.ts";
import { tellTeam } from "#app/services/bid/tell-team.ts";
import { tellFollowers } from "#app/services/follow/tell-followers.ts";
import type { Context } from "#app/services/kernel/context.ts";
import type { Paper } from "#app/services/kernel/paper.ts";
import { transition } from "#app/services/kernel/transition.ts";
import { giveBackTime } from "./give-back-time.ts";

/** A turn whose reason the public reads beside the state. */
export type PublicTurn = "suspend" | "resume" | "withdraw" | "giveUp" | "reissue";

const inHand: readonly BidState[] = ["draft", "submitted", "withdrawn"];
const handedIn = bidLifecycle.states.filter((state) => state !== "draft" && state !== "withdrawn");

/** Of each of these turns, which teams are told what, and what followers are told. */
const told: Readonly<Record<PublicTurn, { team: BidNews; of: readonly BidState[]; followers: ItemNews }>> = {
  suspend: { team: "suspended", of: inHand, followers: "suspended" },
  resume: { team: "resumed", of: inHand, followers: "resumed" },
  withdraw: { team: "challengeWithdrawn", of: inHand, followers: "withdrawn" },
  giveUp: { team: "challengeEnded", of: handedIn, followers: "ended" },
  reissue: { team: "challengeEnded", of: handedIn, followers: "ended" },
};

/** As what each of these turns is announced. */
export const actOfTurn: Readonly<Record<PublicTurn, ActKind>> = { suspend: "suspension", resume: "resumption", withdraw: "withdrawal", giveUp: "ending", reissue: "reissue" };

/** Tells the teams whom it concerns, and who follows. Before its publication nobody knows of a challenge. */
export async function tellTurn(tx: Transaction, { id, closesAt, opensAt }: ChallengeSubject, turn: PublicTurn, words: string, key: string): Promise<void> {
  if (opensAt === null) return;
  const at = turn === "resume" && closesAt !== null ? { at: closesAt } : {};
  for (const bidId of await findBidIds(tx, id, told[turn].of)) await tellTeam(tx, { bidId, kind: told[turn].team, words, key, ...at });
  await tellFollowers(tx, { challengeId: id, news: told[turn].followers, words, key, ...at });
}

/** Turns challenges as their round turns, under its right and its reason; answers the numbers of those that the public knows, and the places in the log. Refusal: statusChanged. */
export async function turnWithRound(tx: Transaction, ctx: Context, ids: readonly string[], turn: PublicTurn, { reason, paper, facts }: { reason: string; paper: Paper | undefined; facts: JsonObject }): Promise<Result<{ seen: string[]; events: string[] }>> {
  const [seen, events]: [string[], string[]] = [[], []];
  for (const id of ids) {
    const subject = await findSubject("challenge", id, tx);
    if (!subject) return refuse("statusChanged");
    await setPublicReason(tx, id, reason);
    const turned = await giveBackTime(tx, turn, subject, ctx.now);
    if (!turned.ok) return turned;
    const moved = await transition(tx, { noun: "challenge", subject, move: turn, actor: ctx.actor, facts: { no: subject.no, ...facts, ...turned.value.facts }, reason, ...(paper && { offline: paper }) });
    if (!moved.ok) return moved;
    await tellTurn(tx, turned.value.subject, turn, reason, moved.value.seq);
    events.push(moved.value.seq);
    if (subject.opensAt !== null) seen.push(subject.no);
  }
  return ok({ seen, events });
}
