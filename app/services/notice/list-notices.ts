import { findNoticedRounds, findNoticeRows, type NoticeFilter } from "#app/db/notice-views.ts";
import type { NoticeRow } from "#app/domain/notice/view.ts";
import type { Context } from "#app/services/kernel/context.ts";

export interface NoticePage {
  rows: NoticeRow[];
  total: number;
  page: number;
  pageSize: number;
}

const pageSize = 50;

async function pageOf(ctx: Context, filter: NoticeFilter, page: number): Promise<NoticePage> {
  const at = Math.max(1, Math.floor(page) || 1);
  const { rows, total } = await findNoticeRows(filter, { skip: (at - 1) * pageSize, take: pageSize }, ctx.now);
  return { rows, total, page: at, pageSize };
}

/** 公告公示: what was published, newest first, withdrawn ones among them. Open to everybody. */
export function listPublicNotices(ctx: Context, filter: Omit<NoticeFilter, "draftsOf"> = {}, page = 1): Promise<NoticePage> {
  return pageOf(ctx, { ...filter, draftsOf: [] }, page);
}

/** The same with the drafts of the rounds in which the actor has a duty. */
export function listNotices(ctx: Context, filter: Omit<NoticeFilter, "draftsOf"> = {}, page = 1): Promise<NoticePage> {
  const rounds = ctx.actor.roles.map((grant) => grant.roundId);
  return pageOf(ctx, { ...filter, draftsOf: rounds.includes(null) ? "all" : rounds.flatMap((id) => id ?? []) }, page);
}

/** The rounds that the list can be narrowed to. Open to everybody. */
export const listNoticedRounds = findNoticedRounds;
