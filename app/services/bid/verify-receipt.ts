import { z } from "zod";
import { checkCodeOf, isCheckCodeOf } from "#app/crypto/check-code.ts";
import { receiptDigest, receiptFormat, type ReceiptProblem, type ReceiptStatement, verifyReceipt as verify } from "#app/crypto/receipt.ts";
import { findReceiptsOf } from "#app/db/bid-submission.ts";
import { findPublicSigningKeys } from "#app/db/signing-key.ts";
import { mistakenForReceipt, type NotReceipt } from "#app/domain/bid/receipt-text.ts";
import { parsePublicNumber } from "#app/domain/kernel/id-codes.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";

export const receiptToVerify = z.union([
  /** The receipt file's text, or its parsed content. */
  z.strictObject({ receipt: z.union([z.string().min(1, "required").max(100_000), z.record(z.string(), z.unknown())]) }),
  /** Number and short code, as mail and paper show them: one without the other tells nothing. */
  z.strictObject({ bidNo: z.string().min(1, "required").max(40), shortCode: z.string().min(1, "required").max(40) }),
]);

/**
 * What a check of a receipt (回执) found: genuine with what it says, or why not. `unknown`: number and code do not belong
 * together, or there is no such bid: never which.
 */
export type ReceiptCheck = { isGenuine: true; statement: Omit<ReceiptStatement, "format">; checkCode: string } | { isGenuine: false; problem: ReceiptProblem | NotReceipt | "unknown" };

/**
 * 验证回执, open to everybody: whether we signed it and nothing was altered. It tells who has no receipt nothing about bids:
 * a file is judged by its signature alone, and a code only together with its number. Nothing is kept. Refusal: invalidInput.
 */
export async function verifyReceipt(_ctx: Context, rawInput: unknown): Promise<Result<ReceiptCheck>> {
  const input = receiptToVerify.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const keys = await findPublicSigningKeys();
  if ("receipt" in input.data) return ok(named(judge(readJson(input.data.receipt), keys), input.data.receipt));
  const number = parsePublicNumber(input.data.bidNo);
  if (!number.ok || number.value.kind !== "bid") return ok({ isGenuine: false, problem: "unknown" });
  for (const text of await findReceiptsOf(number.value.number)) {
    const checked = judge(JSON.parse(text), keys);
    if (checked.isGenuine && isCheckCodeOf(input.data.shortCode, receiptDigest({ format: receiptFormat, ...checked.statement }))) return ok(checked);
  }
  return ok({ isGenuine: false, problem: "unknown" });
}

function judge(given: unknown, keys: Parameters<typeof verify>[1]): ReceiptCheck {
  const found = verify(given, keys);
  if (!found.ok) return { isGenuine: false, problem: found.reason };
  const { signature: _, format: _format, ...statement } = found.value;
  return { isGenuine: true, statement, checkCode: checkCodeOf(receiptDigest(found.value)) };
}

/** Says of what is no receipt what it is, where that can be told. */
function named(check: ReceiptCheck, given: unknown): ReceiptCheck {
  const isNone = !check.isGenuine && check.problem === "malformed" && typeof given === "string";
  return isNone ? { isGenuine: false, problem: mistakenForReceipt(given) ?? "malformed" } : check;
}

/** Pasted text: mails and editors bring spaces around it and a byte order mark before it. */
function readJson(given: string | Record<string, unknown>): unknown {
  if (typeof given !== "string") return given;
  try {
    return JSON.parse(given.replace(/^\uFEFF/, "").trim());
  } catch {
    return null;
  }
}
