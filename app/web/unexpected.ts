import type { Frame } from "#app/domain/site/frame.ts";
import { logFailure } from "./log.ts";
import type { PageArgs } from "./page-input.ts";
import { problemPage } from "./problem.ts";

/**
 * Runs a loader's or action's work. What we throw on purpose (redirects, problem pages) passes; anything else is a
 * bug: logged under the request's code and answered with the page that says what was kept.
 */
export async function withProblemPage<T>(args: PageArgs, frame: () => Frame | null, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Response || isProblemPage(error)) throw error;
    logFailure(args.context.requestId, error);
    const { requestId } = args.context;
    if (isDatabaseAway(error)) throw problemPage({ status: 503, words: "databaseAway", detail: null, requestId, frame: frame() });
    throw problemPage({ status: 500, words: "failed", detail: null, requestId, frame: frame() });
  }
}

const lostConnection = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN"]);

/**
 * Whether PostgreSQL could not be reached or ended the connection: classes 08 and 57P of its codes, the socket's own, and
 * pg's sentences that carry no code. Nobody knows then whether a commit on its way arrived, so the page says so.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as { code?: unknown; syscall?: unknown };
  // A server that is down has taken its socket away.
  if (code === "ENOENT") return syscall === "connect";
  if (typeof code === "string") return lostConnection.has(code) || /^08|^57P0[123]$/.test(code);
  return /^Connection terminated|^Client has encountered a connection error|^Client was closed/.test(error.message);
}

/** Remix's `data()` has no exported class to compare with; ours always carries the status twice. */
function isProblemPage(error: unknown): boolean {
  return typeof error === "object" && error !== null && (error as { type?: unknown }).type === "DataWithResponseInit";
}
