/**
 * What a handler answers: done, given up (kept in the queue `undelivered` for the administrator), or to be
 * tried again with growing pauses. `facts` go to the job's record and the log: codes, never content.
 */
export interface Outcome {
  kind: "done" | "givenUp" | "retry";
  facts: Record<string, string | number | null>;
}

export const done = (facts: Outcome["facts"] = {}): Outcome => ({ kind: "done", facts });
export const givenUp = (problem: string): Outcome => ({ kind: "givenUp", facts: { problem } });
export const retry = (problem: string): Outcome => ({ kind: "retry", facts: { problem } });
