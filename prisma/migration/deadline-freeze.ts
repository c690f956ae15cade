import type pg from "pg";
import { MigrationStopped } from "./stopped.ts";

/** How long before a deadline the structure of the database stands still. */
const freezeHours = 2;

/**
 * 截止前冻结: in the last two hours before a deadline nobody changes the database under the teams. Only where deadlines are
 * real; a demo's, a test's and a rehearsal's pass. `JIEBANG_DEPLOY_DESPITE_DEADLINE=1` is for mending what is broken.
 *
 * @throws MigrationStopped with the challenge and its deadline.
 */
export async function refuseNearDeadline(client: pg.Client): Promise<void> {
  if (process.env.JIEBANG_DEPLOY_DESPITE_DEADLINE === "1") return;
  const { rows: tables } = await client.query<{ ready: boolean }>("select to_regclass('challenge') is not null and to_regclass('installation') is not null as ready");
  if (!tables[0]?.ready) return;
  const { rows } = await client.query<{ no: string; at: string }>(
    `select no, to_char(closes_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as at from challenge
     where status = 'open' and closes_at between app_now() and app_now() + $1 * interval '1 hour'
       and exists (select from installation where kind = 'real') order by closes_at limit 1`,
    [freezeHours],
  );
  const next = rows[0];
  if (!next) return;
  throw new MigrationStopped(
    `${next.no} 将于 ${next.at} 截止，截止前 ${freezeHours} 小时内不升级数据库结构。请在截止后再升级；必须立即修复故障的，设置 JIEBANG_DEPLOY_DESPITE_DEADLINE=1 后重新运行。`,
  );
}
