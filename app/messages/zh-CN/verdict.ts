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

/** What is no such file at all. */
export function malformedWords(kind: string, fields: readonly FieldProblem[] | undefined): VerdictWords {
  return { isGood: false, title: `这不是${kind}`, lines: (fields ?? []).map(shapeLine), head: [], rows: [] };
}
