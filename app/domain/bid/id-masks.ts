import { maskIdNumber } from "#app/domain/organisation/id-number.ts";
import type { FullContent, FullDraft, FullRow } from "./full-parts.ts";
import type { BidDraft, BidSubmission } from "./schema.ts";

/**
 * 身份证件号码 of 项目组人员 leave the server masked, for the team too: 410•••••••••••1234. The dots are nobody's typing, so
 * that a form which sends them back means the number that is kept.
 */
const dot = "•";

export function maskedNumber(number: string): string {
  return number.includes(dot) ? number : maskIdNumber(number).replaceAll("*", dot);
}

export function isMaskedNumber(typed: string): boolean {
  return typed.includes(dot);
}

function masked<R extends FullDraft | FullContent>(full: R): R {
  if (!full.people) return full;
  return { ...full, people: full.people.map((row) => (typeof row.idNumber === "string" && row.idNumber !== "" ? { ...row, idNumber: maskedNumber(row.idNumber) } : row)) };
}

export function maskedDraft(draft: BidDraft): BidDraft {
  return { ...draft, full: masked(draft.full) };
}

export function maskedContent(content: BidSubmission): BidSubmission {
  return content.full ? { ...content, full: masked(content.full) } : content;
}

/** The parts as they were sent, with the numbers that are kept in place of their masks; a mask of none loses its dots, so that it is asked for again. */
export function unmasked(sent: FullDraft, kept: FullDraft): FullDraft {
  if (!sent.people) return sent;
  const numberFor = (row: FullRow, index: number) => {
    const shown = row.idNumber!.trim();
    const people = kept.people ?? [];
    const fitting = people.filter(({ idNumber }) => idNumber && maskedNumber(idNumber) === shown);
    const one = fitting.find(({ name }) => name === row.name) ?? fitting.find((same) => same === people[index]) ?? fitting[0];
    return one?.idNumber ?? shown.replaceAll(dot, "*");
  };
  return { ...sent, people: sent.people.map((row, index) => (row.idNumber && isMaskedNumber(row.idNumber) ? { ...row, idNumber: numberFor(row, index) } : row)) };
}
