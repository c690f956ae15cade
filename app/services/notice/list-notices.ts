import { findNoticedRounds, findNoticeRows, type NoticeFilter } from "#app/db/notice-views.ts";
import type { NoticeRow } from "#app/domain/notice/view.ts";
import { itemsClosedTo, staffRoles } from "#app/domain/policy/actor.ts";
import { draftRoles } from "#app/domain/policy/notice.ts";
import { roundsWithin } from "#app/domain/round/view.ts";
import type { Context } from "#app/services/kernel/context.ts";

export interface NoticePage {
  rows: NoticeRow[];
  total: number;
  page: number;
  pageSize: number;
}

type Asked = Omit<NoticeFilter, "within" | "draftsOf" | "closed">;

const pageSize = 50;

async function pageOf(ctx: Context, filter: NoticeFilter, page: number): Promise<NoticePage> {
  const at = Math.max(1, Math.floor(page) || 1);
  const { rows, total } = await findNoticeRows(filter, { skip: (at - 1) * pageSize, take: pageSize }, ctx.now);
  return { rows, total, page: at, pageSize };
}

/** 公告公示: what was published, newest first, withdrawn ones among them. Open to everybody. */
export function listPublicNotices(ctx: Context, filter: Asked = {}, page = 1): Promise<NoticePage> {
  return pageOf(ctx, { ...filter, within: [], draftsOf: [], closed: [] }, page);
}

/** The same with those of rehearsals that the actor has a duty in, and the drafts that a duty knows (see `noticePolicy`). */
export function listNotices(ctx: Context, filter: Asked = {}, page = 1): Promise<NoticePage> {
  const { actor } = ctx;
  return pageOf(ctx, { ...filter, within: roundsWithin(actor, staffRoles), draftsOf: roundsWithin(actor, draftRoles), closed: itemsClosedTo(actor) }, page);
}

/** The rounds that the list can be narrowed to. Open to everybody. */
export const listNoticedRounds = findNoticedRounds;
