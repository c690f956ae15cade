import { ThreadQueue } from "#app/threads/thread-queue.ts";

/** A password to hash, or to hold against a hash. */
export interface PasswordTask {
  password: string;
  hash: string | null;
}

export type PasswordAnswer = { hash: string } | { isRight: boolean } | { failed: string };

const failure = (why: string) => new Error(`A password could not be hashed: ${why}`);

/** One hash at a time, in a thread of lower priority than everything else: sign-ins, however many, must leave the cores to submissions. */
const thread = new ThreadQueue<PasswordTask, PasswordAnswer, PasswordAnswer>({
  file: "app/auth/password-thread.ts",
  resourceLimits: { maxOldGenerationSizeMb: 64 },
  longestTaskMs: 20_000,
  idleMs: 60_000,
  read: (answer) => ("failed" in answer ? failure(answer.failed) : answer),
  lost: (loss) => failure(loss instanceof Error ? loss.message : loss),
});

/** How many sign-ins wait for their turn. */
export function waitingHashes(): number {
  return thread.waiting;
}

/** Full-width digits and composed characters count as what they look like: input methods differ between devices. */
const sameForm = (password: string) => password.normalize("NFKC");

export async function hashPassword(password: string): Promise<string> {
  const answer = await thread.run({ password: sameForm(password), hash: null });
  if (!("hash" in answer)) throw failure("another answer");
  return answer.hash;
}

export async function isPasswordOf(passwordHash: string, password: string): Promise<boolean> {
  const answer = await thread.run({ password: sameForm(password), hash: passwordHash });
  return "isRight" in answer && answer.isRight;
}
