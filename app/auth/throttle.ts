import { getPool } from "#app/db/client.ts";
import { type Failures, forgetAfterSeconds } from "#app/domain/organisation/sign-in-throttle.ts";

/** The three counters that a try at signing in touches, as keyed digests: no address and no name lies in the table. */
export interface Sources {
  source: string;
  account: string;
  address: string;
}

export async function findFailures(sources: Sources): Promise<Failures> {
  const { rows } = await getPool().query<{ source: string; failures: number }>(
    "select source, failures from auth_throttle where source = any($1) and last_failed_at > clock_timestamp() - $2 * interval '1 second'",
    [[sources.source, sources.account, sources.address], forgetAfterSeconds],
  );
  const of = (key: string) => rows.find((row) => row.source === key)?.failures ?? 0;
  return { source: of(sources.source), account: of(sources.account), address: of(sources.address) };
}

const waitSql = "($2::int[])[least(t.failures, cardinality($2::int[]) - 1) + 1]";

// Counts the try before it is judged, in one statement: of many sent at once only so many pass as the waits allow. Where nothing is to be
// waited for no clock is asked: those of two processors may differ by a breath, and the second of two tries came before the first.
const takeSql = `
  insert into auth_throttle as t (source, failures, last_failed_at) values ($1, 1, clock_timestamp())
  on conflict (source) do update set
    failures = case when t.last_failed_at < clock_timestamp() - $3 * interval '1 second' then 1 else t.failures + 1 end,
    last_failed_at = clock_timestamp()
  where t.last_failed_at < clock_timestamp() - $3 * interval '1 second'
    or ${waitSql} = 0 or t.last_failed_at + ${waitSql} * interval '1 second' <= clock_timestamp()
  returning failures`;

/** Takes a try of this source, or answers how many seconds are left to wait. A refused try does not lengthen the wait. */
export async function takeTry(source: string, waits: readonly number[]): Promise<{ taken: true } | { taken: false; seconds: number }> {
  const { rowCount } = await getPool().query(takeSql, [source, waits, forgetAfterSeconds]);
  return rowCount === 1 ? { taken: true } : { taken: false, seconds: await secondsToWait(source, waits) };
}

export async function secondsToWait(source: string, waits: readonly number[]): Promise<number> {
  const { rows } = await getPool().query<{ seconds: number }>(
    `select greatest(0, ceil(extract(epoch from last_failed_at + ($2::int[])[least(failures, cardinality($2::int[]) - 1) + 1] * interval '1 second' - clock_timestamp())))::int as seconds
     from auth_throttle where source = $1 and last_failed_at > clock_timestamp() - $3 * interval '1 second'`,
    [source, waits, forgetAfterSeconds],
  );
  return rows[0]?.seconds ?? 0;
}

/** Counts a failure without asking whether a try was allowed. */
export async function countFailure(sources: readonly string[]): Promise<void> {
  await getPool().query(
    `insert into auth_throttle as t (source, failures, last_failed_at) select s, 1, clock_timestamp() from unnest($1::text[]) s order by s
     on conflict (source) do update set last_failed_at = clock_timestamp(),
       failures = case when t.last_failed_at < clock_timestamp() - $2 * interval '1 second' then 1 else t.failures + 1 end`,
    [sources, forgetAfterSeconds],
  );
}

/** A success clears its own source. Counters of the account stay: they belong to whoever attacks it. */
export async function clearFailures(source: string): Promise<void> {
  await getPool().query("delete from auth_throttle where source = $1", [source]);
}
