import type { JudgedContent, PromiseLine, SummarySheet } from "./view.ts";

/** A4 at 9 pt and the margins of print has 60 lines of 57 characters; the rest is room for a browser that sets wider. */
const linesOfSheet = 53;
const charactersOfLine = 50;
/** Title, number, the facts that are never long, headings, pointers and the foot. */
const linesOfFrame = 17;
const leastForSummary = 10;
const mostMembers = 4;
const mostFiles = 6;
const mostOfTask = 36;
const mostOfName = 30;
const mostOfEvidence = 40;

/** Widths of the promise table's columns in full-width characters: name, listed, promised, evidence. */
const columns = [15, 9, 8, 13] as const;

/** Width in full-width characters: Latin letters and digits take a little more than half. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character.codePointAt(0)! < 0x2e80 ? 0.6 : 1;
  return width;
}

const linesOf = (text: string, width: number) => Math.max(1, Math.ceil(widthOf(text) / width));

/** The text up to `most` characters, with an ellipsis where something is left out. */
function cut(text: string, most: number): string {
  const characters = [...text.trim()];
  return characters.length <= most ? characters.join("") : `${characters.slice(0, most - 1).join("")}…`;
}

/**
 * 摘要页: a bid on one sheet of A4, made from the structured answers. What a hard indicator misses comes before what is met, long
 * words are cut with an ellipsis, the text of the proposal ends with a whole sentence where there is one; what is left out is
 * counted, for the pointers to the sections of the proposal.
 */
export function sheetOf(content: Pick<JudgedContent, "memberUnits" | "promises" | "summary">, files: readonly string[]): SummarySheet {
  const members = content.memberUnits.slice(0, mostMembers).map(({ name, tasks }) => ({ name: cut(name, mostOfName), tasks: cut(tasks.replaceAll("\n", " "), mostOfTask) }));
  const shownFiles = files.slice(0, mostFiles).map((name) => cut(name, mostOfName));
  const used = linesOfFrame + linesOf(members.map(({ name, tasks }) => `${name}（${tasks}）`).join("；"), charactersOfLine - 8) + linesOf(shownFiles.join("；"), charactersOfLine);
  const promises = promisesIn(content.promises, linesOfSheet - used - leastForSummary);
  const summary = summaryIn(content.summary, linesOfSheet - used - heightOfAll(promises));
  return {
    members,
    promises,
    summary,
    files: shownFiles,
    left: {
      members: content.memberUnits.length - members.length,
      promises: content.promises.length - promises.length,
      summaryCharacters: [...content.summary.trim()].length - [...summary].length,
      files: files.length - shownFiles.length,
    },
  };
}

/** Height of a row in lines, its padding included. */
function heightOf({ indicator, promised, evidence }: PromiseLine): number {
  const unit = indicator.unit;
  const values = [`${indicator.code} ${indicator.name} 约束性`, `${indicator.value} ${indicator.upper ?? ""} ${indicator.baseline ?? ""} ${unit}`, `${String(promised ?? "")} ${unit}`, evidence];
  return Math.max(...values.map((text, at) => linesOf(text, columns[at]!))) + 0.5;
}

const heightOfAll = (lines: readonly PromiseLine[]) => lines.reduce((sum, line) => sum + heightOf(line), 0);

/** All rows where they fit; else without their evidence, which the proposal has: first those that miss something, hard ones before soft ones. */
function promisesIn(all: readonly PromiseLine[], lines: number): PromiseLine[] {
  const short = all.map((line) => ({ ...line, indicator: { ...line.indicator, name: cut(line.indicator.name, mostOfName) }, evidence: cut(line.evidence.replaceAll("\n", " "), mostOfEvidence) }));
  if (heightOfAll(short) <= lines) return short;
  const kept = new Set<PromiseLine>();
  let height = 0;
  const weight = ({ verdict, indicator }: PromiseLine) => (verdict === "meets" ? 0 : 2) + (indicator.hard ? 1 : 0);
  const bare = short.map((line) => ({ ...line, evidence: "" }));
  for (const line of bare.toSorted((a, b) => weight(b) - weight(a))) {
    height += heightOf(line);
    if (height > lines) break;
    kept.add(line);
  }
  return bare.filter((line) => kept.has(line));
}

const sentenceEnds = /[。！？；\n]/;

function summaryIn(text: string, lines: number): string {
  const whole = text.trim();
  let left = Math.max(lines, 0);
  let taken = "";
  for (const paragraph of whole.split("\n")) {
    const height = paragraph.trim() === "" ? 0 : linesOf(paragraph.trim(), charactersOfLine);
    if (height > left) {
      const more = cutAtSentence(paragraph, Math.floor(left) * charactersOfLine);
      return `${taken}${more}`.trim();
    }
    left -= height;
    taken += `${paragraph}\n`;
  }
  return whole;
}

/** As much as is so wide, up to the last end of a sentence; where there is none nearby, to the last character that fits. */
function cutAtSentence(text: string, width: number): string {
  const characters: string[] = [];
  let used = 0;
  for (const character of text) {
    used += widthOf(character);
    if (used > width) break;
    characters.push(character);
  }
  const end = characters.findLastIndex((character) => sentenceEnds.test(character));
  return characters.slice(0, end >= characters.length * 0.6 ? end + 1 : characters.length).join("");
}
