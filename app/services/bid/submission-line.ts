import { callSubmitBids, type ReadySubmission, type SubmitAnswer } from "#app/db/bid-submission.ts";
import { inTransaction } from "#app/db/client.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { giveReceipts, type ReceiptFacts } from "./give-receipt.ts";

/** A submission that was sealed and waits for its place in the log. */
export interface Submission {
  ready: ReadySubmission;
  receipt: ReceiptFacts;
}

/** What became of it; the short code of its receipt where it counts. */
export type Recorded = { answer: SubmitAnswer; shortCode: string | null };

interface Waiting extends Submission {
  settle: (recorded: Recorded) => void;
  fail: (error: unknown) => void;
}

/** Signing so many receipts takes some ten milliseconds, in which the log's head is locked. */
const mostTogether = 24;

const line: Waiting[] = [];
let isMoving = false;

/**
 * Records a submission together with those that came meanwhile: they lock the log's head once and share one commit. Who
 * comes alone is recorded alone and at once. Each has its own answer and receipt, and one that is refused leaves nothing.
 */
export function recordInLine(submission: Submission): Promise<Recorded> {
  return new Promise((settle, fail) => {
    line.push({ ...submission, settle, fail });
    void move();
  });
}

async function move(): Promise<void> {
  if (isMoving) return;
  isMoving = true;
  while (line.length > 0) await recordTogether(nextGroup());
  isMoving = false;
}

/** The first in the line, each bid once: a second submission of one follows when the first is known. */
function nextGroup(): Waiting[] {
  const group: Waiting[] = [];
  const rest: Waiting[] = [];
  const bids = new Set<string>();
  for (const one of line) {
    const isNext = group.length < mostTogether && !bids.has(one.ready.bidId);
    bids.add(one.ready.bidId);
    (isNext ? group : rest).push(one);
  }
  line.splice(0, line.length, ...rest);
  return group;
}

async function recordTogether(group: readonly Waiting[]): Promise<void> {
  try {
    const recorded = await record(group);
    group.forEach(({ settle }, place) => settle(recorded[place]!));
  } catch (error) {
    // One that the database cannot take must not take the others with it. Without a connection nobody knows what was committed.
    if (group.length > 1 && isRefusedStatement(error)) for (const one of group) await recordTogether([one]);
    else for (const { fail } of group) fail(error);
  }
}

/** All of a group in one transaction, in the order of the group. */
async function record(group: readonly Submission[]): Promise<Recorded[]> {
  const recorded = await inTransaction(async (tx, last) => {
    const answers = await callSubmitBids(tx, group.map(({ ready }) => ready));
    const accepted = answers.flatMap((answer, place) => (answer.problem === null ? [{ facts: group[place]!.receipt, answer }] : []));
    const codes = await giveReceipts(tx, last, accepted);
    return ok(answers.map((answer) => ({ answer, shortCode: answer.problem === null ? codes.shift()! : null })));
  });
  if (!recorded.ok) throw new Error("A transaction that refuses nothing was refused");
  return recorded.value;
}

/** Whether PostgreSQL answered that a statement failed, so that nothing of the transaction stands; not that it went away. */
function isRefusedStatement(error: unknown): boolean {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  return typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) && !/^(08|57)/.test(code);
}
