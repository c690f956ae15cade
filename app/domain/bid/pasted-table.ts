import { toHalfWidth } from "#app/domain/kernel/half-width.ts";

/** Cells of a pasted table (从 Excel 或 WPS 粘贴), row by row; `merged` names the rows (from 0) in which the source joined cells. */
export interface PastedTable {
  rows: string[][];
  merged: number[];
}

/**
 * Reads tab-separated text as spreadsheets put it on the clipboard: a cell with a line break or a tab stands in quotes, quotes
 * in it doubled. Rows with nothing in them are left out.
 */
export function readTabbed(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let isQuoted = false;
  const source = text.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
  const endCell = () => {
    rows.at(-1)?.push(cell.trim());
    cell = "";
  };
  for (let at = 0; at < source.length; at += 1) {
    const sign = source.charAt(at);
    if (isQuoted && sign === '"' && source.charAt(at + 1) === '"') [cell, at] = [`${cell}"`, at + 1];
    else if (isQuoted && sign === '"') isQuoted = false;
    else if (!isQuoted && sign === '"' && cell === "" && closes(source, at)) isQuoted = true;
    else if (!isQuoted && sign === "\t") endCell();
    else if (!isQuoted && sign === "\n") {
      endCell();
      rows.push([]);
    } else cell += sign;
  }
  endCell();
  return rows.filter((row) => row.some((one) => one !== ""));
}

/** Whether a quote at the start of a cell has its end before a tab, a line's or the text's end: else it is just a quote. */
function closes(source: string, at: number): boolean {
  return /^"(?:[^"]|"")*"(?=[\t\n]|$)/.test(source.slice(at));
}

/** What a column holds: its name in the form, the words that its head may bear, in order of preference. */
export interface PastedColumn {
  key: string;
  heads: readonly string[];
  /** Amounts are kept in 万元 as typed; a head that says 元 is converted. */
  isMoney?: true;
  /** The cell as the field takes it, or null when it cannot be read. */
  read?: (cell: string) => string | null;
}

/** What was recognised: which column of the source is which field, whether a head was found, and the rows by field. */
export interface Recognised {
  columns: { key: string; head: string | null }[];
  rows: Record<string, string>[];
  /** Source columns that no field takes, by head or number. */
  ignored: string[];
  /** Amounts were in 元 and are given in 万元. */
  isConverted: boolean;
  merged: number[];
  /** Cells that stand as they were copied, because their field cannot read them; `row` counts the rows found. */
  unread: { row: number; key: string; cell: string }[];
  /** Fields for which the source has no column. */
  absent: string[];
}

/**
 * Finds the fields of a pasted table: by the heads of its first row where at least two are known (or the only column's one is), else in the
 * form's order. Rows of sums (合计、小计) are left out.
 */
export function recognise({ rows, merged }: PastedTable, columns: readonly PastedColumn[]): Recognised {
  const [first = [], ...below] = rows;
  const heads = first.map(plainHead);
  const known = heads.map((head) => columns.find((column) => column.heads.some((word) => head.includes(word)))?.key ?? null);
  const places = known.map((key, index) => (key !== null && known.indexOf(key) === index ? key : null));
  const hasHead = places.filter(Boolean).length >= Math.min(2, first.length);
  const keys = hasHead ? places : first.map((_cell, index) => columns[index]?.key ?? null);
  const data = hasHead ? below : rows;
  const isInYuan = (index: number) => hasHead && /元/.test(heads[index] ?? "") && !/万元/.test(heads[index] ?? "");
  const columnOf = (key: string) => columns.find((column) => column.key === key);
  const body = data.filter((row) => !row.some((cell) => /^(合计|小计|总计)/.test(cell.replaceAll(/\s/g, ""))));
  const cells = body.map((row) => keys.flatMap((key, index) => (key === null ? [] : [{ key, ...readCell(columnOf(key), row[index] ?? "", isInYuan(index)) }])));
  return {
    columns: keys.flatMap((key, index) => (key === null ? [] : [{ key, head: hasHead ? (first[index] ?? null) : null }])),
    rows: cells.map((row) => Object.fromEntries(row.map(({ key, text }) => [key, text]))),
    ignored: keys.flatMap((key, index) => (key === null ? [hasHead ? (first[index] ?? "") || `${index + 1}` : `${index + 1}`] : [])),
    isConverted: keys.some((key, index) => key !== null && columnOf(key)?.isMoney && isInYuan(index)),
    merged,
    unread: cells.flatMap((row, index) => row.flatMap(({ key, text, isRead }) => (isRead ? [] : [{ row: index, key, cell: text }]))),
    absent: columns.flatMap(({ key }) => (keys.includes(key) ? [] : [key])),
  };
}

/** A cell as its field takes it; what cannot be read stays as it was copied. */
function readCell(column: PastedColumn | undefined, cell: string, isInYuan: boolean): { text: string; isRead: boolean } {
  if (cell === "") return { text: "", isRead: true };
  if (column?.isMoney) {
    const text = amountOf(cell, isInYuan);
    return { text, isRead: /^\d+(\.\d+)?$/.test(text) };
  }
  const text = column?.read ? column.read(cell) : cell;
  return { text: text ?? cell, isRead: text !== null };
}

function plainHead(head: string): string {
  return toHalfWidth(head).replaceAll(/\s/g, "");
}

/** An amount in 万元 without its unit; what says 元 (in its head or itself) is divided. Other text stays as it is: the form says what is wrong. */
function amountOf(cell: string, isInYuan: boolean): string {
  const plain = toHalfWidth(cell).replaceAll(/[\s,￥¥]/g, "");
  const [, number, unit = ""] = /^(\d+(?:\.\d+)?)(万元|万|元)?$/.exec(plain) ?? [];
  if (number === undefined) return cell;
  return unit === "元" || (unit === "" && isInYuan) ? shiftedBy4(number) : number;
}

/** A decimal divided by 10,000 by moving its point, so that nothing is rounded. */
function shiftedBy4(number: string): string {
  const [whole = "", decimals = ""] = number.split(".");
  const digits = whole.padStart(5, "0");
  const moved = `${digits.slice(0, -4)}.${digits.slice(-4)}${decimals}`;
  return moved.replace(/^0+(?=\d)/, "").replace(/\.?0+$/, "");
}
