import { challengeForm } from "#app/domain/challenge/form.ts";
import { brokenFundingRules, fundingMessage } from "#app/domain/challenge/funding.ts";
import { directionOf } from "#app/domain/challenge/kinds.ts";
import { checkRace, planProblems } from "#app/domain/challenge/plan.ts";
import { newChallenge, type NewChallenge } from "#app/domain/challenge/schema.ts";
import { isNumberOf } from "#app/domain/kernel/id-codes.ts";
import type { ListColumn } from "#app/domain/kernel/book/columns.ts";
import { type ListProblem, type ListRow, readList, yesNo } from "#app/domain/kernel/book/read-list.ts";
import { type ListReading, markRepeated } from "#app/domain/kernel/book/report.ts";
import type { TypedSheet } from "#app/domain/kernel/typed-sheet.ts";
import type { ChallengeDefaults } from "#app/domain/round/presets.ts";
import { conditionColumns, typedConditions } from "./condition-columns.ts";
import { indicatorSheetName, readIndicatorSheet } from "./indicator-list.ts";

export const challengeSheetName = "榜单任务";
export const mostChallenges = 200;

export const challengeColumns = [
  { key: "no", heads: ["编号", "任务编号"], isNeeded: true, isCode: true },
  { key: "title", heads: ["任务名称", "名称"], isNeeded: true },
  { key: "class", heads: ["类别"], isNeeded: true },
  { key: "waste", heads: ["固废种类"], isNeeded: true },
  { key: "direction", heads: ["攻关方向"], isNeeded: false },
  { key: "owner", heads: ["需求单位信用代码", "需求单位统一社会信用代码"], isNeeded: false, isCode: true },
  { key: "pattern", heads: ["组织方式"], isNeeded: false, isCode: true },
  { key: "race", heads: ["赛马"], isNeeded: false, isCode: true },
  { key: "periodMonths", heads: ["攻关周期"], isNeeded: true, isCode: true },
  { key: "fiscalFen", heads: ["财政资金"], isNeeded: true, isCode: true },
  { key: "ownerInputFen", heads: ["需求单位投入"], isNeeded: true, isCode: true },
  { key: "payToBidderFen", heads: ["支付揭榜方"], isNeeded: true, isCode: true },
  { key: "background", heads: ["需求背景", "背景"], isNeeded: true },
  { key: "content", heads: ["攻关内容", "主要内容"], isNeeded: true },
  { key: "deliverables", heads: ["预期成果", "交付成果"], isNeeded: true },
  { key: "ipRule", heads: ["知识产权归属"], isNeeded: true },
  { key: "industry", heads: ["产业链环节"], isNeeded: false },
  { key: "keywords", heads: ["关键词"], isNeeded: false },
  { key: "isConfidential", heads: ["完整数据须签保密协议"], isNeeded: false, isCode: true },
  { key: "contactName", heads: ["联系人"], isNeeded: false },
  { key: "contactPhone", heads: ["联系电话"], isNeeded: false, isCode: true },
  ...conditionColumns,
  { key: "coOwners", heads: ["联合需求单位信用代码"], isNeeded: false, isCode: true },
  { key: "maxTeams", heads: ["赛马队伍数"], isNeeded: false, isCode: true },
  { key: "checkpoints", heads: ["考核节点"], isNeeded: false },
  { key: "tranches", heads: ["拨付安排"], isNeeded: false },
  { key: "baseline", heads: ["现状数据"], isNeeded: false },
] as const satisfies readonly ListColumn<string>[];

export type ChallengeColumn = (typeof challengeColumns)[number]["key"];

export interface ReadChallenges {
  readings: ListReading<NewChallenge>[];
  problems: ListProblem[];
  unknown: string[];
}

/** Where the list goes: its challenges start from what the round says. */
export interface ListPlace {
  code: string;
  defaults: ChallengeDefaults;
}

/** Reads 榜单任务 and 考核指标 of a file. Every row is judged by the schema of the form; nothing of a file with a problem is taken. */
export function readChallengeBook(sheets: readonly TypedSheet[], place: ListPlace): ReadChallenges {
  const sheet = sheets.find(({ name }) => name.trim() === challengeSheetName);
  const indicatorSheet = sheets.find(({ name }) => name.trim() === indicatorSheetName);
  const missing = [...(sheet ? [] : [challengeSheetName]), ...(indicatorSheet ? [] : [indicatorSheetName])];
  if (!sheet || !indicatorSheet) return { readings: [], unknown: [], problems: missing.map((name) => ({ sheet: name, cell: null, column: null, message: "sheetMissing" })) };
  const list = readList<ChallengeColumn>(sheet, challengeColumns, mostChallenges);
  const indicators = readIndicatorSheet(indicatorSheet);
  const numbers = new Set(list.rows.map(({ text }) => text.no));
  const strays = list.problems.length > 0 ? [] : [...indicators.of].flatMap(([item, rows]) => (numbers.has(item) ? [] : rows.map(({ at }) => ({ ...at("item"), message: "strayIndicator" }))));
  const readings = list.rows.map((row) => readOne(row, indicators.of.get(row.text.no) ?? [], place));
  const cells = new Map(list.rows.map((row) => [row.line, row.at("no")]));
  markRepeated(readings, ({ no }) => no, ({ line }) => ({ ...cells.get(line)!, message: "repeatedInFile" }));
  return { readings, problems: [...list.problems, ...indicators.problems, ...strays], unknown: [...list.unknown, ...indicators.unknown] };
}

type Indicators = ReturnType<typeof readIndicatorSheet>["of"] extends ReadonlyMap<string, infer Rows> ? Rows : never;

function readOne(row: ListRow<ChallengeColumn>, indicators: Indicators, { code, defaults }: ListPlace): ListReading<NewChallenge> {
  const { text, at, line } = row;
  const problems = [...row.problems, ...indicators.flatMap((one) => one.problems)];
  const warnings = indicators.flatMap((one) => one.warnings);
  const unseen = new Set(row.problems.map(({ column }) => column));
  const add = (path: readonly PropertyKey[], message: string) => {
    const field = path[0] === "eligibility" ? path[1] : path[0];
    const column = challengeColumns.find(({ key }) => key === field)?.key;
    const indicator = path[0] === "indicators" && typeof path[1] === "number" ? indicators[path[1]] : undefined;
    if (indicator && indicator.problems.length > 0) return;
    const place = indicator ? indicator.at("name") : at(column ?? "no");
    if (!unseen.has(place.column) && !problems.some((one) => one.cell === place.cell && one.sheet === place.sheet)) problems.push({ ...place, message });
  };
  if (text.no !== "" && !isNumberOf(code, text.no)) add(["no"], "notOfThisRound");
  const race = yesNo(text.race);
  if (race === null) add(["race"], "yesOrNo");
  const isConfidential = yesNo(text.isConfidential);
  if (isConfidential === null) add(["isConfidential"], "yesOrNo");
  const typed = {
    ...text, round: code, race: race ?? false,
    waste: text.waste.split(/[、,，;；\s]+/).filter(Boolean),
    direction: text.direction === "" ? directionOf(text.title) : text.direction,
    pattern: text.pattern === "" ? defaults.pattern : text.pattern.slice(0, 1).toUpperCase(),
    owner: text.owner.toUpperCase(),
    maxTeams: text.maxTeams === "" ? null : /^\d$/.test(text.maxTeams) ? Number(text.maxTeams) : 0,
    periodMonths: /^\d{1,2}$/.test(text.periodMonths) ? Number(text.periodMonths) : 0,
    fundingRule: {},
    isConfidential: isConfidential ?? false,
    eligibility: typedConditions(text),
    indicators: indicators.map((one) => one.row),
  };
  const form = challengeForm.safeParse(typed);
  for (const { path, message } of form.error?.issues ?? []) add(path, plainMessage(path, message));
  const parsed = form.success ? newChallenge.safeParse({ ...form.data.challenge, fundingRule: defaults.fundingRule }) : null;
  for (const { path, message } of parsed?.error?.issues ?? []) add(path, plainMessage(path, message));
  if (parsed?.success) {
    const { owner, coOwners } = parsed.data;
    for (const { path, message } of planProblems(parsed.data)) add([path], message);
    if (owner === null && coOwners.length > 0) add(["owner"], "leadOwnerNeeded");
    if (new Set([owner, ...coOwners]).size <= coOwners.length) add(["coOwners"], "duplicate");
    const { fiscalFen, ownerInputFen, payToBidderFen, fundingRule, indicators: read } = parsed.data;
    for (const broken of brokenFundingRules({ fiscal: fiscalFen, ownerInput: ownerInputFen, payToBidder: payToBidderFen }, fundingRule)) add([`${broken.field}Fen`], fundingMessage(broken));
    if (!checkRace(parsed.data, "").ok) warnings.push({ ...at("race"), message: "raceUnplanned" });
    if (read.length < 4) warnings.push({ ...at("no"), message: read.length === 0 ? "noIndicators" : "fewIndicators" });
  }
  return { line, name: text.no || text.title, value: parsed?.success && problems.length === 0 ? parsed.data : null, problems, warnings };
}

/** The schema's own sentences are made for programs; an empty cell and a word that is none of the choices have words of their own. */
function plainMessage([field, part]: readonly PropertyKey[], message: string): string {
  if (field === "eligibility" && part === "leadKinds") return "chooseKind";
  const own: Record<string, string> = { class: "chooseClass", waste: "chooseWaste", pattern: "choosePattern", direction: "chooseDirection", periodMonths: "periodMonths" };
  return own[String(field)] ?? message;
}
