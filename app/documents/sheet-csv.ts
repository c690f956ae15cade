import { csvLine } from "#app/domain/kernel/csv.ts";
import type { Sheet } from "./sheet.ts";

/** The tables of a sheet as CSV, with the mark by which Excel knows UTF-8. */
export function sheetCsv({ blocks }: Sheet): string {
  const lines = blocks.flatMap((block) => (block.kind === "table" ? [block.columns.map(({ head }) => head), ...block.rows] : []));
  return `\uFEFF${lines.map((cells) => `${csvLine(cells)}\r\n`).join("")}`;
}
