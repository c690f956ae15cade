import { toHalfWidth } from "./half-width.ts";
import { ok, refuse, type Result } from "./result.ts";

/** A document number (发文字号): the agency's short name, the year, the running number of that agency and year. */
export interface DocumentNumber {
  agency: string;
  year: number;
  sequence: number;
}

const documentPattern = /^(\p{Script=Han}{2,20})[〔[(【](20\d{2}|19\d{2})[〕\])】]第?0*([1-9]\d{0,4})号$/u;

/**
 * Reads a document number as mirrors and people write it: [2021], (2025), （2025）, 【2025】, full-width digits, spaces,
 * 第 and leading zeros. Refusal `invalidInput` (`documentNumber`). Source: guide 7.2, GB/T 9704 7.2.5.
 */
export function parseDocumentNumber(text: string): Result<DocumentNumber> {
  const [, agency, year, sequence] = documentPattern.exec(toHalfWidth(text).replace(/\s/g, "")) ?? [];
  return agency && year && sequence ? ok({ agency, year: Number(year), sequence: Number(sequence) }) : refuseCode("documentNumber");
}

/** 焦工信〔2026〕12号: hexagonal brackets, no 第, no leading zero. */
export function formatDocumentNumber({ agency, year, sequence }: DocumentNumber): string {
  return `${agency}〔${String(year)}〕${String(sequence)}号`;
}

/** JZGX-2026公告第3号: the number of an act of a round, given without a paper. The SQL of `db/subjects.ts` says the same. */
export function formatActNumber(roundCode: string, sequence: number): string {
  return `${roundCode}公告第${String(sequence)}号`;
}

/** A document number in the one form that is stored, so that a number given twice is found. Refusal as `parseDocumentNumber`. */
export function normalizeDocumentNumber(text: string): Result<string> {
  const parsed = parseDocumentNumber(text);
  return parsed.ok ? ok(formatDocumentNumber(parsed.value)) : parsed;
}

/** What a public number (编号) names: round `JZGX-2026` (a second one of the year `JZGX-2026-2`), challenge `JZGX-2026-001`, bid `JB-2026-001`, expert `E003`. */
export type PublicNumberKind = "round" | "challenge" | "bid" | "expert";

// The first that fits names the kind: a bid's number has the shape of a challenge's.
const publicPatterns: readonly (readonly [PublicNumberKind, RegExp])[] = [
  ["bid", /^JB-\d{4}-\d{3,8}$/],
  ["challenge", /^[A-Z]{2,8}-\d{4}(-\d{1,2})?-\d{3}$/],
  ["round", /^(?!JB-)[A-Z]{2,8}-\d{4}(-\d{1,2})?$/],
  ["expert", /^E\d{3,5}$/],
];

/** Reads a public number in any case and width. Refusal `invalidInput` (`publicNumber`). */
export function parsePublicNumber(text: string): Result<{ kind: PublicNumberKind; number: string }> {
  const number = toHalfWidth(text).trim().toUpperCase();
  const kind = publicPatterns.find(([, pattern]) => pattern.test(number))?.[0];
  return kind ? ok({ kind, number }) : refuseCode("publicNumber");
}

/** The number of a challenge (榜单编号) in its round: `JZGX-2026` and 1 give `JZGX-2026-001`. Refusal `invalidInput` outside 1 to 999. */
export function challengeNumber(roundCode: string, sequence: number): Result<string> {
  const isFree = Number.isInteger(sequence) && sequence >= 1 && sequence <= 999;
  return isFree ? ok(`${roundCode}-${String(sequence).padStart(3, "0")}`) : refuseCode("publicNumber");
}

/** Whether a challenge's number is one of this round: `JZGX-2026-2-001` is none of `JZGX-2026`. */
export function isNumberOf(roundCode: string, no: string): boolean {
  return no.slice(0, -4) === roundCode;
}

/** The number of an expert: 3 gives `E003`. Refusal `invalidInput` outside 1 to 99999. */
export function expertNumber(sequence: number): Result<string> {
  const isFree = Number.isInteger(sequence) && sequence >= 1 && sequence <= 99_999;
  return isFree ? ok(`E${String(sequence).padStart(3, "0")}`) : refuseCode("publicNumber");
}

/** How many bid numbers a year has; the caller draws evenly from 0 to this, exclusive. */
export const bidNumberCount = 90_000_000;

/**
 * A live bid's number (申报编号) from a random draw, `JB-2026-48120377`. Never a running number: it would tell how many
 * bids there are (guide 0.1, 1). Eight digits, so that it cannot meet the three of an imported round; the caller draws
 * again when the number is taken. Refusal `invalidInput` for a draw outside 0 to `bidNumberCount`.
 */
export function bidNumber(year: number, draw: number): Result<string> {
  const isDraw = Number.isInteger(draw) && draw >= 0 && draw < bidNumberCount;
  const isYear = Number.isInteger(year) && year >= 1992 && year <= 2199;
  return isDraw && isYear ? ok(`JB-${String(year)}-${String(10_000_000 + draw)}`) : refuseCode("publicNumber");
}

function refuseCode(message: string): ReturnType<typeof refuse> {
  return refuse("invalidInput", { fields: [{ path: "", message }] });
}
