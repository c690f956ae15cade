import pg from "pg";
import type { Result } from "#app/domain/kernel/result.ts";
import { env } from "#app/env.server.ts";

/** A `pg` client inside a transaction: moves run on it (architecture.md, Transition). */
export type Transaction = pg.PoolClient;

let pool: pg.Pool | undefined;

/** Milliseconds that one statement may take while somebody waits for a page (trust.md section 6). */
let longestStatement = 5_000;

/** For a process in which nobody waits for a page (worker, command line): said before its first connection. */
export function allowLongStatements(): void {
  longestStatement = 60_000;
}

/**
 * The one pool of a process. Every connection works as `jiebang_app`, which has no DDL, no UPDATE of
 * `status` and no change of append-only tables, whatever the login may do.
 */
export function getPool(): pg.Pool {
  if (!pool) {
    pool = new pg.Pool({
      connectionString: nearestAddress(),
      max: 10,
      // Kept over quiet minutes: a new connection plans each statement anew, which is felt just when a rush begins. None of them
      // keeps a process alive that has nothing else to do.
      idleTimeoutMillis: 1_800_000,
      allowExitOnIdle: true,
      // Statements that do not wait for each other's answers travel together.
      pipeline: true,
      // Without jit: our statements are short, and to compile one takes longer than to run it.
      options: `-c role=jiebang_app -c jit=off -c statement_timeout=${String(longestStatement)} -c lock_timeout=3000 -c idle_in_transaction_session_timeout=10000`,
    });
    // A connection that ends (the server restarts) is replaced at the next use; unheard, its error would end the process.
    // The pool hears idle ones only: one in use may also break between two statements.
    pool.on("error", noteLost);
    pool.on("connect", (client) => client.on("error", noteLost));
  }
  return pool;
}

/** A server on this machine is reached by its socket where we know it: a third less work for both sides than over TCP. */
export function nearestAddress(): string {
  const { DATABASE_URL, DATABASE_SOCKET } = env();
  if (DATABASE_SOCKET === undefined) return DATABASE_URL;
  const url = new URL(DATABASE_URL);
  url.searchParams.set("host", DATABASE_SOCKET);
  return url.href;
}

function noteLost(error: Error): void {
  process.stderr.write(`${JSON.stringify({ level: "warning", message: "database connection lost", code: (error as { code?: string }).code ?? null })}\n`);
}

const serializationFailures = new Set(["40001", "40P01"]);

/** A statement that is sent later; under a `name` each connection plans it once. */
export interface Statement {
  name: string;
  text: string;
  values: unknown[];
}

/**
 * Runs `work` in one transaction. A refusal rolls back: what was refused leaves nothing behind.
 * Serialization failures and deadlocks retry the whole closure with full jitter. What `work` puts into `last` is sent
 * in one go with the commit: a lock that everybody needs (the log's head) is then held for one way to the server only.
 */
export async function inTransaction<T>(work: (tx: Transaction, last: Statement[]) => Promise<Result<T>>): Promise<Result<T>> {
  for (let attempt = 1; ; attempt++) {
    const client = await getPool().connect();
    let failure: Error | undefined;
    try {
      // Travels with the first statement of `work`; its failure is that statement's too.
      client.query("begin").catch(() => undefined);
      const last: Statement[] = [];
      const value = await work(client, last);
      await allOf(value.ok ? [...last.map((statement) => client.query(statement)), client.query("commit")] : [client.query("rollback")]);
      return value;
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
      await client.query("rollback").catch(() => undefined);
      if (attempt >= 5 || !serializationFailures.has((error as { code?: string }).code ?? "")) throw error;
    } finally {
      client.release(failure && !("code" in failure) ? failure : undefined);
    }
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
  }
}

/** Waits for every answer; the first failure counts, because those after it only say that the transaction is broken. */
async function allOf(sent: Promise<unknown>[]): Promise<void> {
  const answers = await Promise.allSettled(sent);
  const failed = answers.find((answer) => answer.status === "rejected");
  if (failed) throw failed.reason;
}

/** Ends the connections of this process (graceful stop, tests, CLI). */
export async function closeDatabase(): Promise<void> {
  if (pool && !pool.ended) await pool.end();
  pool = undefined;
}
