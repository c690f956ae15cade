import { findCall } from "#app/db/demand-call.ts";
import { findListedChallenges, findNotice, findNoticedAwards, findNoticedChallenge } from "#app/db/notice-views.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { callBody } from "#app/domain/notice/call-body.ts";
import { listBody, resultBody } from "#app/domain/notice/result-body.ts";
import type { CallNotice, ListNotice, NoticeView, ResultNotice } from "#app/domain/notice/view.ts";
import { noticePolicy } from "#app/domain/policy/notice.ts";
import type { Context } from "#app/services/kernel/context.ts";

type Found = NonNullable<Awaited<ReturnType<typeof findNotice>>>;

/** A notice by id or document number. A withdrawn one shows its reason and nothing of what it said. Refusal: notFound. */
export async function showNotice(ctx: Context, reference: string): Promise<Result<NoticeView>> {
  const subject = await findSubject("notice", reference);
  if (!subject || !noticePolicy.isVisible(subject, noticePolicy.relationsOf(ctx.actor, subject), ctx.now)) return refuse("notFound");
  const found = await findNotice(subject.id, ctx.now);
  if (!found) return refuse("notFound");
  if (found.row.kind === "call") return ok(await callNotice(found));
  return ok(found.row.kind === "result" ? await resultNotice(found) : await listNotice(found));
}

async function callNotice({ row, version, body }: Found): Promise<CallNotice> {
  const { call, withdrawnReason } = callBody.parse(body);
  const stored = row.status === "withdrawn" ? null : await findCall(call);
  return { ...row, kind: "call", version, withdrawnReason, callCode: call, callText: stored?.body ?? null, callClosesAt: stored?.closesAt ?? null };
}

async function listNotice({ row, version, body }: Found): Promise<ListNotice> {
  const { challenges, withdrawnReason } = listBody.parse(body);
  return { ...row, kind: "list", version, withdrawnReason, challenges: row.status === "withdrawn" ? [] : await findListedChallenges(challenges) };
}

async function resultNotice({ row, version, body, challengeId }: Found): Promise<ResultNotice> {
  const { reason: _internal, reserves: _inRanking, offline, ranking, withdrawnReason, ...facts } = resultBody.parse(body);
  const isWithdrawn = row.status === "withdrawn";
  const [challenge, awards] = await Promise.all([findNoticedChallenge(challengeId ?? ""), isWithdrawn ? [] : findNoticedAwards(row.id)]);
  const totals = new Map(ranking.map((line) => [line.bid, line.total]));
  return {
    ...row,
    ...facts,
    kind: "result",
    version,
    withdrawnReason,
    challenge,
    isOffline: offline,
    awards: awards.map(({ bidNo, ...award }) => ({ ...award, total: totals.get(bidNo) ?? "" })),
    // The number of a bid would tell whose line it is.
    ranking: isWithdrawn ? [] : ranking.map(({ place, code, total, outcome }) => ({ place, code, total, outcome })),
    stability: isWithdrawn ? null : facts.stability,
  };
}
