import { randomUUID } from "node:crypto";
import pg from "pg";
import { urlOfDatabase, withConnection } from "./connection.ts";
import { MigrationStopped } from "./stopped.ts";

const prefix = "jiebang_scratch";
const staleAfterMs = 24 * 60 * 60 * 1000;

/** A database of our own on the same server, dropped with whoever is still connected to it. */
export type ScratchDatabase = { name: string; url: string; drop: () => Promise<void> };

/**
 * Makes an empty database beside the one of `url`. What a killed run left behind more than a day
 * ago is removed first, so that nothing piles up; the name carries the time for that.
 */
export async function createScratchDatabase(url: string): Promise<ScratchDatabase> {
  const name = `${prefix}_${Date.now()}_${randomUUID().slice(0, 8)}`;
  await withConnection(url, async (client) => {
    await dropStale(client);
    try {
      await client.query(`create database ${pg.escapeIdentifier(name)} template template0`);
    } catch (error) {
      throw new MigrationStopped(`不能建立临时数据库（该登录名需要 CREATEDB 权限）：${(error as Error).message}。`);
    }
  });
  return { name, url: urlOfDatabase(url, name), drop: () => dropDatabase(url, name) };
}

export async function dropDatabase(url: string, name: string): Promise<void> {
  await withConnection(url, (client) => client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`));
}

async function dropStale(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>("select datname from pg_database where datname like $1 and pg_has_role(datdba, 'usage')", [`${prefix}\\_%`]);
  for (const { datname } of rows) {
    const madeAt = Number(datname.slice(prefix.length + 1).split("_")[0]);
    if (Date.now() - madeAt > staleAfterMs) await client.query(`drop database if exists ${pg.escapeIdentifier(datname)} with (force)`);
  }
}
