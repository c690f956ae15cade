import { expect, type Page } from "@playwright/test";
import { addDays, shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { closingInstant } from "#app/domain/kernel/working-days.ts";
import { formatDate, formatDateTime } from "#app/messages/format.ts";
import { demoFile, type Indicator, type Item, ownerOf } from "./demands.ts";

/** What data.json of an item says, as far as the demo's file has it too. */
export interface Published extends Pick<Item, "title" | "class" | "waste" | "race" | "periodMonths" | "background" | "content" | "deliverables" | "ipRule" | "pattern"> {
  maxTeams: number | null;
  checkpoints: Item["checkpoints"];
  tranches: Item["tranches"];
  baseline: Item["baseline"];
  fiscalFen: number;
  ownerInputFen: number;
  payToBidderFen: number;
  ownerName: string;
  industry: string;
  keywords: string;
  contact: Item["contact"] | null;
  eligibility: { leadKinds: string[]; mostUnits: number | null; leastTrl: number | null };
  indicators: (Indicator & { basis: string })[];
  opensAt: string;
  closesAt: string;
}

const texts = ["title", "class", "waste", "race", "periodMonths", "background", "content", "deliverables", "ipRule", "pattern"] as const;
const textsOf = (from: Pick<Item, (typeof texts)[number]>) => Object.fromEntries(texts.map((name) => [name, from[name]]));
const measured = ["code", "comparator", "value", "upper", "unit", "method", "hard", "verification"] as const;
const measuredOf = (one: Indicator) => Object.fromEntries(measured.map((name) => [name, one[name]]));
/** 干基 stands in the name or beside it. */
const nameOf = ({ name, basis }: { name: string; basis?: string }) => (basis ? `${name}（${basis}）` : name);

/** An item's facts by its data.json, in the shape of the file. */
export function factsOf({ indicators, fiscalFen, ownerInputFen, payToBidderFen, ownerName, industry, keywords, contact, eligibility: { leadKinds, mostUnits, leastTrl }, maxTeams, checkpoints, tranches, baseline, ...rest }: Published) {
  return { ...textsOf(rest), plan: { maxTeams, checkpoints, tranches, baseline }, money: { fiscal: fiscalFen / 1e6, ownerInput: ownerInputFen / 1e6, payToBidder: payToBidderFen / 1e6 }, ownerName, industry, keywords, contact, eligibility: { leadKinds, mostUnits, leastTrl }, indicators: indicators.map((one) => ({ ...measuredOf(one), name: nameOf(one) })) };
}

/** The same facts by the demo's file. */
export function factsOfFile(item: Item) {
  const { fiscal, ownerInput, payToBidder } = item.money;
  const { maxTeams = null, checkpoints = [], tranches = [], baseline = [] } = item;
  return { ...textsOf(item), plan: { maxTeams, checkpoints, tranches, baseline }, money: { fiscal, ownerInput, payToBidder }, ownerName: ownerOf(item).name, industry: item.industry ?? "", keywords: item.keywords ?? "", contact: item.contact ?? null, eligibility: { leadKinds: [], mostUnits: null, leastTrl: null, ...item.eligibility }, indicators: item.indicators.map((one) => ({ ...measuredOf(one), name: one.name })) };
}

const cells = (page: Page, caption: string) => page.getByRole("table", { name: caption }).locator("tbody tr").evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText.trim())));

/** What stands on the public page, as a reader finds it. */
export async function shownFacts(page: Page) {
  const indicators = await cells(page, "考核指标");
  return {
    title: await page.getByRole("heading", { level: 1 }).innerText(),
    problem: await page.locator("#problem p").allInnerTexts(),
    ipRule: await page.locator("#money div.measure > p").allInnerTexts(),
    // Below a method may stand that its standard was replaced.
    indicators: indicators.map(([code, name, asked, kind, method, way]) => [code, name, asked, kind, method!.split("\n")[0], way]),
    money: (await cells(page, "榜额构成")).map(([words, wan]) => [words, wan]),
    facts: Object.fromEntries(await page.getByRole("complementary", { name: "任务要点" }).locator("dl > div").evaluateAll((lines) => lines.map((line) => [...line.children].map((part) => (part as HTMLElement).innerText.trim())))) as Record<string, string>,
    dates: await page.locator("#calendar time").allInnerTexts(),
    steps: (await page.locator("#calendar li").allInnerTexts()).filter((line) => /公示|攻关周期/.test(line)),
  };
}

/** What must stand there by the demo's file; the dates by the moment of publication and the calendar. */
export function expectedFacts(item: Item, { opensAt }: Published) {
  const { fiscal, ownerInput } = item.money;
  const two = (wan: number) => wan.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ",");
  const { publicity } = demoFile.round.rules;
  return {
    title: item.title,
    problem: [item.background, ...item.content.split(/(?<=.)(?=[①-⑳])/), item.deliverables],
    ipRule: [item.ipRule],
    indicators: item.indicators.map((one) => [one.code, one.name, shownRequirement(one), one.hard ? "约束性" : "预期性", one.method, one.verification]),
    money: [["财政资金", two(fiscal)], ["需求单位投入", two(ownerInput)], ["合计（榜额）", two(fiscal + ownerInput)]],
    facts: expect.objectContaining({ 榜额: `${two(fiscal + ownerInput)} 万元`, 攻关周期: `${item.periodMonths} 个月`, 需求单位: ownerOf(item).name, 榜单类别: item.class, 固废种类: item.waste.join("、"), 赛马制: item.race ? `是，最多 ${item.maxTeams} 支队伍同时攻关` : "否" }) as unknown,
    dates: [formatDateTime(opensAt), closingAfter(opensAt)],
    // The calendar of the round adds when that will be about.
    steps: [expect.stringContaining(`公示（${publicity.workingDays} 个工作日）`) as unknown, `立项、签订任务书，攻关周期 ${item.periodMonths} 个月`],
  };
}

function shownRequirement({ comparator, value, upper, unit }: Indicator): string {
  if (comparator === "bool") return "合格";
  const withUnit = (number: unknown) => (unit === "" ? String(number) : unit === "%" ? `${String(number)}%` : `${String(number)} ${unit}`);
  if (comparator === "range") return `${String(value)} ～ ${withUnit(upper)}`;
  return `${comparator === ">=" ? "≥" : "≤"} ${withUnit(value)}`;
}

/** 17:00 of the first working day from the thirtieth day on. */
function closingAfter(opensAt: string): string {
  const day = shanghaiDate(opensAt);
  if (!day.ok) throw new Error(`${opensAt} is no instant`);
  const closing = closingInstant(addDays(day.value, 30));
  if (!closing.ok) throw new Error(`no working day after ${formatDate(day.value)}`);
  return formatDateTime(closing.value.closesAt);
}
