import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { diffMigrationsToSchema, lockfile } from "./engine.ts";
import { projectFolder, readMigrations } from "./folder.ts";
import { MigrationStopped } from "./stopped.ts";

/** The engine wraps some changes of enums in a transaction; the runner has one around the whole file. */
const ownTransaction = /^(BEGIN|COMMIT);\n/gm;

/**
 * Writes the next migration: what `schema.prisma` has and the migrations do not. Functions, triggers
 * and checks, which Prisma does not know, are added to the file by its author before it is deployed.
 *
 * @returns the path of the new file and the destructive statements in it, for the author to read.
 */
export async function createMigration({ url, name, now, folder = projectFolder }: { url: string; name: string; now: Date; folder?: string }): Promise<{ file: string; destructive: string[] }> {
  const word = name.trim().toLowerCase().replaceAll("-", "_");
  if (!/^[a-z][a-z0-9_]{0,60}$/.test(word)) throw new MigrationStopped("迁移名称只能用小写字母、数字和下划线，以字母开头，例如 add_round_budget。");
  const sql = (await diffMigrationsToSchema(url, folder)).replace(ownTransaction, "");
  const directory = join(folder, "migrations", `${nextStamp(now, readMigrations(folder).at(-1)?.name)}_${word}`);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(folder, "migrations", "migration_lock.toml"), lockfile);
  const file = join(directory, "migration.sql");
  writeFileSync(file, sql);
  return { file, destructive: sql.split("\n").filter((line) => /\bDROP (TABLE|COLUMN|TYPE|SCHEMA)\b/i.test(line)) };
}

/** The time to the second; after the last migration even where a clock is behind, because names are the order. */
function nextStamp(now: Date, last: string | undefined): string {
  const stamp = now.toISOString().replace(/\D/g, "").slice(0, 14);
  const lastStamp = last?.slice(0, 14) ?? "";
  return stamp > lastStamp ? stamp : String(BigInt(lastStamp) + 1n);
}
