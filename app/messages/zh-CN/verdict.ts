import type { FieldProblem } from "#app/domain/kernel/refusal.ts";
import { shapeLine } from "./shape.ts";

/** What a check of a published file found, ready to be shown by a page, a script or a command line: sentences and one table. */
export interface VerdictWords {
  isGood: boolean;
  title: string;
  lines: string[];
  head: string[];
  rows: string[][];
}

/** What is no such file at all. Another kind of file is named as such: what each of its members should have been helps nobody. */
export function malformedWords(kind: string, fields: readonly FieldProblem[] = []): VerdictWords {
  const isOther = fields.some(({ path, message }) => (path === "format" || path === "") && message === "shape");
  const lines = isOther ? [`所选文件不是本系统的${kind}。申报回执、排名文件、抽取记录各有一栏，请核对文件，换到对应的一栏。`] : fields.map(shapeLine);
  return { isGood: false, title: `这不是${kind}`, lines, head: [], rows: [] };
}
