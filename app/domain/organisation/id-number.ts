/** What is wrong with an ID number (身份证件号码). It only warns: other papers have other numbers, and a typing error is decided by people. */
export type IdNumberProblem = "length" | "date" | "checkCharacter";

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = "10X98765432";

/** Judges a resident's number by GB 11643: 17 digits of place, birth date and order, then the check character (MOD 11-2). Takes upper case. */
export function idNumberProblem(number: string): IdNumberProblem | null {
  if (!/^\d{17}[\dX]$/.test(number)) return "length";
  const [year, month, day] = [Number(number.slice(6, 10)), Number(number.slice(10, 12)), Number(number.slice(12, 14))];
  const date = new Date(Date.UTC(year, month - 1, day));
  const isDate = year >= 1900 && date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!isDate) return "date";
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return number[17] === checkCharacters[sum % 11] ? null : "checkCharacter";
}

/** 110***********1234: the place and the end, so that its owner knows it again; a short one is masked whole. */
export function maskIdNumber(number: string): string {
  return number.length < 12 ? "*".repeat(number.length) : `${number.slice(0, 3)}${"*".repeat(number.length - 7)}${number.slice(-4)}`;
}
