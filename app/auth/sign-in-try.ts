import type { IncomingMessage, ServerResponse } from "node:http";
import { getPool } from "#app/db/client.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Identifier } from "#app/domain/organisation/identifier.ts";
import { needsQuestion, waitsFor } from "#app/domain/organisation/sign-in-throttle.ts";
import type { FoundAccount } from "./account.ts";
import { checkCode } from "./code-check.ts";
import { readDeviceToken } from "./cookies.ts";
import { keyedDigest } from "./keyed-digest.ts";
import { waitingHashes } from "./passwords.ts";
import { askQuestion, isAnswered } from "./question.ts";
import { countFailure, findFailures, secondsToWait, type Sources, takeTry } from "./throttle.ts";

/** One try at signing in: from where, for which account, on a device this account knows or not. */
export interface SignInTry {
  address: string;
  account: FoundAccount | null;
  isKnown: boolean;
  sources: Sources;
}

/** What accompanies the password where the source has failed before. */
export interface Proof {
  answer?: string | undefined;
  question?: string | undefined;
  /** A second-factor code: spares the wait, and counts as the second factor. */
  code?: string | undefined;
}

/** A flood fills the queue of hashes; a device that is known is let in all the same. So many are done in half a second. */
const longestQueue = 20;

/** Sign-ins from browsers that name no device of ours, whose form is in and whose answer is not out. */
let strangers = 0;
/** A class that signs in together is taken in; of a flood no more than this is ever being worked on. */
const mostStrangers = 30;

/**
 * Whether a try at signing in is turned away as it comes over the wire, before anything is made or read of it: many are being
 * answered and the browser names no device. Each page that explains it would cost more than the hash that it spares. Counted
 * from the wire and not from the queue of hashes, which hundreds would reach together. Who sends a form slowly takes no place.
 */
export function isTurnedAway(req: IncomingMessage, res: ServerResponse): boolean {
  if (req.method !== "POST" || !/^\/sign-in(\.data)?(\?|$)/.test(req.url ?? "")) return false;
  if (readDeviceToken({ headers: new Headers({ cookie: req.headers.cookie ?? "" }) }) !== null) return false;
  if (strangers >= mostStrangers) return true;
  req.once("end", () => {
    if (res.closed) return;
    strangers += 1;
    res.once("close", () => (strangers -= 1));
  });
  return false;
}

export function signInTry(address: string, device: string | null, identifier: Identifier, account: FoundAccount | null): SignInTry {
  const isKnown = account?.knownDevice === true;
  const whose = account?.personId ?? `${identifier.kind}:${identifier.value}`;
  return {
    address,
    account,
    isKnown,
    sources: {
      source: keyedDigest("throttle", "password", whose, isKnown ? `device:${device}` : `address:${address}`),
      account: keyedDigest("throttle", "account", whose),
      address: keyedDigest("throttle", "address", address),
    },
  };
}

/** Whether this try may be made now: the question answered, the wait over or spared by a code. */
export async function takeTurn(tried: SignInTry, proof: Proof): Promise<Result<{ codeGiven: boolean }>> {
  const { sources, isKnown, account, address } = tried;
  if (!isKnown && waitingHashes() > longestQueue) return refuse("tooManyTries", { facts: { seconds: 5 } });
  const failures = await findFailures(sources);
  if (needsQuestion(failures, isKnown) && !isAnswered(sources.source, failures.source, proof.question, proof.answer)) {
    return refuse("answerNeeded", { facts: await hurdle(tried) });
  }
  const codeGiven = account !== null && Boolean(proof.code) && (await checkCode(account.personId, address, proof.code!)) === "right";
  const turn = await takeTry(sources.source, waitsFor(failures, isKnown));
  return turn.taken || codeGiven ? ok({ codeGiven }) : refuse("tooManyTries", { facts: await hurdle(tried) });
}

/** What the next try will meet, for the form: seconds to wait, and the question if one will be asked. */
export async function hurdle({ sources, isKnown }: SignInTry): Promise<NonNullable<Refusal["facts"]>> {
  const failures = await findFailures(sources);
  const seconds = await secondsToWait(sources.source, waitsFor(failures, isKnown));
  return needsQuestion(failures, isKnown) ? { seconds, ...askQuestion(sources.source, failures.source) } : { seconds };
}

/** The source's own failure was counted when the try was taken; an unknown device also counts for account and address. */
export async function countWrongPassword({ sources, isKnown }: SignInTry): Promise<void> {
  if (!isKnown) await countFailure([sources.account, sources.address]);
}

/** 登录记录: kept beside the chained log, which a flood of tries must not hold up. */
export async function recordSignIn({ account, address, isKnown }: SignInTry, outcome: "right" | "wrong" | "expired"): Promise<void> {
  await getPool().query("insert into auth_sign_in (user_id, outcome, ip_address, device) values ($1, $2, $3, $4)", [
    account?.personId ?? null,
    outcome,
    address,
    isKnown ? "known" : "unknown",
  ]);
}
