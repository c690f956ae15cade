import type pg from "pg";
import { withConnection } from "./connection.ts";
import { refuseNearDeadline } from "./deadline-freeze.ts";
import { projectFolder, readEveryTime, readMigrations, type Migration } from "./folder.ts";
import { pendingMigrations, prepareHistory, recordMigration } from "./history.ts";
import { installQueueSchema } from "./queue-schema.ts";
import { MigrationStopped } from "./stopped.ts";

/** The key that Prisma's own engine locks, so that neither runs while the other does. */
const advisoryLock = 72707369;

/** `BEGIN;` and `COMMIT;` on a line of their own end the transaction in which the runner puts each file. */
const transactionCommand = /^[ \t]*(begin|start transaction|commit|rollback)( transaction| work)?[ \t]*;/im;

/**
 * Brings the database of `url` up to `folder`: pending migrations, each in one transaction with its
 * row, then what holds for all tables and roles, then the queue's schema. Deployers wait for each other.
 *
 * @returns the names of the migrations applied now.
 * @throws MigrationStopped with one sentence; the file that failed has left nothing behind.
 */
export async function deploy({ url, folder = projectFolder }: { url: string; folder?: string }): Promise<string[]> {
  const migrations = readMigrations(folder);
  return withConnection(url, async (client) => {
    await waitForTurn(client);
    await prepareHistory(client);
    const pending = await pendingMigrations(client, migrations);
    if (pending.length > 0) await refuseNearDeadline(client);
    for (const migration of pending) await apply(client, migration);
    for (const file of readEveryTime(folder)) await applyAgain(client, file);
    await installQueueSchema(client);
    return pending.map((migration) => migration.name);
  });
}

/** The lock belongs to the connection and ends with it, also when the process is killed. */
async function waitForTurn(client: pg.Client): Promise<void> {
  try {
    await client.query("set statement_timeout = 0; set lock_timeout = '60s'; set client_min_messages = warning");
    await client.query("select pg_advisory_lock($1)", [advisoryLock]);
  } catch (error) {
    if ((error as pg.DatabaseError).code === "55P03") throw new MigrationStopped("另一个部署正在进行，等了 60 秒仍未结束，请稍后再试。");
    throw error;
  }
  // A change that waits for a table makes every query behind it wait too: give up early, run again.
  await client.query("set lock_timeout = '10s'");
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  const { name, sql } = migration;
  const command = transactionCommand.exec(sql);
  if (command) throw new MigrationStopped(`迁移 ${name} 中不得出现 ${command[0].trim()}：每个文件由部署程序放在一个事务里执行。`);
  try {
    await client.query("begin");
    await client.query(sql);
    await recordMigration(client, migration);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw new MigrationStopped(`迁移 ${name} 执行失败，该文件的改动已全部撤销：${(error as Error).message}${lineOf(error, sql)}。`);
  }
}

function lineOf(error: unknown, sql: string): string {
  const { position } = error as pg.DatabaseError;
  return position ? `（第 ${sql.slice(0, Number(position)).split("\n").length} 行）` : "";
}

/** Two databases of one server share their roles: who meets another deployer there tries again. */
const roleRaces = new Set(["XX000", "23505", "42710", "42704"]);

async function applyAgain(client: pg.Client, { name, sql }: { name: string; sql: string }): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query("begin");
      await client.query(sql);
      await client.query("commit");
      return;
    } catch (error) {
      await client.query("rollback").catch(() => undefined);
      const raced = roleRaces.has((error as pg.DatabaseError).code ?? "");
      if (!raced || attempt === 6) throw new MigrationStopped(`执行 ${name} 失败，没有改动：${(error as Error).message}${lineOf(error, sql)}。`);
    }
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
  }
}
