import { toHalfWidth } from "./half-width.ts";

/** A plain decimal as people type it, full-width and with thousands commas too; null when it is none. */
export function readNumber(typed: string): number | null {
  const plain = toHalfWidth(typed).replace(/\s/g, "").replaceAll("−", "-");
  const bare = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(",", "") : plain;
  // At most 15 digits: beyond them a JSON number would not keep what was typed.
  return /^-?\d+(\.\d+)?$/.test(bare) && bare.replace(/\D/g, "").length <= 15 ? Number(bare) : null;
}
