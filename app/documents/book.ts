import { ThreadQueue } from "#app/threads/thread-queue.ts";

/** A cell of a spreadsheet: text stays text, whatever it begins with; `isOpen` is one that may be typed into. */
export interface BookCell {
  value: string | number | null;
  isOpen?: boolean;
  isHead?: boolean;
  /** A number from 0 to this, of at most two decimals, is asked for. */
  most?: number;
}

/** A sheet (工作表): locked but for its open cells, or free to write under its frozen head. `widths` in characters. */
export interface BookSheet {
  name: string;
  widths: number[];
  rows: BookCell[][];
  isFree?: true;
  /** Of a free sheet: what a column's cells are chosen from. */
  choices?: (readonly string[] | null)[];
}

/** A spreadsheet as plain data, written in a thread of its own. */
export interface Book {
  title: string;
  sheets: BookSheet[];
}

export type BookAnswer = { file: Uint8Array<ArrayBuffer> } | { failed: string };

export const bookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const failure = (why: string) => new Error(`A spreadsheet could not be written: ${why}`);

const thread = new ThreadQueue<Book, BookAnswer, Uint8Array<ArrayBuffer>>({
  file: "app/documents/book-thread.ts",
  resourceLimits: { maxOldGenerationSizeMb: 256 },
  longestTaskMs: 30_000,
  idleMs: 60_000,
  read: (answer) => ("file" in answer ? answer.file : failure(answer.failed)),
  lost: (loss) => failure(loss instanceof Error ? loss.message : loss),
});

/** Writes an .xlsx. Throws when writing fails or hangs. */
export function makeBook(book: Book): Promise<Uint8Array<ArrayBuffer>> {
  return thread.run(book);
}
