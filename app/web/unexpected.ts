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
    throw problemPage({ status: 500, words: "failed", detail: null, requestId: args.context.requestId, frame: frame() });
  }
}

/** Remix's `data()` has no exported class to compare with; ours always carries the status twice. */
function isProblemPage(error: unknown): boolean {
  return typeof error === "object" && error !== null && (error as { type?: unknown }).type === "DataWithResponseInit";
}
