import { unfinishedMigrations } from "#app/db/site.ts";

/** Why this process cannot serve yet, or null: the database must answer and have every migration. */
export async function checkReadiness(migrationsFolder: string): Promise<string | null> {
  try {
    const missing = await unfinishedMigrations(migrationsFolder);
    return missing.length === 0 ? null : `数据库尚缺 ${missing.length} 个迁移，请先执行 node prisma/migrate.ts deploy。`;
  } catch {
    return "数据库没有应答。";
  }
}
