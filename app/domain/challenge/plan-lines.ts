import type { BaselineRow, Checkpoint, ItemPlan, Tranche } from "./plan.ts";

/** What stands between the parts of a line, typed or pasted from a table: a colon or a tab. */
const gap = "\\s*[:：\\t]\\s*";
const checkpointLine = new RegExp(`^第?\\s*(\\d{1,2})\\s*个?月?末?${gap}(.+)$`);
const trancheLine = new RegExp(`^(.+?)${gap}(\\d{1,3})\\s*[%％]?$`);
const baselineLine = new RegExp(`^(.+?)${gap}(.+?)(?:\\t\\s*(.+)|\\s*[（(]([^（()）]+)[)）])?$`);

const linesOf = (text: string, end: RegExp) => text.split(end).map((one) => one.trim()).filter(Boolean);

/** One line of the form that cannot be read, counted from 1. */
export interface UnreadLine {
  line: number;
}

function read<T>(text: string, of: (line: string) => T | null): T[] | UnreadLine {
  const lines = linesOf(text, /\r?\n/);
  // A cell of a table may hold them all in one line; a semicolon inside a sentence parts nothing.
  const inOneLine = lines.length === 1 ? linesOf(text, /[;；]/).map(of) : [];
  const found = inOneLine.length > 1 && !inOneLine.includes(null) ? inOneLine : lines.map(of);
  const unread = found.indexOf(null);
  return unread >= 0 ? { line: unread + 1 } : found.filter((one) => one !== null);
}

/** `6：完成中试` (个月：达到什么). */
export function readCheckpoints(text: string): Checkpoint[] | UnreadLine {
  return read(text, (one) => {
    const [, month, target] = checkpointLine.exec(one) ?? [];
    return month === undefined || target === undefined ? null : { month: Number(month), target };
  });
}

/** `签订任务书后：30%`. */
export function readTranches(text: string): Tranche[] | UnreadLine {
  return read(text, (one) => {
    const [, when, percent] = trancheLine.exec(one) ?? [];
    return when === undefined || percent === undefined ? null : { when, percent: Number(percent) };
  });
}

/** `含水率：32%（压滤后实测）`. */
export function readBaseline(text: string): BaselineRow[] | UnreadLine {
  return read(text, (one) => {
    const [, name, value, cell, bracket] = baselineLine.exec(one) ?? [];
    return name === undefined || value === undefined ? null : { name, value, source: cell ?? bracket ?? "" };
  });
}

/** The lists of a plan as their fields show them; read back, they are the same. */
export function linesOfPlan({ checkpoints, tranches, baseline }: Pick<ItemPlan, "checkpoints" | "tranches" | "baseline">) {
  return {
    checkpoints: checkpoints.map(({ month, target }) => `${String(month)}：${target}`).join("\n"),
    tranches: tranches.map(({ when, percent }) => `${when}：${String(percent)}%`).join("\n"),
    baseline: baseline.map(({ name, value, source }) => `${name}：${value}${source === "" ? "" : `（${source}）`}`).join("\n"),
  };
}
