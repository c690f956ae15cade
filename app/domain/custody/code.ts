/**
 * The printed code (开标码) of one holder: ten groups of ten digits. Nine of a group are content, the tenth is its check
 * digit, which also counts the group's place: one wrong digit, two neighbours exchanged or two groups exchanged are
 * found, and the group is named. Digits only, because they are read aloud and typed by people.
 */
export const groupCount = 10;
const contentDigits = 9;
export const groupDigits = contentDigits + 1;
const codeDigits = groupCount * groupDigits;

/** A share of the key: 32 bytes and the place of the holder's point (Shamir). 80 digits hold its 264 bits. */
export const shareBytes = 33;
const shareDigits = 80;

const format = "1";

/** What a code says: to which set it belongs, which of the codes it is, and the share itself. */
export interface OpeningCode {
  /** Six digits that all codes of one set have in common, printed on the sheet. */
  tag: string;
  /** 1 to `holders`. */
  number: number;
  holders: number;
  /** How many codes are needed. */
  threshold: number;
  share: Uint8Array<ArrayBuffer>;
}

export type CodeProblem =
  /** Not a hundred digits; `groups` are the complete groups that are wrong, the first of them is where one is missing. */
  | { code: "codeLength"; digits: number; groups: number[] }
  | { code: "codeGroups"; groups: number[] }
  | { code: "codeSwapped"; groups: [number, number] }
  /** Every group is right and the whole is none of our codes: one printed for something else. */
  | { code: "codeForeign" };

export type ReadCode = { ok: true; code: OpeningCode } | { ok: false; problem: CodeProblem };

/** The ten groups of a code, as they are printed. Throws for a share of another length or a set of more than nine. */
export function writeCode({ tag, number, holders, threshold, share }: OpeningCode): string[] {
  if (!/^\d{6}$/.test(tag) || share.length !== shareBytes || ![number, holders, threshold].every((one) => Number.isInteger(one) && one >= 1 && one <= 9)) throw new Error("Not the parts of a code");
  const content = `${format}${tag}${threshold}${number}${holders}${bytesToNumber(share).toString().padStart(shareDigits, "0")}`;
  return Array.from({ length: groupCount }, (_, index) => {
    const nine = content.slice(index * contentDigits, (index + 1) * contentDigits);
    return `${nine}${checkDigit(nine, index)}`;
  });
}

/** Reads a code as typed: spaces, dashes, line ends and full-width digits are forgiven; everything else must be right. */
export function readCode(typed: string): ReadCode {
  const digits = typed.normalize("NFKC").replaceAll(/\D/g, "");
  const groups = Array.from({ length: groupCount }, (_, index) => digits.slice(index * groupDigits, (index + 1) * groupDigits));
  const wrong = groups.flatMap((group, index) => (group.length === groupDigits && !isRight(group, index) ? [index + 1] : []));
  if (digits.length !== codeDigits) return { ok: false, problem: { code: "codeLength", digits: digits.length, groups: wrong } };
  const [first, second] = wrong;
  if (first !== undefined && second !== undefined && wrong.length === 2 && isRight(groups[first - 1]!, second - 1) && isRight(groups[second - 1]!, first - 1)) {
    return { ok: false, problem: { code: "codeSwapped", groups: [first, second] } };
  }
  if (wrong.length > 0) return { ok: false, problem: { code: "codeGroups", groups: wrong } };
  return readContent(groups.map((group) => group.slice(0, contentDigits)).join(""));
}

function readContent(content: string): ReadCode {
  const [, found, tag = "", threshold = "", number = "", holders = "", share = ""] = /^(\d)(\d{6})(\d)(\d)(\d)(\d{80})$/.exec(content) ?? [];
  const value = BigInt(share);
  const isOurs = found === format && Number(threshold) >= 2 && Number(threshold) <= Number(holders) && Number(number) >= 1 && Number(number) <= Number(holders) && value < 1n << BigInt(8 * shareBytes);
  if (!isOurs) return { ok: false, problem: { code: "codeForeign" } };
  return { ok: true, code: { tag, number: Number(number), holders: Number(holders), threshold: Number(threshold), share: numberToBytes(value) } };
}

/** Which group of a code that is still being typed is wrong, for a mark beside the field. */
export function typedGroups(typed: string): { group: number; state: "right" | "wrong" | "short" }[] {
  const digits = typed.normalize("NFKC").replaceAll(/\D/g, "");
  return Array.from({ length: groupCount }, (_, index) => {
    const group = digits.slice(index * groupDigits, (index + 1) * groupDigits);
    return { group: index + 1, state: group.length < groupDigits ? "short" : isRight(group, index) ? "right" : "wrong" };
  });
}

export type CodesProblem =
  /** The codes by their place in what was given, 1 and on, that belong to another set; `tag` is theirs. */
  | { code: "codesOfOtherSet"; place: number; tag: string }
  | { code: "codeTwice"; number: number }
  | { code: "codesTooFew"; given: number; threshold: number };

/** Whether read codes belong together and to the set, and suffice. `tag` null: whatever set the first is of. */
export function checkCodes(codes: readonly OpeningCode[], tag: string | null): CodesProblem | null {
  const wanted = tag ?? codes[0]?.tag;
  const foreign = codes.findIndex((code) => code.tag !== wanted);
  if (foreign >= 0) return { code: "codesOfOtherSet", place: foreign + 1, tag: codes[foreign]!.tag };
  const twice = codes.find((code, index) => codes.findIndex(({ number }) => number === code.number) < index);
  if (twice) return { code: "codeTwice", number: twice.number };
  const threshold = codes[0]?.threshold ?? 2;
  return codes.length < threshold ? { code: "codesTooFew", given: codes.length, threshold } : null;
}

function isRight(group: string, index: number): boolean {
  return checkDigit(group.slice(0, contentDigits), index) === Number(group[contentDigits]);
}

/** Damm's table: a quasigroup of order 10 without fixed pairs, so that one wrong digit and two exchanged neighbours change the result. */
const damm = ["0317598642", "7092154863", "4206871359", "1750983426", "6123045978", "3674209581", "5869720134", "8945362017", "9438617205", "2581436790"];

function checkDigit(nine: string, index: number): number {
  let interim = 0;
  for (const digit of nine) interim = Number(damm[interim]![Number(digit)]);
  return (interim + index) % 10;
}

function bytesToNumber(bytes: Uint8Array): bigint {
  return bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

function numberToBytes(value: bigint): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(shareBytes);
  for (let index = shareBytes - 1, rest = value; index >= 0; index -= 1, rest >>= 8n) bytes[index] = Number(rest & 0xffn);
  return bytes;
}
