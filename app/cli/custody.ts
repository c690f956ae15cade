import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { open } from "#app/crypto/age.ts";
import { combineCodes, identityOf, makeKeySet, recipientsOf } from "#app/crypto/browser/key-set.ts";
import { codesRefusal } from "#app/services/custody/codes-refusal.ts";
import { keySetFormat, keysFor, mostHolders, mostKeys } from "#app/domain/custody/key-set.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { cliWords } from "#app/messages/zh-CN/cli.ts";
import { offlineSheet, offlineWords } from "#app/messages/zh-CN/custody-offline.ts";
import { badInput, type Run } from "./command.ts";

/** `custody make DIR`: a set of codes on a computer without network; files out, no database. Nothing is overwritten. */
export const custodyMake: Run = async ({ named, options }) => {
  const labels = (options.holders ?? offlineWords.usualHolders).split(/[,，、]/).map((label) => label.trim()).filter((label) => label !== "");
  const threshold = Number(options.threshold ?? 2);
  const keys = Number(options.count ?? keysFor("opening", 0));
  if (labels.length < 2 || labels.length > mostHolders) return badInput({ path: "--holders", message: offlineWords.holdersRange(mostHolders) });
  if (!Number.isInteger(threshold) || threshold < 2 || threshold > labels.length) return badInput({ path: "--threshold", message: offlineWords.thresholdRange(labels.length) });
  if (!Number.isInteger(keys) || keys < 1 || keys > mostKeys) return badInput({ path: "--count", message: offlineWords.keysRange(mostKeys) });
  const set = await makeKeySet({ threshold, holders: labels.length, keys });
  const folder = named.DIR!;
  const part = { format: keySetFormat, tag: set.tag, threshold, holders: labels.map((label) => ({ label, username: null })), recipients: set.recipients };
  try {
    await mkdir(folder, { recursive: true });
    for (const [index, groups] of set.codes.entries()) {
      const sheet = offlineSheet({ tag: set.tag, number: index + 1, holders: labels.length, threshold, label: labels[index]!, groups });
      await writeFile(join(folder, `code-${index + 1}.txt`), sheet, { mode: 0o600, flag: "wx" });
    }
    await writeFile(join(folder, "public.json"), `${JSON.stringify(part, null, 1)}\n`, { flag: "wx" });
  } catch (error) {
    return badInput({ path: "DIR", message: cliWords.unwritableFile((error as Error).message) });
  }
  return ok({ value: { tag: set.tag, threshold, holders: labels, keys, recipients: set.recipients }, text: offlineWords.made(folder, labels.length, set.tag) });
};

/** `custody combine KEY-NUMBER CODEFILE…`: the age identity of one challenge, to standard output or a file. */
export const custodyCombine: Run = async ({ named, rest, options }) => {
  const index = Number(named.KEY);
  if (!Number.isInteger(index) || index < 0 || index > mostKeys) return badInput({ path: "KEY", message: offlineWords.keysRange(mostKeys) });
  const typed: string[] = [];
  for (const file of rest) {
    const text = await read(file);
    if (text === null) return badInput({ path: "CODEFILE", message: cliWords.unreadableFile(file) });
    typed.push(codeIn(new TextDecoder().decode(text)));
  }
  const combined = await combineCodes(typed, options.set ?? null);
  if (!combined.ok) return codesRefusal(combined.problem);
  const identity = await identityOf(combined.secret, index);
  const recipient = (await recipientsOf(combined.secret, index))[index]!;
  combined.secret.fill(0);
  if (options.out === undefined) return ok({ value: { tag: combined.tag, key: index, recipient, identity }, text: identity });
  const written = await write(options.out, new TextEncoder().encode(`${identity}\n`));
  return written ?? ok({ value: { tag: combined.tag, key: index, recipient, out: options.out }, text: offlineWords.written(options.out) });
};

/** `custody open IDENTITY ENVELOPE OUT`: what the standard program `age --decrypt -i` does. */
export const custodyOpen: Run = async ({ named }) => {
  const [identity, envelope] = await Promise.all([read(named.IDENTITY!), read(named.ENVELOPE!)]);
  if (identity === null) return badInput({ path: "IDENTITY", message: cliWords.unreadableFile(named.IDENTITY!) });
  if (envelope === null) return badInput({ path: "ENVELOPE", message: cliWords.unreadableFile(named.ENVELOPE!) });
  const opened = await open(envelope, new TextDecoder().decode(identity).trim());
  if (!opened.ok) return refuse(opened.reason === "damaged" ? "bidSealBroken" : "codesDoNotOpen");
  const written = await write(named.OUT!, opened.value);
  return written ?? ok({ value: { out: named.OUT, bytes: opened.value.length }, text: offlineWords.written(named.OUT!) });
};

/** The code in a file: of a printed sheet the lines with the groups, else everything. */
function codeIn(text: string): string {
  const lines = text.split("\n").filter((line) => /^\s*\d{1,2}[.)、]\s/.test(line));
  return lines.length > 0 ? lines.map((line) => line.replace(/^\s*\d{1,2}[.)、]\s/, "")).join("\n") : text;
}

async function read(file: string): Promise<Uint8Array | null> {
  return readFile(file).then((bytes) => new Uint8Array(bytes), () => null);
}

/** Writes for the owner alone and over nothing; answers a refusal where it cannot. */
async function write(file: string, bytes: Uint8Array) {
  try {
    await writeFile(file, bytes, { mode: 0o600, flag: "wx" });
    return null;
  } catch (error) {
    return badInput({ path: "OUT", message: cliWords.unwritableFile((error as Error).message) });
  }
}
