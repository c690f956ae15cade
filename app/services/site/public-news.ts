import { findCalls } from "#app/db/demand-call.ts";
import { findPublicDates, findPublicNews, findPublicNoticeIds, type PublicNews } from "#app/db/public-news.ts";
import { findRoundRows } from "#app/db/round-views.ts";
import { askingEnds } from "#app/domain/question/terms.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";

export type { PublicNews };

const mostNews = 100;

/** What the feed tells: the hundred newest publications. */
export async function listPublicNews(): Promise<Result<PublicNews[]>> {
  return ok(await findPublicNews(mostNews));
}

export interface PublicDate {
  no: string;
  title: string;
  kind: "asking" | "closing";
  at: string;
  /** When the challenge was last changed in public. */
  changedAt: string;
}

/** What stopped before its deadline has no dates to keep: they are told anew where it goes on. */
const stopped: readonly string[] = ["suspended", "withdrawn"];

/** Dates of challenges that accept bids; of one challenge, if asked: also when it has closed. Refusal: notFound for one that is not public. */
export async function listPublicDates(no?: string): Promise<Result<PublicDate[]>> {
  const challenges = await findPublicDates();
  if (no !== undefined && !challenges.some((one) => one.no === no)) return refuse("notFound");
  return ok(
    challenges
      .filter((one) => (no === undefined ? one.status === "open" : one.no === no && !stopped.includes(one.status)))
      .flatMap(({ no: number, title, closesAt, changedAt }) => {
        if (closesAt === null) return [];
        const asking = askingEnds(closesAt);
        return [...(asking === null ? [] : [{ no: number, title, kind: "asking" as const, at: asking, changedAt }]), { no: number, title, kind: "closing" as const, at: closesAt, changedAt }];
      }),
  );
}

/** Every page of a challenge, a notice, a call or a round's figures, with its last change. */
export async function listPublicPages(ctx: Context): Promise<Result<{ path: string; at: string | null }[]>> {
  const [challenges, notices, calls, rounds] = await Promise.all([findPublicDates(), findPublicNoticeIds(), findCalls([]), findRoundRows([], ctx.now)]);
  return ok([
    ...challenges.map(({ no, changedAt }) => ({ path: `/challenges/${encodeURIComponent(no)}`, at: changedAt })),
    ...notices.map(({ id, at }) => ({ path: `/notices/${id}`, at })),
    ...calls.filter(({ noticeStatus }) => noticeStatus !== "withdrawn").map(({ code, publishedAt }) => ({ path: `/calls/${encodeURIComponent(code)}`, at: publishedAt })),
    ...rounds.map(({ code, publishedAt }) => ({ path: `/impact/${encodeURIComponent(code)}`, at: publishedAt })),
  ]);
}
