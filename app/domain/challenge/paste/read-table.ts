import { toHalfWidth } from "#app/domain/kernel/half-width.ts";
import { emptyRow, type IndicatorRow } from "#app/domain/challenge/indicator-row.ts";
import { parseUnit } from "#app/domain/challenge/unit/unit.ts";
import { foreignUnit, readMeasured } from "#app/domain/challenge/unit/measured.ts";
import { checkUnit } from "#app/domain/challenge/unit/unit-check.ts";
import { readCells } from "./cells.ts";
import { readRequirement } from "./requirement.ts";

/** More indicators than a challenge may have are not read at all. */
export const mostPasted = 100;

type Column = "code" | "name" | "requirement" | "unit" | "basis" | "method" | "hard" | "verification" | "baseline";

const heads: readonly (readonly [Column, RegExp])[] = [
  ["code", /^(序号|编号|代码|项次|no\.?)$/i],
  ["unit", /^(计量)?单位$/],
  ["method", /(测试|检测|检验|试验|测定).*(方法|标准|依据)|^(方法|标准|执行标准|依据标准)$/],
  ["verification", /(核验|验收|考核|验证|核查).*(方式|方法)/],
  ["hard", /约束性|性质|(指标)?类型|^类别$/],
  ["basis", /^(计量)?基准$|干基|湿基/],
  ["baseline", /现状|基线|对比值|目前水平|基准值/],
  ["requirement", /指标值|目标值|要求|数值|^值$|技术指标|量化/],
  ["name", /名称|考核指标|指标项|项目|参数|^指标(内容)?$/],
];

/** What is wrong or doubtful with one pasted row, and in which row of the pasted table it stands. */
export interface PasteProblem {
  row: number;
  /** Stops the adopting of this row, or only asks to look. */
  isGrave: boolean;
  code: "nameMissing" | "noRequirement" | "rangeUpsideDown" | "unitUnknown" | "unitDimension" | "noComparator" | "betterThan" | "baseline" | "formula" | "mixed" | "remark";
  text: string;
}

export interface PastedTable {
  rows: IndicatorRow[];
  problems: PasteProblem[];
  /** Why nothing was read: no table at all, no column that names indicators, more rows than may be. `count`: rows found. */
  refusal: { code: "empty" | "noColumns" | "tooManyRows"; count: number } | null;
}

/**
 * Recognises a table of indicators as pasted from Word, WPS or Excel: heads in one or two rows (merged cells come empty),
 * full-width digits, ≥ ≤ ～ 不低于 不高于 优于, units in the head, the cell or a column. All or nothing for what is too long;
 * otherwise each row with what is wrong in it, for a person to look at before it is adopted.
 */
export function readIndicatorTable(text: string): PastedTable {
  const none = (code: "empty" | "noColumns" | "tooManyRows", count: number): PastedTable => ({ rows: [], problems: [], refusal: { code, count } });
  const table = readCells(text);
  if (table.length === 0) return none("empty", 0);
  const { columns, headUnit, body } = readHead(table);
  if (columns.name === undefined || columns.requirement === undefined) return none("noColumns", table.length);
  if (body.length > mostPasted) return none("tooManyRows", body.length);
  const problems: PasteProblem[] = [];
  const rows = body.map(({ row, cells }, index) => {
    const cell = (column: Column) => (columns[column] === undefined ? "" : (cells[columns[column]] ?? ""));
    return readIndicatorRow(cell, headUnit, `${index + 1}`, (problem) => problems.push({ row, ...problem }));
  });
  return { rows, problems, refusal: null };
}

type Columns = Partial<Record<Column, number>>;
type Rows = ReturnType<typeof readCells>;

/** The columns by their heads; a second row of heads under merged cells is taken with the first. Without heads: by place. */
function readHead(table: Rows): { columns: Columns; headUnit: string; body: Rows } {
  const kindOf = (cell: string) => heads.find(([, pattern]) => pattern.test(bare(cell)))?.[0];
  const isHead = ({ cells }: Rows[number]) => cells.filter((cell) => kindOf(cell) !== undefined).length >= 2 && !cells.some((cell) => /\d/.test(bare(cell)) && readRequirement(cell, "") !== null);
  const first = table.findIndex(isHead);
  if (first < 0 || first > 3) return { columns: byPlace(table), headUnit: "", body: table };
  const second = table[first + 1];
  const upper = table[first]!.cells;
  const width = Math.max(...table.slice(first).map(({ cells }) => cells.length));
  // Only under merged cells, which come empty or make their row shorter, does a second row of heads make sense; a row of data has something required in it.
  const isMerged = upper.includes("") || upper.length < width;
  const isTwo = second !== undefined && isMerged && second.cells.some((cell) => kindOf(cell) !== undefined) && second.cells.every((cell) => !/\d/.test(bare(cell)) && readRequirement(cell, "") === null);
  const lowers = Array.from({ length: width }, (_, at) => (isTwo ? (second.cells[at] ?? "") : ""));
  const uppers = isTwo ? aboveEach(lowers, upper) : upper;
  const columns: Columns = {};
  let headUnit = "";
  for (const [at, lower] of lowers.entries()) {
    const above = uppers[at] ?? "";
    const kind = (lower === "" ? undefined : kindOf(lower)) ?? kindOf(above);
    if (kind !== undefined && columns[kind] === undefined) columns[kind] = at;
    if (kind === "requirement") headUnit = /[(（]([^)）]+)[)）]\s*$/.exec(lower === "" ? above : lower)?.[1] ?? "";
  }
  return { columns, headUnit: parseUnit(headUnit) ? headUnit : "", body: table.slice(first + (isTwo ? 2 : 1)) };
}

/**
 * What stands in the upper head above each cell of the lower one. Excel leaves cells that are joined across empty; Word writes them as
 * one, so that the upper row is shorter: an empty cell below continues one of its own, cells with words side by side share one.
 */
function aboveEach(lowers: readonly string[], upper: readonly string[]): string[] {
  if (upper.length >= lowers.length) return [...upper];
  let at = -1;
  return lowers.map((lower, index) => {
    if (index === 0 || lower === "" || lowers[index - 1] === "") at += 1;
    return upper[at] ?? "";
  });
}

/** Without heads: a first column of numbers is the code, the first column that reads as a requirement follows the name. */
function byPlace(table: Rows): Columns {
  const width = Math.max(...table.map(({ cells }) => cells.length));
  const share = (at: number, test: (cell: string) => boolean) => table.filter(({ cells }) => test(cells[at] ?? "")).length / table.length;
  const hasCode = width > 2 && share(0, (cell) => /^\d+([-.．、]\d+)*[.、]?$/.test(toHalfWidth(cell).trim())) > 0.6;
  const name = hasCode ? 1 : 0;
  const requirement = Array.from({ length: width }, (_, at) => at).find((at) => at > name && share(at, (cell) => readRequirement(cell, "") !== null) > 0.5);
  if (requirement === undefined) return {};
  const rest = { ...(hasCode && { code: 0 }), name, requirement };
  const next = requirement + 1;
  if (next < width && share(next, (cell) => cell !== "" && parseUnit(cell) !== null) > 0.5) return { ...rest, unit: next, ...(next + 1 < width && { method: next + 1 }) };
  return next < width ? { ...rest, method: next } : rest;
}

const bare = (cell: string) => toHalfWidth(cell).replace(/\s/g, "").replace(/[(（][^)）]*[)）]/g, "");

/** 掺量 of 掺量（干基）. */
export function withoutBasis(name: string): string {
  return name.replace(/[(（](干基|湿基)[)）]/, "").trim();
}

/** One indicator by its cells: of a pasted table or of a sheet. `number` is its code where none is given. */
export function readIndicatorRow(cell: (column: Column) => string, headUnit: string, number: string, report: (problem: Omit<PasteProblem, "row">) => void): IndicatorRow {
  // In the name only where it stands alone: 成本（湿基钛石膏） says of what, not on what basis.
  const basis = /[(（](干基|湿基)[)）]/.exec(cell("name"))?.[1] ?? /干基|湿基/.exec(cell("basis"))?.[0] ?? cell("basis");
  const name = withoutBasis(cell("name"));
  const row: IndicatorRow = { ...emptyRow, code: codeOf(cell("code"), number), name, basis, method: cell("method"), verification: cell("verification"), hard: !/预期|参考|非约束/.test(cell("hard")), baseline: numberOf(cell("baseline")) };
  const typed = cell("requirement");
  if (name === "") report({ isGrave: true, code: "nameMissing", text: typed });
  if (/^[=＝@+＋]\s*[A-Za-z(]/.test(typed)) report({ isGrave: true, code: "formula", text: typed });
  const read = readRequirement(typed, name);
  if (!read) {
    report({ isGrave: true, code: "noRequirement", text: typed });
    return row;
  }
  const given = cell("unit") || headUnit;
  const column = parseUnit(given)?.symbol ?? given;
  const { doubt, remark, ...values } = { ...read, ...inUnit(read, column) };
  // Of two requirements neither is taken: the form asks for what is empty.
  if (doubt === "mixed") Object.assign(values, { value: "", upper: "", unit: "" });
  const unit = values.unit === "" ? column : values.unit;
  if (doubt !== "mixed" && read.unit !== "" && foreignUnit(`1 ${read.unit}`, column === "" ? read.unit : column) !== null) report({ isGrave: true, code: "unitDimension", text: `${read.unit}，单位列为 ${column}` });
  if (read.upper !== "" && Number(read.upper) < Number(read.value)) report({ isGrave: true, code: "rangeUpsideDown", text: typed });
  if (doubt !== null && !(doubt === "baseline" && row.baseline !== "")) report({ isGrave: doubt === "betterThan" || doubt === "mixed", code: doubt, text: typed });
  const problem = read.comparator === "bool" || doubt === "mixed" ? null : checkUnit({ name, unit });
  if (problem) report({ isGrave: problem.code === "unitDimension", code: problem.code, text: problem.example === null ? unit : `${unit || "无单位"}，应为 ${problem.example} 一类` });
  return { ...row, ...withRemark(row, doubt === "mixed" ? "" : remark, report), ...values, unit: read.mode === "relative" ? given : unit };
}

/** Where a condition stood beside the value (`≥30MPa（28d）`): 干基 and 湿基 are the basis, anything else belongs to the name, and a person is told. */
function withRemark({ name, basis }: IndicatorRow, remark: string, report: (problem: Omit<PasteProblem, "row">) => void): Pick<IndicatorRow, "name" | "basis"> {
  if (remark === "" || bare(name).includes(bare(remark)) || name.includes(remark)) return { name, basis };
  if (/^(干基|湿基)$/.test(remark)) return { name, basis: basis === "" ? remark : basis };
  report({ isGrave: false, code: "remark", text: remark });
  return { name: `${name}（${remark}）`, basis };
}

/** A requirement that brings a unit of its own (≥0.3万t/a), in the unit of its column (t/a) where both measure the same. */
function inUnit({ value, upper, unit, mode }: { value: string; upper: string; unit: string; mode: string }, column: string): { value: string; upper: string; unit: string } {
  const low = readMeasured(`${value}${unit}`, column);
  const high = upper === "" ? null : readMeasured(`${upper}${unit}`, column);
  if (unit === "" || column === "" || mode === "relative" || !low?.typed || (upper !== "" && high === null)) return { value, upper, unit };
  return { value: String(low.value), upper: high === null ? "" : String(high.value), unit: column };
}

function codeOf(typed: string, number: string): string {
  const code = toHalfWidth(typed).replace(/\s/g, "").replace(/[.、]$/, "");
  return /^[\w.-]{1,20}$/.test(code) ? code : number;
}

function numberOf(typed: string): string {
  return /-?\d+(\.\d+)?/.exec(toHalfWidth(typed).replaceAll(",", ""))?.[0] ?? "";
}
