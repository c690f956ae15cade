/** What an expert did in a round, as far as it is paid: items whose ranking is fixed, bids signed there. */
export interface FeeWork {
  items: number;
  bids: number;
}

/** In 分. */
export interface FeeRates {
  perItemFen: number;
  perBidFen: number;
}

export function feeFor({ items, bids }: FeeWork, { perItemFen, perBidFen }: FeeRates): number {
  return items * perItemFen + bids * perBidFen;
}

/** Of taxable income in 分: rate in percent, and what is taken off again (速算扣除数). */
const brackets = [
  { upTo: 2_000_000, percent: 20, less: 0 },
  { upTo: 5_000_000, percent: 30, less: 200_000 },
  { upTo: Number.POSITIVE_INFINITY, percent: 40, less: 700_000 },
] as const;

const lowIncome = 400_000;
const fixedAllowance = 80_000;

/**
 * 劳务报酬所得预扣税额 in 分 of one payment in 分, for residents: income up to 4000 yuan less 800, above it less a fifth; then by the three
 * rates of 个人所得税预扣率表二 (国家税务总局公告2018年第61号). Rounded half up to a 分.
 */
export function withheldTax(amountFen: number): number {
  const taxable = amountFen <= lowIncome ? Math.max(0, amountFen - fixedAllowance) : (amountFen * 4) / 5;
  const { percent, less } = brackets.find(({ upTo }) => taxable <= upTo)!;
  return Math.floor((taxable * percent) / 100 - less + 0.5);
}

/** 6222 **** **** 1234: the first and the last four. */
export function maskAccount(number: string): string {
  return number.length > 8 ? `${number.slice(0, 4)} **** ${number.slice(-4)}` : "****";
}

/** Luhn's check, which bank cards carry; accounts of units do not, so that it only warns. */
export function hasCardCheck(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, place) => total + (place % 2 === 0 ? Number(digit) : [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][Number(digit)]!), 0);
  return sum % 10 === 0;
}
