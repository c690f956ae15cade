import { indicatorSheetName, readIndicatorSheet } from "#app/domain/challenge/book/indicator-list.ts";
import { readDemand } from "#app/domain/demand/content.ts";
import { type DemandForm, demandTexts, emptyDemandForm, statementKeys } from "#app/domain/demand/form.ts";
import type { ListColumn } from "#app/domain/kernel/book/columns.ts";
import { type ListProblem, type ListRow, readList, yesNo } from "#app/domain/kernel/book/read-list.ts";
import type { ListReading } from "#app/domain/kernel/book/report.ts";
import { readDate } from "#app/domain/kernel/typed-date.ts";
import type { TypedSheet } from "#app/domain/kernel/typed-sheet.ts";
import { checkUscc } from "#app/domain/organisation/uscc.ts";

export const demandSheetName = "需求";
export const mostDemands = 200;

/** 需求汇总表: one paper a row, as an officer enters it (代录). */
export const demandColumns = [
  { key: "item", heads: ["序号"], isNeeded: true, isCode: true },
  { key: "unitName", heads: ["需求单位", "单位名称"], isNeeded: true },
  { key: "uscc", heads: ["统一社会信用代码", "信用代码"], isNeeded: true, isCode: true },
  { key: "receivedOn", heads: ["收件日期"], isNeeded: true, isCode: true },
  { key: "title", heads: ["需求名称"], isNeeded: true },
  { key: "class", heads: ["类别"], isNeeded: false },
  { key: "waste", heads: ["固废种类"], isNeeded: false },
  { key: "industry", heads: ["产业链环节"], isNeeded: false },
  { key: "keywords", heads: ["关键词"], isNeeded: false },
  { key: "background", heads: ["需求背景"], isNeeded: false },
  { key: "problem", heads: ["拟解决的技术问题"], isNeeded: false },
  { key: "content", heads: ["攻关内容"], isNeeded: false },
  { key: "baseline", heads: ["现状数据"], isNeeded: false },
  { key: "deliverables", heads: ["预期成果"], isNeeded: false },
  { key: "conditions", heads: ["对揭榜方的条件"], isNeeded: false },
  { key: "ipRule", heads: ["知识产权归属"], isNeeded: false },
  { key: "periodMonths", heads: ["攻关周期"], isNeeded: false, isCode: true },
  { key: "ownerInput", heads: ["本单位投入"], isNeeded: false, isCode: true },
  { key: "payToBidder", heads: ["支付揭榜方"], isNeeded: false, isCode: true },
  { key: "fiscal", heads: ["希望财政支持"], isNeeded: false, isCode: true },
  { key: "contactName", heads: ["联系人"], isNeeded: false },
  { key: "contactPhone", heads: ["联系电话"], isNeeded: false, isCode: true },
  { key: "isConfidential", heads: ["完整数据须签保密协议"], isNeeded: false, isCode: true },
  { key: "showsContact", heads: ["联系方式可公开"], isNeeded: false, isCode: true },
  { key: "statements", heads: ["声明已签字"], isNeeded: false, isCode: true },
] as const satisfies readonly ListColumn<string>[];

export type DemandColumn = (typeof demandColumns)[number]["key"];

/** A paper of the list, ready to be entered. */
export interface ListedDemand {
  item: string;
  paper: { unitName: string; uscc: string; receivedOn: string };
  form: DemandForm;
}

export interface ReadDemands {
  readings: ListReading<ListedDemand>[];
  problems: ListProblem[];
  unknown: string[];
}

/** Reads 需求 and 考核指标 of a file. What a firm left empty is a warning, because a draft may be unfinished; what cannot be read is a problem. */
export function readDemandBook(sheets: readonly TypedSheet[]): ReadDemands {
  const sheet = sheets.find(({ name }) => name.trim() === demandSheetName);
  const indicatorSheet = sheets.find(({ name }) => name.trim() === indicatorSheetName);
  if (!sheet) return { readings: [], unknown: [], problems: [{ sheet: demandSheetName, cell: null, column: null, message: "sheetMissing" }] };
  const list = readList<DemandColumn>(sheet, demandColumns, mostDemands);
  const indicators = indicatorSheet ? readIndicatorSheet(indicatorSheet) : { of: new Map<string, never[]>(), problems: [], unknown: [] };
  const items = new Set(list.rows.map(({ text }) => text.item));
  const strays = list.problems.length > 0 ? [] : [...indicators.of].flatMap(([item, rows]) => (items.has(item) ? [] : rows.map(({ at }) => ({ ...at("item"), message: "strayDemandIndicator" }))));
  const seen = new Set<string>();
  const readings = list.rows.map((row) => {
    const isRepeated = seen.has(row.text.item);
    seen.add(row.text.item);
    return readOne(row, indicators.of.get(row.text.item) ?? [], isRepeated);
  });
  return { readings, problems: [...list.problems, ...indicators.problems, ...strays], unknown: [...list.unknown, ...indicators.unknown] };
}

type Indicators = ReturnType<typeof readIndicatorSheet>["of"] extends ReadonlyMap<string, infer Rows> ? Rows : never;

function readOne(row: ListRow<DemandColumn>, indicators: Indicators, isRepeated: boolean): ListReading<ListedDemand> {
  const { text, at, line } = row;
  const problems = [...row.problems, ...indicators.flatMap((one) => one.problems)];
  const warnings = indicators.flatMap((one) => one.warnings);
  const check = (isRight: boolean, column: DemandColumn, message: string) => {
    if (!isRight && !problems.some((one) => one.column === at(column).column)) problems.push({ ...at(column), message });
  };
  check(text.item !== "", "item", "required");
  check(!isRepeated, "item", "repeatedInFile");
  check([...text.unitName].length >= 2 && [...text.unitName].length <= 100, "unitName", "unitNameLength");
  const uscc = checkUscc(text.uscc);
  check(uscc.format, "uscc", uscc.problem === "length" ? "usccLength" : "usccAlphabet");
  if (uscc.format && !uscc.checkDigit) warnings.push({ ...at("uscc"), message: "checkDigit" });
  const receivedOn = readDate(text.receivedOn);
  check(receivedOn !== null, "receivedOn", "date");
  const [isConfidential, showsContact, isSigned] = [yesNo(text.isConfidential), yesNo(text.showsContact), yesNo(text.statements)];
  check(isConfidential !== null, "isConfidential", "yesOrNo");
  check(showsContact !== null, "showsContact", "yesOrNo");
  check(isSigned !== null, "statements", "yesOrNo");
  const form: DemandForm = {
    ...emptyDemandForm,
    ...(Object.fromEntries(demandTexts.map((name) => [name, text[name]])) as Pick<DemandForm, (typeof demandTexts)[number]>),
    class: text.class === "" ? emptyDemandForm.class : text.class,
    waste: text.waste.split(/[、,，;；\s]+/).filter(Boolean),
    periodMonths: text.periodMonths,
    money: { ownerInput: text.ownerInput, payToBidder: text.payToBidder, fiscal: text.fiscal },
    indicators: indicators.map((one) => one.row),
    isConfidential: isConfidential === true,
    showsContact: showsContact === true,
    statements: Object.fromEntries(statementKeys.map((key) => [key, isSigned === true])) as DemandForm["statements"],
  };
  for (const { path, message } of readDemand(form).missing) {
    const [part = "", second = ""] = path.split(".");
    const place = part === "indicators" ? (indicators[Number(second)]?.at("name") ?? at("item")) : at(columnOf(part, second));
    const isEmpty = place.column !== null && text[columnOf(part, second)] === "";
    // What is empty may be filled in later; what is there and wrong must be put right here.
    if (isEmpty || part === "indicators" || part === "statements") warnings.push({ ...place, message });
    else if (!problems.some((one) => one.cell === place.cell && one.sheet === place.sheet)) problems.push({ ...place, message });
  }
  const value = problems.length > 0 || receivedOn === null ? null : { item: text.item, paper: { unitName: text.unitName, uscc: uscc.normalized, receivedOn }, form };
  return { line, name: text.title || text.unitName || text.item, value, problems, warnings };
}

function columnOf(part: string, second: string): DemandColumn {
  const key = part === "money" ? second : part;
  return demandColumns.find((column) => column.key === key)?.key ?? "item";
}
