import type pg from "pg";
import { getConstructionPlans, getMigrationPlans, PgBoss } from "pg-boss";
import manifest from "pg-boss/package.json" with { type: "json" };
import { installQueues } from "#app/jobs/queue.ts";
import { MigrationStopped } from "./stopped.ts";

const schema = "pgboss";

/** The queue's tables, for the role of the application; `partition` queues would need more than this. */
const grants = `
  grant usage on schema ${schema} to jiebang_app;
  grant select, insert, update, delete on all tables in schema ${schema} to jiebang_app;
  grant usage, select on all sequences in schema ${schema} to jiebang_app;
  grant execute on all functions in schema ${schema} to jiebang_app`;

/**
 * Installs or upgrades pg-boss's schema with the SQL that pg-boss itself plans, because the
 * application starts it with `migrate: false` and a role that may not create anything. Run as a plan
 * rather than by `start()`: that would leave index builds to a worker, which is not their owner.
 */
export async function installQueueSchema(client: pg.Client): Promise<void> {
  const boss = new PgBoss({ schema, migrate: false, db: { executeSql: (text, values) => client.query(text, values) } });
  const installed = (await boss.isInstalled()) ? await boss.schemaVersion() : null;
  const wanted = manifest.pgboss.schema;
  if (installed !== null && installed > wanted) throw new MigrationStopped(`任务队列表是第 ${installed} 版，本程序只认识到第 ${wanted} 版，请改用更新的版本。`);
  const plan = installed === null ? getConstructionPlans(schema) : installed < wanted ? getMigrationPlans(schema, installed) : "select 1";
  try {
    await client.query(plan);
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
  await client.query(grants);
  await installQueues(boss);
}
