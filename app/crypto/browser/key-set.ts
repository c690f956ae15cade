import { bech32 } from "@scure/base";
import { Decrypter, identityToRecipient } from "age-encryption";
import { combine, split } from "shamir-secret-sharing";
import { checkCodes, type CodeProblem, type CodesProblem, type OpeningCode, readCode, writeCode } from "#app/domain/custody/code.ts";

/**
 * 开标码组: what is made in an officer's browser or on an offline computer. One secret of 32 bytes, split into printed
 * codes; from it every challenge gets a key of its own, so that a key used at one opening opens nothing else. Runs in
 * browsers as in Node: WebCrypto and the age format only.
 */
export interface KeySet extends KeySetPlan {
  tag: string;
  /** Public keys `age1…`: the first is for the trial envelope, each of the others for one challenge. */
  recipients: string[];
  /** By holder, ten groups each. They stand here and on paper, nowhere else. */
  codes: string[][];
}

export interface KeySetPlan {
  threshold: number;
  holders: number;
  /** Keys for challenges, besides the trial key. */
  keys: number;
}

export const secretBytes = 32;

export type CombineProblem = (CodeProblem & { place: number }) | CodesProblem;

/** Makes a set and tries it before anything is shown: what the codes give back must be the secret. */
export async function makeKeySet({ threshold, holders, keys }: KeySetPlan): Promise<KeySet> {
  const secret = crypto.getRandomValues(new Uint8Array(secretBytes));
  const recipients = await recipientsOf(secret, keys);
  const tag = await tagOf(recipients[0]!);
  const shares = await split(secret, holders, threshold);
  const codes = shares.map((share, index) => writeCode({ tag, number: index + 1, holders, threshold, share: new Uint8Array(share) }));
  const again = await combineCodes(codes.slice(-threshold).map((groups) => groups.join("")), tag);
  if (!again.ok || again.secret.some((byte, index) => byte !== secret[index])) throw new Error("A new set of codes does not give its key back");
  secret.fill(0);
  again.secret.fill(0);
  return { threshold, holders, keys, tag, recipients, codes };
}

/** The secret out of typed codes. Whether it is the right one shows only in its public keys: Shamir gives garbage on a bad share. */
export async function combineCodes(typed: readonly string[], tag: string | null): Promise<{ ok: true; secret: Uint8Array<ArrayBuffer>; tag: string } | { ok: false; problem: CombineProblem }> {
  const codes: OpeningCode[] = [];
  for (const [index, text] of typed.entries()) {
    const read = readCode(text);
    if (!read.ok) return { ok: false, problem: { ...read.problem, place: index + 1 } };
    codes.push(read.code);
  }
  const problem = checkCodes(codes, tag);
  if (problem) return { ok: false, problem };
  return { ok: true, secret: new Uint8Array(await combine(codes.map(({ share }) => share))), tag: codes[0]!.tag };
}

/** Key `index` of a set as an age identity: HKDF-SHA-256(secret, salt "jiebang key set/1", info "key N"). */
export async function identityOf(secret: Uint8Array<ArrayBuffer>, index: number): Promise<string> {
  const key = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  const bits = await crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt: utf8("jiebang key set/1"), info: utf8(`key ${index}`) }, key, 8 * secretBytes);
  return bech32.encodeFromBytes("AGE-SECRET-KEY-", new Uint8Array(bits)).toUpperCase();
}

/** The public keys of a secret: the trial key and `keys` more. */
export async function recipientsOf(secret: Uint8Array<ArrayBuffer>, keys: number): Promise<string[]> {
  const recipients: string[] = [];
  for (let index = 0; index <= keys; index += 1) recipients.push(await identityToRecipient(await identityOf(secret, index)));
  return recipients;
}

/** What all codes of a set bear: six digits out of the digest of its trial key. */
export async function tagOf(trialRecipient: string): Promise<string> {
  return String(Number.parseInt((await sha256(trialRecipient)).slice(0, 12), 16) % 1_000_000).padStart(6, "0");
}

/**
 * 试开: opens the trial envelope with the codes and answers the proof of it. The proof holds for every key of the set:
 * it is the digest of what the envelope said and of all public keys as derived from the codes.
 */
export async function proveCodes(secret: Uint8Array<ArrayBuffer>, trialEnvelope: Uint8Array, keys: number): Promise<string | null> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(await identityOf(secret, 0));
  try {
    const said = await decrypter.decrypt(trialEnvelope, "text");
    return await proofOf(said, await recipientsOf(secret, keys));
  } catch {
    return null; // codes of another set, or a damaged envelope
  }
}

export function proofOf(said: string, recipients: readonly string[]): Promise<string> {
  return sha256([said, ...recipients].join("\n"));
}

async function sha256(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", utf8(text)));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text));
}
