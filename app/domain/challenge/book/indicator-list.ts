import { indicatorSchema } from "#app/domain/challenge/indicator.ts";
import { type IndicatorRow, toIndicator, rowProblems } from "#app/domain/challenge/indicator-row.ts";
import { readIndicatorRow, withoutBasis } from "#app/domain/challenge/paste/read-table.ts";
import type { ListColumn } from "#app/domain/kernel/book/columns.ts";
import { type ListProblem, type ListRow, readList } from "#app/domain/kernel/book/read-list.ts";
import type { TypedSheet } from "#app/domain/kernel/typed-sheet.ts";

/** Sheet of the indicators (考核指标): one row each, tied to its item by the item's number. */
export const indicatorSheetName = "考核指标";
export const mostIndicators = 2000;

export const indicatorColumns = [
  { key: "item", heads: ["所属编号", "所属任务", "所属需求", "任务编号"], isNeeded: true, isCode: true },
  { key: "code", heads: ["序号", "指标编号"], isNeeded: false, isCode: true },
  { key: "name", heads: ["指标名称", "考核指标", "名称"], isNeeded: true },
  { key: "requirement", heads: ["指标值", "要求", "目标值"], isNeeded: true },
  { key: "unit", heads: ["单位", "计量单位"], isNeeded: false, isCode: true },
  { key: "basis", heads: ["基准", "计量基准"], isNeeded: false },
  { key: "method", heads: ["测试方法", "检测方法"], isNeeded: false },
  { key: "hard", heads: ["性质", "指标性质"], isNeeded: false },
  { key: "verification", heads: ["核验方式", "验收方式"], isNeeded: false },
  { key: "baseline", heads: ["现状值", "对比基准值", "基准值"], isNeeded: false, isCode: true },
] as const satisfies readonly ListColumn<string>[];

type Key = (typeof indicatorColumns)[number]["key"];

export interface ReadIndicators {
  /** Rows by the number of their item, in the order of the file. */
  of: ReadonlyMap<string, { row: IndicatorRow; line: number; at: ListRow<Key>["at"]; problems: ListProblem[]; warnings: ListProblem[] }[]>;
  problems: ListProblem[];
  unknown: string[];
}

/** Reads the indicators of all items; what a cell says is read as a pasted table's: ≥ 90%, 6～9, 不低于 30 MPa, 合格. */
export function readIndicatorSheet(sheet: TypedSheet): ReadIndicators {
  const { rows, problems, unknown } = readList<Key>(sheet, indicatorColumns, mostIndicators);
  const of = new Map<string, ReturnType<typeof readOne>[]>();
  for (const row of rows) {
    const own = of.get(row.text.item) ?? [];
    own.push(readOne(row, own.length + 1));
    of.set(row.text.item, own);
  }
  return { of, problems, unknown };
}

const columnOfField: Partial<Record<string, Key>> = { value: "requirement", upper: "requirement", comparator: "requirement", code: "code", name: "name", unit: "unit", baseline: "baseline", method: "method", basis: "basis", verification: "verification" };

function readOne(row: ListRow<Key>, number: number) {
  const problems = [...row.problems];
  const warnings: ListProblem[] = [];
  const read = readIndicatorRow((column) => row.text[column], "", String(number), ({ isGrave, code, text }) => {
    const problem = { ...row.at(code === "nameMissing" ? "name" : code.startsWith("unit") ? "unit" : code === "baseline" ? "baseline" : "requirement"), message: `pasted.${code}:${text.slice(0, 60)}` };
    (isGrave ? problems : warnings).push(problem);
  });
  // The basis has a column of its own here: a name keeps what stands in it, and gains the condition that stood beside the value.
  const bare = withoutBasis(row.text.name);
  const indicator = { ...read, name: `${row.text.name}${read.name.slice(bare.length)}`, basis: row.text.basis === "" && bare === row.text.name ? read.basis : row.text.basis };
  // What could be read is judged as the form judges it.
  if (problems.length === 0 && rowProblems(indicator).length === 0) {
    const parsed = indicatorSchema.safeParse(toIndicator(indicator));
    for (const { path, message } of parsed.error?.issues ?? []) problems.push({ ...row.at(columnOfField[String(path[0])] ?? "name"), message });
  }
  return { row: indicator, line: row.line, at: row.at, problems, warnings };
}
