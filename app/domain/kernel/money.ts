import { compare, decimalOf, formatFixed, fraction, multiply, parseDecimal, type Fraction } from "./decimal.ts";
import { toHalfWidth } from "./half-width.ts";
import { ok, refuse, type Result } from "./result.ts";

const fenPerYuan = 100n;
const fenPerWan = 1_000_000n;

/**
 * Reads 万元 as typed or imported ("160.00", "1,600", １６０, the JSON number 160) into 分.
 * Refusal `invalidInput` with the message `money`, `twoDecimals` (more than two decimals in 万元, guide 2.4) or `moneyTooLarge`.
 */
export function parseWan(input: string | number): Result<number> {
  const wan = typeof input === "number" ? (Number.isFinite(input) ? decimalOf(input) : null) : readAmount(input);
  if (!wan || wan.numerator < 0n) return refuseMoney("money");
  if (multiply(wan, fraction(100n)).denominator !== 1n) return refuseMoney("twoDecimals");
  const fen = multiply(wan, fraction(fenPerWan));
  return compare(fen, fraction(BigInt(Number.MAX_SAFE_INTEGER))) > 0 ? refuseMoney("moneyTooLarge") : ok(Number(fen.numerator));
}

/** Reads 元 as typed ("12.50", "1,600", １２) into 分. Refusal `invalidInput` with `money`, `twoDecimals` (finer than 分) or `moneyTooLarge`. */
export function parseYuan(input: string): Result<number> {
  const yuan = readAmount(input);
  if (!yuan || yuan.numerator < 0n) return refuseMoney("money");
  const fen = multiply(yuan, fraction(fenPerYuan));
  if (fen.denominator !== 1n) return refuseMoney("twoDecimals");
  return compare(fen, fraction(BigInt(Number.MAX_SAFE_INTEGER))) > 0 ? refuseMoney("moneyTooLarge") : ok(Number(fen.numerator));
}

/** 分 as 万元 with two decimals and thousands commas: 160000000 is "160.00". What is finer than 100 元 is rounded half up. */
export function formatWan(fen: number): string {
  return group(formatFixed(fraction(checked(fen), fenPerWan), 2));
}

/** 分 as 元 with two decimals and thousands commas: 160000000 is "1,600,000.00". */
export function formatYuan(fen: number): string {
  return group(formatFixed(fraction(checked(fen), fenPerYuan), 2));
}

/** The sum in 分. Refusal `invalidInput` (`moneyTooLarge`) beyond what a safe integer holds. */
export function sumFen(amounts: readonly number[]): Result<number> {
  const total = amounts.reduce((sum, fen) => sum + checked(fen), 0n);
  return total > BigInt(Number.MAX_SAFE_INTEGER) ? refuseMoney("moneyTooLarge") : ok(Number(total));
}

/**
 * 分 in capital numerals (大写金额) as contracts print them: 160000000 is 壹佰陆拾万元整.
 * Source: 支付结算办法, annex on filling in bills: 整 after 元 and 角 but not after 分; 零 for a gap, left out where the annex
 * leaves the choice (a round 万 or 元 before a full 仟 or 角).
 */
export function capitalYuan(fen: number): string {
  const amount = checked(fen);
  const yuan = amount / fenPerYuan;
  const jiao = Number((amount / 10n) % 10n);
  const cents = Number(amount % 10n);
  if (yuan === 0n && jiao === 0 && cents === 0) return "零元整";
  const whole = yuan === 0n ? "" : `${capitalWhole(yuan.toString())}元`;
  if (jiao === 0 && cents === 0) return `${whole}整`;
  const gap = whole !== "" && jiao === 0 ? "零" : "";
  const tenths = jiao === 0 ? "" : `${capitalDigit(jiao)}角`;
  return `${whole}${gap}${tenths}${cents === 0 ? "整" : `${capitalDigit(cents)}分`}`;
}

/** Whole numbers by groups: what stands above 亿, then above 万, then four digits with their places. */
function capitalWhole(digits: string): string {
  for (const [places, unit] of [
    [8, "亿"],
    [4, "万"],
  ] as const) {
    if (digits.length <= places) continue;
    const rest = digits.slice(-places);
    const high = `${capitalWhole(digits.slice(0, -places))}${unit}`;
    if (/^0+$/.test(rest)) return high;
    return `${high}${rest.startsWith("0") ? "零" : ""}${capitalWhole(rest.replace(/^0+/, ""))}`;
  }
  const places = ["", "拾", "佰", "仟"];
  const words = Array.from(digits, (digit, index) => (digit === "0" ? "零" : `${capitalDigit(Number(digit))}${places[digits.length - 1 - index] ?? ""}`));
  return words.join("").replace(/零+/g, "零").replace(/零$/, "");
}

function capitalDigit(digit: number): string {
  return "零壹贰叁肆伍陆柒捌玖".charAt(digit);
}

function readAmount(text: string): Fraction | null {
  const plain = toHalfWidth(text).trim();
  // A comma elsewhere than at thousands is rather a slipped decimal point: refuse it, do not guess.
  const amount = parseDecimal(/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(",", "") : plain);
  return amount.ok ? amount.value : null;
}

function group(amount: string): string {
  return amount.replace(/\B(?=(\d{3})+\.)/g, ",");
}

/** Stored money is always whole and safe; anything else is a bug that must not print as a plausible amount. */
function checked(fen: number): bigint {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new RangeError(`not an amount in fen: ${String(fen)}`);
  return BigInt(fen);
}

function refuseMoney(message: string): Result<number> {
  return refuse("invalidInput", { fields: [{ path: "", message }] });
}
