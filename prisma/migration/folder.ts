import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { MigrationStopped } from "./stopped.ts";

/** The project's own folder: `schema.prisma` (or `schema/`), `migrations/`, `public-changes.sql` and `grants.sql`. */
export const projectFolder = join(import.meta.dirname, "..");

/** One folder of `migrations/`; `checksum` is Prisma's: SHA-256 of the file, in hex. */
export type Migration = { name: string; sql: string; checksum: string };

export function checksumOf(sql: string): string {
  return createHash("sha256").update(sql, "utf8").digest("hex");
}

/** All migrations in the order in which they are applied: by name, which starts with the time. */
export function readMigrations(folder: string): Migration[] {
  const migrations = join(folder, "migrations");
  if (!existsSync(migrations)) return [];
  return readdirSync(migrations, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const file = join(migrations, name, "migration.sql");
      if (!existsSync(file)) throw new MigrationStopped(`迁移 ${name} 缺少文件 migration.sql。`);
      const sql = readFileSync(file, "utf8");
      return { name, sql, checksum: checksumOf(sql) };
    });
}

/** The Prisma schema as pairs of file name and text. */
export function readSchema(folder: string): [string, string][] {
  const parts = join(folder, "schema");
  if (!existsSync(parts)) return [["schema.prisma", readFileSync(join(folder, "schema.prisma"), "utf8")]];
  return readdirSync(parts)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => [name, readFileSync(join(parts, name), "utf8")]);
}

/**
 * What is run at every deploy: which tables tell of public changes, because it holds for tables of later migrations too; then
 * roles and grants, because roles belong to the whole server.
 */
export function readEveryTime(folder: string): { name: string; sql: string }[] {
  return ["public-changes.sql", "grants.sql"].map((name) => ({ name, sql: readFileSync(join(folder, name), "utf8") }));
}
