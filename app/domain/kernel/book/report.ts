import type { ListProblem } from "./read-list.ts";

/** A row of a list that becomes one object, or does not: what is wrong stops it, what is doubtful asks for a look. */
export interface ListReading<V> {
  line: number;
  /** By what a person finds the row: its number or its name. */
  name: string;
  /** Null where something is wrong. */
  value: V | null;
  problems: ListProblem[];
  warnings: ListProblem[];
}

/** What a dry run says of a whole file. Only a file without a problem is imported: a list is published as one. */
export interface ListCheck {
  /** Of sheets and of rows that belong to nothing. */
  problems: ListProblem[];
  rows: { line: number; name: string; problems: ListProblem[]; warnings: ListProblem[] }[];
  unknown: string[];
  isClean: boolean;
}

export function checkOf(readings: readonly ListReading<unknown>[], problems: readonly ListProblem[], unknown: readonly string[]): ListCheck {
  const rows = readings.map(({ value: _, ...row }) => row);
  return { problems: [...problems], rows, unknown: [...unknown], isClean: problems.length === 0 && rows.length > 0 && rows.every((row) => row.problems.length === 0) };
}

/** Marks the rows that name the same thing as one above, in the file itself. */
export function markRepeated<V>(readings: readonly ListReading<V>[], keyOf: (value: V) => string, problem: (reading: ListReading<V>) => ListProblem): void {
  const seen = new Set<string>();
  for (const reading of readings) {
    if (reading.value === null) continue;
    const key = keyOf(reading.value);
    if (seen.has(key)) {
      reading.problems.push(problem(reading));
      reading.value = null;
    } else seen.add(key);
  }
}
