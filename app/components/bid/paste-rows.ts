import type { ClipboardEvent } from "react";

/**
 * Pasting a block of cells from a spreadsheet fills this row and those below it: the first column the promised values
 * (`7.5～9.3` or two columns for a range), the next one the words behind them. A single value pastes as usual.
 */
export function pasteRows(event: ClipboardEvent<HTMLInputElement>, firstRow: number, end: "low" | "high"): void {
  const lines = event.clipboardData.getData("text/plain").replace(/\r/g, "").replace(/\n$/, "").split("\n");
  const form = event.currentTarget.form;
  if (!form || end === "high" || (lines.length === 1 && !lines[0]?.includes("\t"))) return;
  event.preventDefault();
  for (const [offset, line] of lines.entries()) {
    const cells = line.split("\t").map((cell) => cell.trim());
    const field = (name: string) => form.elements.namedItem(`promised[${firstRow + offset}].${name}`);
    const [low, high] = field("high") ? rangeOf(cells) : [cells.shift() ?? "", null];
    fill(field("low"), low);
    fill(field("high"), high);
    fill(field("evidence"), cells.shift() ?? null);
  }
}

/** Takes the cells of a range off the line: one cell with both ends, or two. */
function rangeOf(cells: string[]): [low: string, high: string | null] {
  const first = cells.shift() ?? "";
  const ends = /^(\S+?)\s*[～~—–]\s*(\S+)$/.exec(first);
  return ends ? [ends[1] ?? "", ends[2] ?? ""] : [first, cells.shift() ?? null];
}

/** As if it had been typed: the page's own listeners judge and save it. */
function fill(field: Element | RadioNodeList | null, value: string | null): void {
  if (value === null || value === "" || !(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) || field.disabled) return;
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
