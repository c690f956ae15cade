import type { Pattern } from "#app/domain/kernel/pattern.ts";
import type { BankExpert, BankLink, BankRow, ExpertFilter, ExpertOrder, ServedRecord } from "#app/domain/expert/view.ts";
import { getPool, type Transaction } from "./client.ts";

/** Items of this year in which expert `e` has or had a task that was not turned down: what the yearly cap counts. */
export const usesSql = `(select count(distinct b.challenge_id)::int from review_assignment a join bid b on b.id = a.bid_id
  where a.expert_id = e.id and a.status not in ('declined', 'recused', 'noReply', 'replaced') and a.created_at >= date_trunc('year', app_now(), 'Asia/Shanghai'))`;

/** The same without the items that the reader must not know of (`closed`, an array of ids): a count that moves would tell of a task. */
const usesWithout = (closed: string) => usesSql.replace("where a.expert_id", `where b.challenge_id <> all(${closed}::uuid[]) and a.expert_id`);

export const awaySql = `exists (select from expert_absence x where x.expert_id = e.id and (app_now() at time zone 'Asia/Shanghai')::date between x.starts_on and x.ends_on)`;

/** Whether a person (SQL) holds a duty for a round (SQL): the organiser's staff neither apply nor judge there (guide 3.4). */
export const staffSql = (person: string, round: string) => `exists (select from role_grant g where g.person_id = ${person} and (g.round_id is null or g.round_id = ${round}))`;

/**
 * What stands against asking expert `e` for an item (SQL), whatever its bids: staff of the round, suspended, away, or at the yearly cap
 * with other items. Null: nothing. Asked wherever somebody chooses by hand; a draw tells the same steps one by one.
 */
export const obstacleSql = (challenge: string) => `case
  when ${staffSql("e.person_id", `(select x.round_id from challenge x where x.id = ${challenge})`)} then 'staff'
  when e.suspended_at is not null then 'suspended'
  when ${awaySql} then 'away'
  when ${usesSql} >= e.yearly_cap and not exists (select from review_assignment a join bid b on b.id = a.bid_id where a.expert_id = e.id and b.challenge_id = ${challenge}) then 'full' end`;

const rowColumns = `e.id, e.no, p.name, u.name as "unitName", e.kind, e.title, e.fields, e.local, e.region, e.yearly_cap as "yearlyCap", e.suspended_at is not null as "isSuspended"`;
const rowTables = "expert e join person p on p.id = e.person_id join unit u on u.id = e.unit_id";

const orders: Record<ExpertOrder, string> = { no: 'length(m.no) $, m.no $', name: 'm.name collate "zh-x-icu" $, m.no', unit: 'm."unitName" collate "zh-x-icu" $, m.no', uses: "m.uses $, m.no" };

const stateSql = `case $5::text when 'suspended' then m."isSuspended" when 'away' then m."isAway" when 'full' then m.uses >= m."yearlyCap"
  when 'free' then not m."isSuspended" and not m."isAway" and m.uses < m."yearlyCap" else true end`;

/** A page of the bank, filtered and sorted by the database. */
export async function findBankRows(filter: ExpertFilter, order: { by: ExpertOrder; isDescending: boolean }, page: { skip: number; take: number }, closed: readonly string[]): Promise<{ rows: BankRow[]; total: number }> {
  const sorted = orders[order.by].replaceAll("$", order.isDescending ? "desc" : "asc");
  const { rows } = await getPool().query<BankRow & { total: number }>(
    `select *, count(*) over ()::int as total from (
       select ${rowColumns}, ${usesWithout("$8")} as uses, ${awaySql} as "isAway" from ${rowTables}
       where p.disabled_at is null and p.rehearsal_id is null and ($1::text is null or p.name ilike $1 or u.name ilike $1 or e.no ilike $1)
         and ($2::text is null or e.kind = $2) and ($3::text is null or exists (select from unnest(e.fields) f where f ilike $3)) and ($4::bool is null or e.local = $4)
     ) m where ${stateSql} order by ${sorted} limit $6 offset $7`,
    [like(filter.text), filter.kind ?? null, like(filter.field), filter.place === undefined ? null : filter.place === "local", filter.state ?? null, page.take, page.skip, closed],
  );
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
}

function like(text: string | undefined): string | null {
  return text ? `%${text.replace(/[\\%_]/g, "\\$&")}%` : null;
}

export async function findBankExpert(id: string, closed: readonly string[] = []): Promise<Omit<BankExpert, "links" | "records" | "unrecorded" | "absences">> {
  const { rows } = await getPool().query<Omit<BankExpert, "links" | "records" | "unrecorded" | "absences" | "addedAt"> & { addedAt: Date }>(
    `select ${rowColumns}, ${usesWithout("$2")} as uses, ${awaySql} as "isAway", u.uscc as "unitUscc", p.phone, e.added_at as "addedAt", e.suspended_reason as "suspendedReason" from ${rowTables} where e.id = $1`,
    [id, closed],
  );
  return { ...rows[0]!, addedAt: rows[0]!.addedAt.toISOString() };
}

export async function findAbsences(expertId: string): Promise<BankExpert["absences"]> {
  const { rows } = await getPool().query<BankExpert["absences"][number]>(
    `select id, to_char(starts_on, 'YYYY-MM-DD') as "startsOn", to_char(ends_on, 'YYYY-MM-DD') as "endsOn" from expert_absence
     where expert_id = $1 and ends_on >= (app_now() at time zone 'Asia/Shanghai')::date order by starts_on`,
    [expertId],
  );
  return rows;
}

export async function findLinks(expertId: string): Promise<BankLink[]> {
  const { rows } = await getPool().query<BankLink>(
    `select l.id, l.kind, u.name as "unitName", l.person_code as "personCode", l.person_name as "personName", l.detail, to_char(l.until, 'YYYY-MM-DD') as until, l.source, l.ended_at is not null as "isEnded"
     from expert_link l left join unit u on u.id = l.unit_id where l.expert_id = $1 order by l.ended_at is not null, l.kind, l.until desc nulls first, l.id`,
    [expertId],
  );
  return rows;
}

/** A record with what its punctuality is reckoned from: the day of the last signature, the deadline, and the round's rules as stored. */
export type StoredRecord = Omit<ServedRecord, "daysLate"> & { signedOn: string | null; closesOn: string | null; pattern: Pattern; rules: unknown };

export async function findRecords(expertId: string, closed: readonly string[]): Promise<StoredRecord[]> {
  const { rows } = await getPool().query<Omit<StoredRecord, "recordedAt" | "distance"> & { recordedAt: Date; hundredths: number | null }>(
    `select c.no as "challengeNo", c.title as "challengeTitle", to_char(c.closes_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "closesOn", c.pattern, d.rules,
       (select to_char(max(a.signed_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') from review_assignment a join bid b on b.id = a.bid_id where b.challenge_id = c.id and a.expert_id = r.expert_id and a.stage = 1) as "signedOn", r.accepted, r.signed, r.opinion_length as "opinionLength", r.distance as hundredths, r.discipline, r.words, r.recorded_at as "recordedAt"
     from expert_record r join challenge c on c.id = r.challenge_id join round d on d.id = c.round_id where r.expert_id = $1 and c.id <> all($2::uuid[]) order by r.recorded_at desc`,
    [expertId, closed],
  );
  return rows.map(({ hundredths, recordedAt, ...row }) => ({ ...row, distance: hundredths === null ? null : (hundredths / 100).toFixed(2), recordedAt: recordedAt.toISOString() }));
}

/** Items whose ranking is fixed, in which the expert judged, without a record. */
export async function findUnrecorded(expertId: string, closed: readonly string[]): Promise<{ id: string; roundId: string; no: string; title: string }[]> {
  const { rows } = await getPool().query<{ id: string; roundId: string; no: string; title: string }>(
    `select distinct c.id, c.round_id as "roundId", c.no, c.title from review_assignment a join bid b on b.id = a.bid_id join challenge c on c.id = b.challenge_id
     where a.expert_id = $1 and c.status in ('ranked', 'decided', 'endedUnmatched') and a.status not in ('declined', 'recused', 'noReply', 'replaced')
       and not exists (select from expert_record r where r.expert_id = $1 and r.challenge_id = c.id) and c.id <> all($2::uuid[]) order by c.no`,
    [expertId, closed],
  );
  return rows;
}

export async function updateExpert(tx: Transaction, id: string, edit: { kind: string; title: string; fields: string[]; region: string; local: boolean; yearlyCap: number }): Promise<void> {
  await tx.query("update expert set kind = $2, title = $3, fields = $4, region = $5, local = $6, yearly_cap = $7 where id = $1", [id, edit.kind, edit.title, edit.fields, edit.region, edit.local, edit.yearlyCap]);
}

/** Puts an expert into a unit and answers which it was before; null when it is the same. */
export async function setExpertUnit(tx: Transaction, id: string, unitId: string): Promise<string | null> {
  const { rows } = await tx.query<{ old: string }>("update expert e set unit_id = $2 from (select id, unit_id from expert where id = $1 for update) o where e.id = o.id and o.unit_id <> $2 returning o.unit_id as old", [id, unitId]);
  return rows[0]?.old ?? null;
}

/** False when it stands so already. */
export async function setSuspended(tx: Transaction, id: string, reason: string | null): Promise<boolean> {
  const { rowCount } = await tx.query("update expert set suspended_at = case when $2::text is not null then app_now() end, suspended_reason = $2 where id = $1 and (suspended_at is null) = ($2::text is not null)", [id, reason]);
  return rowCount === 1;
}

export async function insertAbsence(tx: Transaction, expertId: string, absence: { startsOn: string; endsOn: string }): Promise<void> {
  await tx.query("insert into expert_absence (expert_id, starts_on, ends_on) values ($1, $2, $3)", [expertId, absence.startsOn, absence.endsOn]);
}

export async function deleteAbsence(tx: Transaction, expertId: string, id: string): Promise<boolean> {
  const { rowCount } = await tx.query("delete from expert_absence where id = $2 and expert_id = $1", [expertId, id]);
  return rowCount === 1;
}

export interface NewLink {
  kind: string;
  unitId: string | null;
  personCode: string | null;
  personName: string | null;
  detail: string | null;
  until: string | null;
}

/** Adds relations; one that stands already in the same words is left as it is. Answers how many are new. */
export async function insertLinks(tx: Transaction, expertId: string, source: "self" | "officer", links: readonly NewLink[]): Promise<number> {
  const { rowCount } = await tx.query(
    `insert into expert_link (expert_id, kind, unit_id, person_code, person_name, detail, until, source)
     select $1, n.kind, n.unit_id, n.code, n.name, n.detail, n.until, $2 from unnest($3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::date[]) as n(kind, unit_id, code, name, detail, until)
     where not exists (select from expert_link l where l.expert_id = $1 and l.ended_at is null and l.kind = n.kind and l.unit_id is not distinct from n.unit_id
       and l.person_code is not distinct from n.code and l.person_name is not distinct from n.name and l.until is not distinct from n.until)`,
    [expertId, source, links.map(({ kind }) => kind), links.map(({ unitId }) => unitId), links.map(({ personCode }) => personCode), links.map(({ personName }) => personName), links.map(({ detail }) => detail), links.map(({ until }) => until)],
  );
  return rowCount ?? 0;
}

export async function endLink(tx: Transaction, expertId: string, id: string): Promise<boolean> {
  const { rowCount } = await tx.query("update expert_link set ended_at = app_now() where id = $2 and expert_id = $1 and ended_at is null", [expertId, id]);
  return rowCount === 1;
}

/** Writes a record from what the review itself tells, and the officer's word; false when there is one. */
export async function insertRecord(tx: Transaction, record: { expertId: string; challengeId: string; discipline: string; words: string; recordedBy: string | null }): Promise<boolean> {
  const { rowCount } = await tx.query(
    `with task as (
       select a.bid_id, a.stage, a.expert_id, a.status, s.opinion, (select sum(m.hundredths) from score m where m.assignment_id = a.id and m.revision = s.revision) as total
       from review_assignment a join bid b on b.id = a.bid_id
         left join lateral (select l.revision, l.opinion from score_sheet l where l.assignment_id = a.id order by l.revision desc limit 1) s on true
       where b.challenge_id = $2 and a.status not in ('declined', 'recused', 'noReply', 'replaced')
     ), mean as (select bid_id, stage, avg(total) as total from task where status = 'signed' group by bid_id, stage)
     insert into expert_record (expert_id, challenge_id, accepted, signed, opinion_length, distance, discipline, words, recorded_by)
     select $1, $2, count(*), count(*) filter (where t.status = 'signed'), coalesce(round(avg(char_length(t.opinion)) filter (where t.status = 'signed')), 0),
       round(avg(abs(t.total - m.total)) filter (where t.status = 'signed')), $3, $4, $5
     from task t left join mean m on m.bid_id = t.bid_id and m.stage = t.stage where t.expert_id = $1 on conflict do nothing`,
    [record.expertId, record.challengeId, record.discipline, record.words, record.recordedBy],
  );
  return rowCount === 1;
}
