import type { NoticeName } from "#app/domain/notice/view.ts";
import { getPool } from "./client.ts";
import { isoInstant } from "./iso-instant.ts";
import { issuersOfNotice } from "./issuers.ts";
import { isReal, isShown } from "./rehearsal.ts";

/** One thing that the public may have missed: a notice of any kind, or what has none. Instants ISO. */
export interface PublicNews extends Omit<NoticeName, "kind" | "amendment"> {
  kind: "opened" | "answered" | "takenDown" | NoticeName["kind"];
  noticeId: string | null;
  /** 第 n 号更正, 第 n 问. */
  number: number | null;
  words: string;
  /** 发文单位 of a notice, who leads first; none of what has no notice. */
  issuers: string[];
  at: string;
}

/** What was published of challenges and notices, the newest first. Everything comes from the rows as the public sees them now. */
export async function findPublicNews(limit: number): Promise<PublicNews[]> {
  const { rows } = await getPool().query<PublicNews>(
    `select kind, "challengeNo", "noticeId", title, number, words, issuers, ${isoInstant("at")} as at from (
       select 'opened' as kind, c.no as "challengeNo", null::text as "noticeId", c.title, null::int as number, left(c.background, 300) as words, c.opens_at as at, array[]::text[] as issuers from challenge c where ${isShown}
       union all select 'answered', c.no, null, c.title, q.number, q.public_text, q.published_at, array[]::text[] from question q join challenge c on c.id = q.challenge_id where q.status = 'published' and ${isShown}
       union all select 'takenDown', c.no, null, c.title, null, d.public_reason, d.created_at, array[]::text[] from takedown d join challenge c on c.id = d.challenge_id where d.status <> 'restored' and ${isReal("c.round_id")}
       union all select 'takenDown', null, n.id::text, n.title, null, d.public_reason, d.created_at, array[]::text[] from takedown d join notice n on n.id = d.notice_id where d.status <> 'restored' and ${isReal("n.round_id")}
       union all select n.kind, c.no, n.id::text, n.title, (n.body ->> 'amendment')::int, concat_ws('　', coalesce(n.doc_agency || '〔' || n.doc_year || '〕' || n.doc_seq || '号', r.code || '公告第' || n.act_no || '号'), case when n.act_no is not null then nullif(n.body ->> 'reason', '') end), n.published_at, ${issuersOfNotice} from notice n join round r on r.id = n.round_id left join challenge c on c.id = n.challenge_id where n.status in ('published', 'ended') and ${isReal("n.round_id")}
     ) news where at is not null order by news.at desc, "challengeNo", number limit $1`,
    [limit],
  );
  return rows;
}

/** Every public challenge with what calendars and maps of the site need. */
export async function findPublicDates(): Promise<{ no: string; title: string; status: string; opensAt: string; closesAt: string | null; changedAt: string }[]> {
  const { rows } = await getPool().query<{ no: string; title: string; status: string; opensAt: string; closesAt: string | null; changedAt: string }>(
    `select c.no, c.title, c.status, ${isoInstant("c.opens_at")} as "opensAt", ${isoInstant("c.closes_at")} as "closesAt",
       ${isoInstant("greatest(c.opens_at, (select max(a.published_at) from challenge_amendment a where a.challenge_id = c.id), (select max(q.published_at) from question q where q.challenge_id = c.id))")} as "changedAt"
     from challenge c where ${isShown} order by c.no limit 20000`,
  );
  return rows;
}

export async function findPublicNoticeIds(): Promise<{ id: string; at: string | null }[]> {
  const { rows } = await getPool().query<{ id: string; at: string | null }>(`select id, ${isoInstant("published_at")} as at from notice where status <> 'draft' and ${isReal("round_id")} order by published_at desc limit 20000`);
  return rows;
}
