import { expect, it } from "vitest";
import { mistakenForReceipt } from "./receipt-text.ts";

it.each([
  ["%PDF-1.7\n…", "receiptPdf"],
  ["\n %PDF-1.3", "receiptPdf"],
  ['\uFEFF{"manifest":{"bidNo":"JB-2026-001"},"salt":"AAAA"}', "keptCopy"],
  ['{"format":"jiebang-receipt/1"}', null],
  ["[1]", null],
  ["null", null],
  ["{", null],
  ["", null],
])("%s is %s", (text, what) => {
  expect(mistakenForReceipt(text)).toBe(what);
});
