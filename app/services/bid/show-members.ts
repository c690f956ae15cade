import { findConfirmations, findRequests } from "#app/db/bid-members.ts";
import { readBidGround } from "#app/db/bid.ts";
import { readDraft } from "#app/db/bid-draft.ts";
import { confirmationDue, type MembersView } from "#app/domain/bid/member-view.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
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
  const { id, no, challengeId } = bid.value;
  const [ground, standing, answers, requests, stored] = await Promise.all([readBidGround(id), standingOf(bid.value, ctx.now), findConfirmations(id), findRequests(id), readDraft(id)]);
  const members = await namedMembers(standing?.members ?? []);
  return ok({
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
  });
}
