import { hash, verify } from "@node-rs/argon2";

// argon2id (the library's default) with the values of trust.md section 7: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** At most so many hashes at once: a flood of sign-ins must leave a core for submissions. */
const atOnce = 2;
let running = 0;
const waiting: (() => void)[] = [];

/** How many sign-ins wait for their turn. */
export function waitingHashes(): number {
  return waiting.length;
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    // A place is handed on, never freed and taken again: nobody can slip in between.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** Full-width digits and composed characters count as what they look like: input methods differ between devices. */
const sameForm = (password: string) => password.normalize("NFKC");

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(sameForm(password), cost));
}

export function isPasswordOf(passwordHash: string, password: string): Promise<boolean> {
  return inTurn(() => verify(passwordHash, sameForm(password)));
}
