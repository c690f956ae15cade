import { z } from "zod";
import { checkCodeOf } from "#app/crypto/check-code.ts";
import { fromBase64url } from "#app/crypto/bytes.ts";
import { matchesCommitment } from "#app/crypto/canonical.ts";
import { receiptDigest, type ReceiptProblem, verifyReceipt } from "#app/crypto/receipt.ts";
import { type PublicSigningKey, publicSigningKeySchema } from "#app/crypto/signing-key.ts";
import { mistakenForReceipt, type NotReceipt } from "#app/domain/bid/receipt-text.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { formatInstant } from "#app/messages/format.ts";
import { receiptCliWords } from "#app/messages/zh-CN/cli.ts";
import { keptWords } from "#app/messages/zh-CN/kept.ts";
import { receiptProblemWords } from "#app/messages/zh-CN/receipt.ts";
import { badInput, type Run } from "./command.ts";
import { readJson, readText } from "./input.ts";

/** Some receipt was not confirmed. */
const notGenuine = 10;

interface Finding {
  file: string;
  isGenuine: boolean;
  problem: ReceiptProblem | NotReceipt | null;
  challengeNo: string | null;
  bidNo: string | null;
  bidVersion: number | null;
  receivedAt: string | null;
  checkCode: string | null;
}

/**
 * `receipt verify FILES… [--keys FILE]`: whether each receipt was signed by us and is unchanged. With the published keys as a
 * file (`/verify/keys.json`) nothing else is needed; without it they are read from the database. Exit 0 all genuine, 10 not all.
 */
export const receiptVerify: Run = async ({ rest, options }) => {
  const keys = options.keys === undefined ? await storedKeys() : await keysOf(options.keys);
  if (!keys.ok) return keys;
  const findings: Finding[] = [];
  for (const file of rest) {
    const text = await readText(file, file);
    if (!text.ok) return text;
    findings.push(findingOf(file, text.value, keys.value));
  }
  const areGenuine = findings.every(({ isGenuine }) => isGenuine);
  return ok({ value: { genuine: areGenuine, receipts: findings }, text: findings.map(lineOf).join("\n"), ...(!areGenuine && { code: notGenuine }) });
};

/**
 * `receipt match RECEIPT KEPT [--keys FILE]`: whether a team's 留存件 is byte for byte what the receipt commits to, so that content
 * supplied again can count when every code is lost. Exit 0 it is, 10 it is not, or the receipt is not ours.
 */
export const receiptMatch: Run = async ({ named, options }) => {
  const keys = options.keys === undefined ? await storedKeys() : await keysOf(options.keys);
  if (!keys.ok) return keys;
  const [receipt, kept] = [await readText(named.RECEIPT!, named.RECEIPT!), await readText(named.KEPT!, named.KEPT!)];
  if (!receipt.ok) return receipt;
  if (!kept.ok) return kept;
  const checked = verifyReceipt(jsonOf(receipt.value), keys.value);
  const copy = z.looseObject({ salt: z.string(), manifest: z.unknown() }).safeParse(jsonOf(kept.value));
  const salt = copy.success ? fromBase64url(copy.data.salt) : null;
  const matches = checked.ok && copy.success && salt !== null && matchesCommitment(checked.value.commitment, salt, copy.data.manifest);
  const words = !checked.ok ? keptWords.badSignature : matches ? keptWords.matches : keptWords.differs;
  return ok({ value: { matches, genuine: checked.ok, commitment: checked.ok ? checked.value.commitment : null }, text: words, ...(!matches && { code: notGenuine }) });
};

function findingOf(file: string, text: string, keys: readonly PublicSigningKey[]): Finding {
  const checked = verifyReceipt(jsonOf(text), keys);
  const none = { challengeNo: null, bidNo: null, bidVersion: null, receivedAt: null, checkCode: null };
  if (!checked.ok) return { file, isGenuine: false, problem: (checked.reason === "malformed" ? mistakenForReceipt(text) : null) ?? checked.reason, ...none };
  const { challengeNo, bidNo, bidVersion, receivedAt } = checked.value;
  return { file, isGenuine: true, problem: null, challengeNo, bidNo, bidVersion, receivedAt, checkCode: checkCodeOf(receiptDigest(checked.value)) };
}

function lineOf({ file, problem, bidNo, bidVersion, receivedAt, checkCode }: Finding): string {
  if (problem !== null) return `${file}：${receiptCliWords.refused}${receiptProblemWords[problem]}`;
  return `${file}：${receiptCliWords.genuine(bidNo ?? "", bidVersion ?? 0, formatInstant(receivedAt ?? ""), checkCode ?? "")}`;
}

async function keysOf(file: string): Promise<Result<PublicSigningKey[]>> {
  const content = await readJson(file, "--keys");
  if (!content.ok) return content;
  const keys = z.array(publicSigningKeySchema).min(1).safeParse(content.value);
  return keys.success ? ok(keys.data) : badInput({ path: "--keys", message: receiptCliWords.notKeys });
}

async function storedKeys(): Promise<Result<PublicSigningKey[]>> {
  const [{ withDatabase }, { findPublicSigningKeys }] = await Promise.all([import("./with-database.ts"), import("#app/db/signing-key.ts")]);
  let keys: PublicSigningKey[] = [];
  const read = withDatabase(async () => {
    keys = await findPublicSigningKeys();
    return ok({ value: undefined });
  });
  const done = await read({ named: {}, rest: [], options: {} });
  return done.ok ? ok(keys) : done;
}

/** What is no JSON is no receipt: the check says so. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
