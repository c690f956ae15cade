import pg from "pg";
import { urlOfDatabase, withConnection } from "#prisma/migration/connection.ts";
import { createScratchDatabase, dropDatabase } from "#prisma/migration/scratch.ts";

/**
 * Makes the database that every test worker copies: everything deployed, marked `test`, otherwise
 * empty. `adminUrl` is any database of the server whose login may create databases.
 */
export async function createTemplate(adminUrl: string): Promise<string> {
  // Loaded here, because every test file loads this module for its copy and would pay for the queue's package.
  const { deploy } = await import("#prisma/migration/deploy.ts");
  const template = await createScratchDatabase(adminUrl);
  await deploy({ url: template.url });
  await withConnection(template.url, (client) => client.query("update installation set kind = 'test'"));
  return template.name;
}

/** Drops the template and what workers copied from it. */
export async function dropTemplate(adminUrl: string, template: string): Promise<void> {
  await dropCopies(adminUrl, template);
  await dropDatabase(adminUrl, template);
}

async function dropCopies(adminUrl: string, template: string): Promise<void> {
  const copies = await withConnection(adminUrl, (client) =>
    client.query<{ datname: string }>("select datname from pg_database where starts_with(datname, $1)", [`${template}_w`]),
  );
  for (const { datname } of copies.rows) await dropDatabase(adminUrl, datname);
}

/** A fresh copy under the worker's name, as a URL; the earlier one goes with connections its tests left open. */
export async function copyTemplate(adminUrl: string, template: string, worker: string): Promise<string> {
  const name = `${template}_w${worker}`;
  await withConnection(adminUrl, async (client) => {
    await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
    await client.query(`create database ${pg.escapeIdentifier(name)} template ${pg.escapeIdentifier(template)}`);
  });
  return urlOfDatabase(adminUrl, name);
}

/**
 * Vitest's `globalSetup`. The test runner passes TEST_DATABASE_ADMIN_URL and TEST_TEMPLATE; without
 * them (one file by hand) the server of DATABASE_URL serves, and its databases are left alone.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  const adminUrl = process.env.TEST_DATABASE_ADMIN_URL ?? process.env.DATABASE_URL;
  if (!adminUrl) throw new Error("集成测试需要 PostgreSQL：请用 npm run test:integration，或设置 DATABASE_URL。");
  const given = process.env.TEST_TEMPLATE;
  const template = given ?? (await createTemplate(adminUrl));
  process.env.TEST_DATABASE_ADMIN_URL = adminUrl;
  process.env.TEST_TEMPLATE = template;
  return async () => {
    if (given) await dropCopies(adminUrl, template);
    else await dropTemplate(adminUrl, template);
  };
}
