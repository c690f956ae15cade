import { combineCodes, type KeySet, makeKeySet as make, proveCodes } from "#app/crypto/browser/key-set.ts";
import { readTrial, findKeySet } from "#app/db/key-set.ts";
import { keySetFormat } from "#app/domain/custody/key-set.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { makeKeySet } from "#app/services/custody/make-key-set.ts";
import { proveKeySet } from "#app/services/custody/prove-key-set.ts";
import { aBureau, at, valueOf } from "./builders.ts";

/** The public half of a set, as a browser sends it. */
export function partOf(set: KeySet, holders?: { label: string; username: string | null }[]) {
  const labels = holders ?? set.codes.map((_, index) => ({ label: index === 0 ? "复核人" : `见证人 ${index}`, username: null }));
  return { format: keySetFormat, tag: set.tag, threshold: set.threshold, holders: labels, recipients: set.recipients };
}

/** A set of codes for a round (or the bureau's recovery codes), registered and, unless told otherwise, tried. */
export async function aKeySet(actor: Actor, round: string | null, given: { threshold?: number; holders?: { label: string; username: string | null }[]; isProven?: boolean; keys?: number } = {}): Promise<KeySet> {
  const set = await make({ threshold: given.threshold ?? 2, holders: given.holders?.length ?? 2, keys: given.keys ?? 3 });
  valueOf(await makeKeySet(await at(actor), round, partOf(set, given.holders)));
  if (given.isProven !== false) valueOf(await proveKeySet(await at(actor), set.tag, { proof: await proofBy(set) }));
  return set;
}

/** What a browser makes of the typed codes and the trial envelope. */
export async function proofBy(set: KeySet): Promise<string> {
  const stored = await findKeySet(set.tag);
  const { trial } = await readTrial(stored!.id);
  return (await proveCodes(await secretOf(set), new Uint8Array(trial), set.recipients.length - 1)) ?? "";
}

export async function secretOf(set: KeySet): Promise<Uint8Array<ArrayBuffer>> {
  const combined = await combineCodes(typedCodes(set), set.tag);
  if (!combined.ok) throw new Error(combined.problem.code);
  return combined.secret;
}

/** As many codes as are needed, as people type them. */
export function typedCodes(set: KeySet): string[] {
  return set.codes.slice(0, set.threshold).map((groups) => groups.join(" "));
}

/** The bureau's recovery codes, tried; made once for a database. */
export async function aRecoverySet(keys = 50): Promise<KeySet> {
  const { officer } = await aBureau();
  return aKeySet(officer, null, { holders: [{ label: "档案室", username: null }, { label: "财务科", username: null }], keys });
}
