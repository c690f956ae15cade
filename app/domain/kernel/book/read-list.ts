import { toHalfWidth } from "#app/domain/kernel/half-width.ts";
import type { TypedCell, TypedSheet } from "#app/domain/kernel/typed-sheet.ts";
import { findColumns, type ListColumn } from "./columns.ts";

/** What is wrong with a list, and where: sheet, cell (`E7`), column by the head that the template writes. */
export interface ListProblem {
  sheet: string;
  cell: string | null;
  column: string | null;
  message: string;
}

/** A row of a list as typed, trimmed, codes and numbers half-width; `at` names the cell of each column. */
export interface ListRow<K extends string> {
  line: number;
  text: Readonly<Record<K, string>>;
  at: (column: K) => Omit<ListProblem, "message">;
  /** Cells that no import takes: merged, calculated, an error or a link. */
  problems: ListProblem[];
}

export interface ReadList<K extends string> {
  rows: ListRow<K>[];
  /** Of the sheet as a whole; then no row is read. */
  problems: ListProblem[];
  unknown: string[];
}

const mostColumns = 60;

/** A1, …, AD1. */
export function cellAddress(column: number, row: number): string {
  const letter = (index: number) => String.fromCharCode(65 + index);
  return `${column < 26 ? letter(column) : `${letter(Math.floor(column / 26) - 1)}${letter(column % 26)}`}${row}`;
}

const wrongKinds: Partial<Record<TypedCell["kind"], string>> = { merged: "mergedCell", formula: "formulaCell", other: "notPlainCell" };

/** Reads a sheet whose first row is its head. All rows or none: more than `most` rows and a head that lacks a needed column refuse the sheet; a row names its own problems. */
export function readList<K extends string>(sheet: TypedSheet, columns: readonly ListColumn<K>[], most: number): ReadList<K> {
  const whole = (message: string, column: string | null = null): ListProblem => ({ sheet: sheet.name, cell: null, column, message });
  const heads = Array.from({ length: mostColumns }, (_, index) => sheet.cells[cellAddress(index, 1)]);
  const mergedHead = heads.findIndex((cell) => cell?.kind === "merged");
  if (mergedHead >= 0) return { rows: [], unknown: [], problems: [{ sheet: sheet.name, cell: cellAddress(mergedHead, 1), column: null, message: "mergedHead" }] };
  const { places, missing, unknown } = findColumns(columns, heads.map((cell) => clean(cell?.text ?? "")));
  const headOf = (key: K) => columns.find((column) => column.key === key)?.heads[0] ?? key;
  if (missing.length > 0) return { rows: [], unknown, problems: missing.map((key) => whole("columnMissing", headOf(key))) };
  if (sheet.rowCount - 1 > most) return { rows: [], unknown, problems: [whole(`listTooLong:${most}:${sheet.rowCount - 1}`)] };
  const rows = Array.from({ length: Math.max(0, sheet.rowCount - 1) }, (_, index) => readRow(sheet, columns, places, index + 2));
  return { rows: rows.filter(({ text, problems }) => problems.length > 0 || Object.values(text).some((one) => one !== "")), unknown, problems: [] };
}

/** Where a column of a line stands, for what is found wrong later, against what is registered. */
export function cellsOf<K extends string>(sheet: TypedSheet, columns: readonly ListColumn<K>[]): (column: K, line: number) => Omit<ListProblem, "message"> {
  const { places } = findColumns(columns, Array.from({ length: mostColumns }, (_, index) => clean(sheet.cells[cellAddress(index, 1)]?.text ?? "")));
  return (column, line) => ({ sheet: sheet.name, cell: places[column] === undefined ? null : cellAddress(places[column], line), column: columns.find(({ key }) => key === column)?.heads[0] ?? column });
}

function readRow<K extends string>(sheet: TypedSheet, columns: readonly ListColumn<K>[], places: Partial<Record<K, number>>, line: number): ListRow<K> {
  const cellOf = (key: K) => (places[key] === undefined ? null : cellAddress(places[key], line));
  const at = (key: K) => ({ sheet: sheet.name, cell: cellOf(key), column: columns.find((column) => column.key === key)?.heads[0] ?? key });
  const problems: ListProblem[] = [];
  const text = {} as Record<K, string>;
  for (const { key, isCode } of columns) {
    const address = cellOf(key);
    const cell = address === null ? undefined : sheet.cells[address];
    const wrong = cell && wrongKinds[cell.kind];
    if (wrong) problems.push({ ...at(key), message: wrong });
    const plain = cell && !wrong ? clean(cell.text) : "";
    text[key] = isCode ? toHalfWidth(plain).trim() : plain;
  }
  return { line, text, at, problems };
}

/** Without control characters but line ends, without double spaces: lists are typed by many hands. */
export function clean(cell: string): string {
  return cell
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/[^\S\n]+|[\u200B\uFEFF]/gu, " ")
    .replace(/(?!\n)\p{Cc}/gu, " ")
    .trim();
}

/** 是, 否, empty for 否; null for anything else. */
export function yesNo(text: string): boolean | null {
  if (["是", "√", "Y", "y"].includes(text)) return true;
  return ["否", "", "N", "n", "×"].includes(text) ? false : null;
}
