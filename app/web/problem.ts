import { data } from "@remix-run/node";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import type { Frame } from "#app/domain/site/frame.ts";
import { quotedRefusal } from "#app/messages/zh-CN/refusals.ts";
import { type ProblemKey, problemWords, type ProblemWords } from "#app/messages/zh-CN/site.ts";
import { refusalStatus } from "./refusal-status.ts";

/** What the error page shows: its words, the refusal's own sentence, and the code to quote by telephone. */
export interface Problem {
  said: ProblemWords;
  /** The platform itself failed. */
  isOurs: boolean;
  detail: string | null;
  requestId: string;
  frame: Frame | null;
}

/** The page of a refused request. A foreign object and a missing one get the same page (trust.md section 3). */
export function refusalPage(refusal: Refusal, requestId: string, frame: Frame) {
  const status = refusalStatus[refusal.code];
  const isMissing = refusal.code === "notFound";
  return problemPage({
    status,
    words: isMissing ? "notFound" : status >= 500 ? "failed" : status === 400 ? "badRequest" : "notAllowed",
    detail: isMissing ? null : quotedRefusal(refusal),
    requestId,
    frame,
  });
}

const ours: readonly ProblemKey[] = ["failed", "databaseAway"];

/**
 * Thrown by loaders and actions, shown by the boundary of `root.tsx`. Plain data, never an Error; with its words, because those of all
 * problems would lie in every page's script.
 */
export function problemPage({ status, words, ...problem }: { status: number; words: ProblemKey } & Omit<Problem, "said" | "isOurs">) {
  return data({ ...problem, said: problemWords[words], isOurs: ours.includes(words) } satisfies Problem, { status });
}
