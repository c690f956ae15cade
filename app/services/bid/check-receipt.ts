import { checkCodeOf } from "#app/crypto/check-code.ts";
import { receiptDigest, type ReceiptProblem, type ReceiptStatement, verifyReceipt } from "#app/crypto/receipt.ts";
import { findPublicSigningKeys } from "#app/db/signing-key.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";

/** What a check of a receipt (回执) found: genuine with what it says, or why not. Nothing of the bid itself. */
export type ReceiptCheck =
  | { isGenuine: true; statement: Omit<ReceiptStatement, "format">; checkCode: string }
  | { isGenuine: false; problem: ReceiptProblem };

/** Checks the text of a receipt file against the published keys. Open to everybody; nothing is kept. */
export async function checkReceipt(text: string): Promise<Result<ReceiptCheck>> {
  const receipt = verifyReceipt(parseJson(text), await findPublicSigningKeys());
  if (!receipt.ok) return ok({ isGenuine: false, problem: receipt.reason });
  const { signature: _, format: _format, ...statement } = receipt.value;
  return ok({ isGenuine: true, statement, checkCode: checkCodeOf(receiptDigest(receipt.value)) });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
