import { compareCatalogues, readCatalogue } from "./catalogue.ts";
import { withConnection } from "./connection.ts";
import { deploy } from "./deploy.ts";
import { diffMigrationsToSchema } from "./engine.ts";
import { projectFolder, readMigrations } from "./folder.ts";
import { isDeployed, pendingMigrations } from "./history.ts";
import { createScratchDatabase } from "./scratch.ts";
import { MigrationStopped } from "./stopped.ts";

/**
 * Compares three things that must be one: `schema.prisma`, the migrations, and the database of `url`
 * when something was deployed there. One line per difference; none means they agree.
 */
export async function check({ url, folder = projectFolder }: { url: string; folder?: string }): Promise<string[]> {
  return [...(await compareSchema(url, folder)), ...(await findDrift(url, folder))];
}

/** Functions, triggers and checks are unknown to Prisma and do not appear here. */
async function compareSchema(url: string, folder: string): Promise<string[]> {
  const script = await diffMigrationsToSchema(url, folder);
  const statements = script.replace(/^--.*$/gm, "").split(/;\s*\n/).map((text) => text.replace(/\s+/g, " ").trim());
  return statements.filter((text) => text !== "").map((text) => `迁移与 schema.prisma 不一致，尚需：${text}`);
}

/** The engine's own diagnosis misses a manual column; a fresh database and the catalogues do not. */
async function findDrift(url: string, folder: string): Promise<string[]> {
  const behind = await historyProblems(url, folder);
  if (behind === "notDeployed") return [];
  if (behind.length > 0) return behind;
  const fresh = await createScratchDatabase(url);
  try {
    await deploy({ url: fresh.url, folder });
    const expected = await withConnection(fresh.url, readCatalogue);
    const actual = await withConnection(url, readCatalogue);
    return compareCatalogues(expected, actual);
  } finally {
    await fresh.drop();
  }
}

async function historyProblems(url: string, folder: string): Promise<string[] | "notDeployed"> {
  return withConnection(url, async (client) => {
    if (!(await isDeployed(client))) return "notDeployed";
    try {
      const pending = await pendingMigrations(client, readMigrations(folder));
      return pending.map(({ name }) => `数据库尚未执行迁移：${name}`);
    } catch (error) {
      if (error instanceof MigrationStopped) return [error.message];
      throw error;
    }
  });
}
