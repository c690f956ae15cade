import { findConfirmations, findRequests } from "#app/db/bid-members.ts";
import { type BidGround, readBidGround } from "#app/db/bid.ts";
import { readDraft } from "#app/db/bid-draft.ts";
import { confirmationDue, type MembersView } from "#app/domain/bid/member-view.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import type { BidSubject } from "#app/domain/policy/bid.ts";
import { isOpenForBids } from "#app/domain/policy/challenge.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { namedMembers } from "./judge-draft.ts";
import { keptAnswer } from "./keep-content.ts";
import { answerOf, memberDigest, standingOf, wholeMemberOf } from "./member-blocks.ts";
import { teamBid } from "./team-bid.ts";

/** 成员确认 of the team's own bid: 已确认, 未确认, 已变更, each member. Nothing here depends on another team's bid. Refusals as `teamBid`. */
export async function showMembers(ctx: Context, reference: string): Promise<Result<MembersView>> {
  const bid = await teamBid(ctx, reference);
  if (!bid.ok) return bid;
  return ok(await membersOf(ctx, bid.value, await readBidGround(bid.value.id)));
}

/** The same of a bid that was let through already, with its ground. */
export async function membersOf(ctx: Context, bid: BidSubject, ground: BidGround): Promise<MembersView> {
  const { id, no, challengeId } = bid;
  const [standing, answers, requests, stored] = await Promise.all([standingOf(bid, ctx.now), findConfirmations(id), findRequests(id), readDraft(id)]);
  const members = await namedMembers(standing?.members ?? []);
  return {
    no,
    challengeNo: ground.challengeNo,
    challengeTitle: ground.challengeTitle,
    order: ground.rules.confirmation,
    dueAt: confirmationDue(ground.closesAt),
    mayChange: isOpenForBids({ status: ground.challengeStatus, opensAt: ground.opensAt, closesAt: ground.closesAt }, ctx.now),
    revision: stored.revision,
    members: members.map((member) => {
      const unit = memberDigest(challengeId, member.uscc);
      const { state, answer } = answerOf(id, unit, wholeMemberOf(member), answers);
      const details = answer && keptAnswer.read(id, answer.unitDigest, answer.blockDigest, answer.details);
      return { uscc: member.uscc, name: member.name, state, via: details?.via ?? null, at: answer?.at ?? null, remindedAt: requests.find(({ unitDigest }) => unitDigest === unit)?.remindedAt ?? null };
    }),
  };
}
