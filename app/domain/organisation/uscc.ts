import { toHalfWidth } from "#app/domain/kernel/half-width.ts";

/** Kinds of unit by the first two characters of the code (机构类别): 91, 11, 12, 51, 52, 53, anything else. */
export type OrganisationKind = "enterprise" | "government" | "institution" | "association" | "privateNonProfit" | "foundation" | "other";

/** What is known of a code from its characters alone. Only `format` may stop a form; a wrong check digit warns (guide 0.1, 7). */
export interface UsccCheck {
  normalized: string;
  format: boolean;
  problem: null | "length" | "alphabet";
  checkDigit: boolean;
  /** What the 18th character should be; null when the format is wrong. */
  expectedCheckDigit: string | null;
  kind: OrganisationKind;
}

// 31 characters: no I, O, S, V, Z. A character's value is its place here (GB 32100-2015).
const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const pattern = /^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const codeLength = 18;

const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const innerWeights = [3, 7, 9, 10, 5, 8, 4, 2];

const kinds: Readonly<Record<string, OrganisationKind>> = {
  "91": "enterprise",
  "11": "government",
  "12": "institution",
  "51": "association",
  "52": "privateNonProfit",
  "53": "foundation",
};

/** The code as stored (统一社会信用代码): half-width, upper case, without spaces and hyphens of any kind. */
export function normalizeUscc(code: string): string {
  return toHalfWidth(code).replace(/[\s\u200B\uFEFF\-\u00AD\u2010-\u2015\u2212]/g, "").toUpperCase();
}

/** Judges a code by GB 32100-2015; never throws, any text gets an answer. Source: guide 2.3. */
export function checkUscc(code: string): UsccCheck {
  const normalized = normalizeUscc(code);
  const problem = problemOf(normalized);
  const expectedCheckDigit = problem === null ? checkDigitOf(normalized) : null;
  return {
    normalized,
    format: problem === null,
    problem,
    checkDigit: expectedCheckDigit !== null && normalized.endsWith(expectedCheckDigit),
    expectedCheckDigit,
    kind: kinds[normalized.slice(0, 2)] ?? "other",
  };
}

/** Whether positions 9 to 17, the old organisation code, carry their own right check character (GB 11714). Takes a normalized code. */
export function hasInnerCheck(normalized: string): boolean {
  if (problemOf(normalized) !== null) return false;
  // Here letters count on from 10 through the whole A to Z, unlike in the outer alphabet.
  const sum = innerWeights.reduce((total, weight, index) => total + weight * Number.parseInt(normalized.charAt(8 + index), 36), 0);
  const check = 11 - (sum % 11);
  return normalized.charAt(16) === (check === 10 ? "X" : check === 11 ? "0" : String(check));
}

/**
 * Whether a code with a wrong check digit looks like one of the early pilot's, which are legal all the same:
 * position 9 reads `M0` and the inner check is right. Takes a normalized code. Source: guide 2.3.
 */
export function hasEarlyPilotSignature(normalized: string): boolean {
  return normalized.startsWith("M0", 8) && hasInnerCheck(normalized);
}

function problemOf(normalized: string): UsccCheck["problem"] {
  // Counted in characters, so that a rare one beyond the BMP is a wrong character and not a wrong length.
  if (Array.from(normalized).length !== codeLength) return "length";
  return pattern.test(normalized) ? null : "alphabet";
}

function checkDigitOf(normalized: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * alphabet.indexOf(normalized.charAt(index)), 0);
  return alphabet.charAt((31 - (sum % 31)) % 31);
}
