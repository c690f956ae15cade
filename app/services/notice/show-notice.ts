import { findCall } from "#app/db/demand-call.ts";
import { findDifferences } from "#app/db/amendment.ts";
import { findNotice, findNoticedAwards, findNoticedItems } from "#app/db/notice-views.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { actBody, type ActKind } from "#app/domain/notice/act-body.ts";
import { callBody } from "#app/domain/notice/call-body.ts";
import { listBody, resultBody } from "#app/domain/notice/result-body.ts";
import type { ActNotice, CallNotice, ListNotice, NoticeView, ResultNotice } from "#app/domain/notice/view.ts";
import { isStagedFormat } from "#app/domain/review/first-formats.ts";
import { noticePolicy } from "#app/domain/policy/notice.ts";
import type { Context } from "#app/services/kernel/context.ts";

type Found = NonNullable<Awaited<ReturnType<typeof findNotice>>>;

/** A notice by id or document number. A withdrawn one shows its reason and nothing of what it said. Refusal: notFound. */
export async function showNotice(ctx: Context, reference: string): Promise<Result<NoticeView>> {
  const subject = await findSubject("notice", reference);
  if (!subject || !noticePolicy.isVisible(subject, noticePolicy.relationsOf(ctx.actor, subject), ctx.now)) return refuse("notFound");
  const found = await findNotice(subject.id, ctx.now);
  if (!found) return refuse("notFound");
  return ok(await viewOf(found));
}

async function viewOf(found: Found): Promise<NoticeView> {
  const { kind } = found.row;
  if (kind === "call") return callNotice(found);
  if (kind === "list") return listNotice(found);
  return kind === "result" ? resultNotice(found) : actNotice(found, kind);
}

/** Of a withdrawn one nothing is left but its title and why. */
const itemsOf = ({ row }: Found, nos: string[]) => (row.status === "withdrawn" ? [] : findNoticedItems(nos));

async function callNotice({ row, version, body }: Found): Promise<CallNotice> {
  const { call, withdrawnReason } = callBody.parse(body);
  const stored = row.status === "withdrawn" ? null : await findCall(call);
  return { ...row, kind: "call", version, withdrawnReason, items: [], callCode: call, callText: stored?.body ?? null, callClosesAt: stored?.closesAt ?? null };
}

async function listNotice(found: Found): Promise<ListNotice> {
  const { challenges, withdrawnReason } = listBody.parse(found.body);
  return { ...found.row, kind: "list", version: found.version, withdrawnReason, custody: found.custody, tellsStability: found.tellsStability, items: await itemsOf(found, challenges) };
}

async function actNotice(found: Found, kind: ActKind): Promise<ActNotice> {
  const { challenges, amendment, rankingVersion: _version, award, events: _events, offline, reason, withdrawnReason, ...facts } = actBody.parse(found.body);
  const isWithdrawn = found.row.status === "withdrawn";
  const [items, differences, awards] = await Promise.all([
    itemsOf(found, challenges),
    isWithdrawn || amendment === null ? [] : findDifferences(challenges[0] ?? "", amendment),
    isWithdrawn || award === null ? [] : findNoticedAwards(award),
  ]);
  const awarded = awards.map(({ unitName, memberNames, fiscalFen }) => ({ unitName, memberNames, fiscalFen }))[0] ?? null;
  return { ...found.row, ...facts, kind, version: found.version, withdrawnReason, items, reason: isWithdrawn ? "" : reason, isOffline: offline, awarded, differences };
}

async function resultNotice(found: Found): Promise<ResultNotice> {
  const { row, version, body } = found;
  const { reason: _internal, reserves: _inRanking, offline, ranking, withdrawnReason, ...facts } = resultBody.parse(body);
  const isWithdrawn = row.status === "withdrawn";
  const [items, awards] = await Promise.all([itemsOf(found, row.challengeNo === null ? [] : [row.challengeNo]), isWithdrawn ? [] : findNoticedAwards(row.id)]);
  const totals = new Map(ranking.map((line) => [line.bid, line.total]));
  return {
    ...row,
    ...facts,
    kind: "result",
    version,
    withdrawnReason,
    items,
    isOffline: offline,
    awards: awards.map(({ bidNo, ...award }) => ({ ...award, total: totals.get(bidNo) ?? "" })),
    // The number of a bid would tell whose line it is.
    ranking: isWithdrawn ? [] : ranking.map(({ place, code, total, outcome }) => ({ place, code, total, outcome })),
    isStaged: isStagedFormat(facts.rankingFormat),
    stability: isWithdrawn ? null : facts.stability,
  };
}
