import { z } from "zod";
import { findBidIds } from "#app/db/bid-people.ts";
import { setPublicReason } from "#app/db/challenge.ts";
import type { Transaction } from "#app/db/client.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import type { BidNews, ItemNews } from "#app/domain/mail/mail.ts";
import type { ChallengeSubject } from "#app/domain/policy/challenge.ts";
import { tellTeam } from "#app/services/bid/tell-team.ts";
import { tellFollowers } from "#app/services/follow/tell-followers.ts";
import { defineMove, type Step } from "#app/services/kernel/define-move.ts";
import { paperOf } from "#app/services/kernel/paper.ts";
import { transition } from "#app/services/kernel/transition.ts";

const none = z.strictObject({});

/** Of each of these moves, what teams and followers are told. */
type Told = { team: BidNews; followers: ItemNews };

/** Moves whose reason the public reads beside the state. Who has a draft or a bid, and who follows, is told. */
const withPublicReason =
  (told: Told | null) =>
  async ({ tx, subject, reason, move }: Step<"challenge", unknown>) => {
    await setPublicReason(tx, subject.id, reason ?? "");
    const moved = await move({ facts: { no: subject.no } });
    if (!moved.ok) return moved;
    if (told) await tell(tx, subject, told, reason ?? "", moved.value.seq);
    return ok({ to: moved.value.to, seq: Number(moved.value.seq) });
  };

async function tell(tx: Transaction, { id, closesAt, opensAt }: ChallengeSubject, told: Told, words: string, key: string): Promise<void> {
  // Before its publication nobody knows of it.
  if (opensAt === null) return;
  const at = told.team === "resumed" && closesAt !== null ? { at: closesAt } : {};
  for (const bidId of await findBidIds(tx, id, ["draft", "submitted", "withdrawn"])) await tellTeam(tx, { bidId, kind: told.team, words, key, ...at });
  await tellFollowers(tx, { challengeId: id, news: told.followers, words, key, ...at });
}

/** 撤榜, with a public reason. Drafts of bids stay with their teams. */
export const withdrawChallenge = defineMove({ noun: "challenge", move: "withdraw", input: none, perform: withPublicReason({ team: "challengeWithdrawn", followers: "withdrawn" }) });

/** 暂停, with a public reason; no bid is accepted until it is resumed. */
export const suspendChallenge = defineMove({ noun: "challenge", move: "suspend", input: none, perform: withPublicReason({ team: "suspended", followers: "suspended" }) });

/** 恢复; the deadline stands unless it is extended. */
export const resumeChallenge = defineMove({ noun: "challenge", move: "resume", input: none, perform: withPublicReason({ team: "resumed", followers: "resumed" }) });

/** 结束: no bid, or no agreement; the demand goes back to the pool. */
export const giveUpChallenge = defineMove({
  noun: "challenge",
  move: "giveUp",
  input: none,
  perform: async (step) => {
    const given = await withPublicReason(null)(step);
    if (!given.ok) return given;
    const pooled = await backToPool(step);
    return pooled.ok ? ok({ ...given.value, demand: pooled.value }) : pooled;
  },
});

/** The demand behind the challenge waits in the pool (需求库) again, unless another challenge was made from it. Answers its number. */
async function backToPool({ tx, ctx, subject, reason, offline }: Step<"challenge", unknown>): Promise<Result<string | null>> {
  const { rows } = await tx.query<{ demandId: string | null }>('select demand_id as "demandId" from challenge where id = $1', [subject.id]);
  const demandId = rows[0]?.demandId ?? null;
  const demand = demandId === null ? null : await findSubject("demand", demandId, tx);
  if (demand?.status !== "listed" || demand.hasLiveChallenge) return ok(null);
  const paper = await paperOf(offline);
  const shelved = await transition(tx, { noun: "demand", subject: demand, move: "shelve", actor: ctx.actor, facts: { no: demand.no, challenge: subject.no }, ...(reason && { reason }), ...(paper && { offline: paper }) });
  return shelved.ok ? ok(demand.no) : shelved;
}
