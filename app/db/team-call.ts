import type { CalledNews, TeamCall } from "#app/domain/bid/team-call.ts";
import { getPool, type Transaction } from "./client.ts";

/** Keeps that a team has to be called; the same occasion once, and none in a rehearsal, where nobody is to be called. */
export async function insertTeamCall(tx: Transaction, call: { bidId: string; news: CalledNews; occasion: string; at: string | null; words: string | null }): Promise<void> {
  await tx.query(
    `insert into team_call (bid_id, news, occasion, at, words) select b.id, $2, $3, $4, $5 from bid b join challenge c on c.id = b.challenge_id join round r on r.id = c.round_id where b.id = $1 and not r.rehearsal
     on conflict (bid_id, news, occasion) do nothing`,
    [call.bidId, call.news, call.occasion, call.at, call.words],
  );
}

type Row = Omit<TeamCall, "at" | "madeAt" | "told"> & { at: Date | null; madeAt: Date; toldAt: Date | null; toldBy: string | null };

/** The calls of these rounds: those to be made first, then the latest made. */
export async function findTeamCalls(rounds: "all" | readonly string[], closed: readonly string[]): Promise<TeamCall[]> {
  const { rows } = await getPool().query<Row>(
    `select t.id, b.no as "bidNo", c.no as "challengeNo", c.title as "challengeTitle", u.name as "unitName", p.name as contact,
       array(select distinct x from unnest(array[p.phone, f.contact_phone] || array(select n.phone from unit_member m join person n on n.id = m.person_id where m.unit_id = u.id and m.administrator)) x where x <> '') as phones,
       t.news, t.at, t.words, t.made_at as "madeAt", t.told_at as "toldAt", (select o.name from person o where o.id = t.told_by) as "toldBy"
     from team_call t join bid b on b.id = t.bid_id join challenge c on c.id = b.challenge_id join unit u on u.id = b.lead_unit_id join person p on p.id = b.created_by left join unit_profile f on f.unit_id = u.id
     where ($1::uuid[] is null or c.round_id = any($1)) and c.id <> all($2::uuid[]) order by t.told_at is not null, case when t.told_at is null then coalesce(t.at, t.made_at) end, t.told_at desc limit 500`,
    [rounds === "all" ? null : rounds, closed],
  );
  return rows.map(({ at, madeAt, toldAt, toldBy, ...row }) => ({ ...row, at: at?.toISOString() ?? null, madeAt: madeAt.toISOString(), told: toldAt && { by: toldBy, at: toldAt.toISOString() } }));
}

/** What is to be called, by its id, locked. */
export async function lockTeamCall(tx: Transaction, id: string): Promise<{ bidId: string; news: CalledNews; isTold: boolean } | null> {
  const { rows } = await tx.query<{ bidId: string; news: CalledNews; isTold: boolean }>('select bid_id as "bidId", news, told_at is not null as "isTold" from team_call where id = $1 for update', [id]);
  return rows[0] ?? null;
}

export async function markTold(tx: Transaction, id: string, toldBy: string | null): Promise<void> {
  await tx.query("update team_call set told_by = $2, told_at = app_now() where id = $1", [id, toldBy]);
}

/** What was brought to a team otherwise needs no call any more. */
export async function endTeamCalls(tx: Transaction, bidId: string, news: CalledNews, toldBy: string | null): Promise<void> {
  await tx.query("update team_call set told_by = $3, told_at = app_now() where bid_id = $1 and news = $2 and told_at is null", [bidId, news, toldBy]);
}
