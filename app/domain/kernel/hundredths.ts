/**
 * Numbers of at most two decimals as whole hundredths (百分之一): exact, and quick where a ranking of ten thousand bids adds up a
 * million of them. Everything here stays far below 2^53, where JavaScript's numbers are exact integers.
 */

const longest = 12;
const zero = 48;
const point = 46;

/** "10.5" is 1050. Null for what is no decimal from 0 on, has over two decimals that count, or over nine digits before the point. */
export function readHundredths(text: string): number | null {
  const { length } = text;
  if (length === 0 || length > longest + 30) return null;
  let value = 0;
  let at = 0;
  for (; at < length && text.charCodeAt(at) !== point; at += 1) {
    const digit = text.charCodeAt(at) - zero;
    if (digit < 0 || digit > 9 || at >= longest - 3) return null;
    value = 10 * value + digit;
  }
  if (at === 0 || at === length - 1) return null;
  const decimals = at + 1;
  for (let place = 0; place < 2 || decimals + place < length; place += 1) {
    const digit = decimals + place < length ? text.charCodeAt(decimals + place) - zero : 0;
    if (digit < 0 || digit > 9 || (place >= 2 && digit > 0)) return null;
    if (place < 2) value = 10 * value + digit;
  }
  return value;
}

/** Texts of 0 to 100 points, made when they are first needed: a large ranking prints each many times. */
const texts: string[] = [];

/** 1050 is "10.50". For whole numbers from 0 on. */
export function formatHundredths(hundredths: number): string {
  return hundredths <= 10_000 ? (texts[hundredths] ??= write(hundredths)) : write(hundredths);
}

function write(hundredths: number): string {
  const part = hundredths % 100;
  return `${String((hundredths - part) / 100)}.${part < 10 ? "0" : ""}${String(part)}`;
}

/** a / b rounded half up, for whole numbers a ≥ 0 and b > 0 with 2a + b below 2^53. */
export function roundedQuotient(a: number, b: number): number {
  const doubled = 2 * a + b;
  return (doubled - (doubled % (2 * b))) / (2 * b);
}
