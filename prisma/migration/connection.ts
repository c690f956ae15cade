import pg from "pg";
import { MigrationStopped } from "./stopped.ts";

/** Opens one connection; a server that cannot be reached is one sentence, without the password. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: "jiebang migrate" });
  // A connection lost between two queries must not end the process before the next query reports it.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw new MigrationStopped(`连不上数据库 ${whereabouts(url)}：${(error as Error).message || (error as { code?: string }).code}。`);
  }
}

export async function withConnection<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connect(url);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same server and login, another database. */
export function urlOfDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(database)}`;
  return other.href;
}

function whereabouts(url: string): string {
  if (!URL.canParse(url)) return "（DATABASE_URL 不是有效的地址）";
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
