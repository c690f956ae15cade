import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { pasteWords } from "#app/messages/zh-CN/indicator-paste.ts";
import { whenAlive } from "./people.ts";

export interface Indicator {
  code: string;
  name: string;
  comparator: ">=" | "<=" | "range" | "bool";
  value: number | boolean;
  upper: number | null;
  unit: string;
  method: string;
  hard: boolean;
  verification: string;
}

/** An item of the demo's file, as far as a demand and a challenge hold it. */
export interface Item {
  no: string;
  title: string;
  class: string;
  owner: string;
  waste: string[];
  race: boolean;
  maxTeams?: number;
  checkpoints?: { month: number; target: string }[];
  tranches?: { when: string; percent: number }[];
  baseline?: { name: string; value: string; source: string }[];
  periodMonths: number;
  money: Record<"fiscal" | "ownerInput" | "payToBidder", number>;
  background: string;
  content: string;
  deliverables: string;
  ipRule: string;
  industry?: string;
  keywords?: string;
  contact?: { name: string; phone: string };
  eligibility?: { leadKinds?: string[]; mostUnits?: number; leastTrl?: number };
  indicators: Indicator[];
  pattern: string;
  fundingRule: Record<string, number>;
}

interface DemoFile {
  round: { rules: Record<string, unknown> & { publicity: { workingDays: number } } };
  organisations: { code: string; name: string; uscc: string }[];
  items: Item[];
  rubric: unknown;
}

export const demoFile = JSON.parse(readFileSync("prisma/demo/demo-round.json", "utf8")) as DemoFile;

export const ownerOf = ({ owner }: Item) => demoFile.organisations.find(({ code }) => code === owner)!;

/** How the indicators come into the form: typed row by row, or pasted with their units in a column (Excel) or in the cell (Word). */
export type Way = "typed" | "fromExcel" | "fromWord";

const signs = { ">=": "不低于", "<=": "≤" } as const;

/** What an indicator asks, as people write it in a table. */
export function typedRequirement({ comparator, value, upper }: Indicator): string {
  if (comparator === "bool") return "合格";
  return comparator === "range" ? `${value}～${upper}` : `${signs[comparator]}${value}`;
}

function asTable(indicators: readonly Indicator[], way: "fromExcel" | "fromWord"): string {
  const isExcel = way === "fromExcel";
  const heads = ["序号", "指标名称", "指标值", ...(isExcel ? ["单位"] : []), "测试方法", "性质", "核验方式"];
  const rows = indicators.map((one) => {
    const asked = typedRequirement(one);
    return [one.code, one.name, ...(isExcel ? [asked, one.unit] : [`${asked}${one.unit}`]), one.method, one.hard ? "约束性" : "预期性", one.verification];
  });
  return [heads, ...rows].map((cells) => cells.join("\t")).join("\n");
}

/** Types the rows: first as many as there are, then field by field. */
async function typeIndicators(page: Page, indicators: readonly Indicator[]): Promise<void> {
  const rows = page.getByRole("group", { name: /^第 \d+ 项指标$/ });
  for (let shown = await rows.count(); shown < indicators.length; shown += 1) {
    await page.getByRole("button", { name: "增加一项指标" }).click();
    await expect(rows).toHaveCount(shown + 1);
  }
  for (const [index, { comparator, hard, value, upper, ...one }] of indicators.entries()) {
    const field = (name: string) => page.locator(`[name="indicators[${index}].${name}"]`);
    await field("comparator").selectOption(comparator);
    await field("hard").setChecked(hard);
    const typed = { code: one.code, name: one.name, unit: one.unit, method: one.method, verification: one.verification, value: comparator === "bool" ? "合格" : String(value), upper: upper === null ? "" : String(upper) };
    for (const [name, text] of Object.entries(typed)) if (text !== "") await field(name).fill(text);
  }
}

async function pasteIndicators(page: Page, table: string, count: number): Promise<void> {
  await page.getByText(pasteWords.title).click();
  await page.getByRole("textbox", { name: pasteWords.title }).fill(table);
  await expect(page.getByText(pasteWords.preview(count))).toBeVisible();
  await page.getByRole("button", { name: pasteWords.replace }).click();
  await expect(page.getByRole("group", { name: /^第 \d+ 项指标$/ })).toHaveCount(count);
}

export interface Filling {
  way: Way;
  /** False where the browser runs no script. */
  script?: boolean;
  /** What the firm calls its own; left out, as the item says. */
  problem?: string;
}

/** Fills 需求征集表 from an item; whoever has an account ticks the statements too. */
export async function fillDemand(page: Page, item: Item, { way, script = true, problem = "现有路线成本偏高，本单位不能自行解决。" }: Filling): Promise<void> {
  if (script) await whenAlive(page);
  if (way === "typed") await typeIndicators(page, item.indicators);
  else await pasteIndicators(page, asTable(item.indicators, way), item.indicators.length);
  const texts = {
    title: item.title,
    industry: item.industry ?? "",
    keywords: item.keywords ?? "",
    background: item.background,
    problem,
    content: item.content,
    baseline: "年产生量和现行做法的成本由本单位提供台账。",
    deliverables: item.deliverables,
    ipRule: item.ipRule,
    contactName: item.contact?.name ?? "示例联系人",
    contactPhone: item.contact?.phone ?? "0391-0000003",
    periodMonths: String(item.periodMonths),
    "money.ownerInput": String(item.money.ownerInput),
    "money.payToBidder": String(item.money.payToBidder),
    "money.fiscal": String(item.money.fiscal),
  };
  for (const [name, text] of Object.entries(texts)) await page.locator(`[name="${name}"]`).fill(text);
  await page.locator('[name="class"]').selectOption(item.class);
  for (const waste of item.waste) await page.locator(`[name="waste"][value="${waste}"]`).check();
  if (item.contact) await page.locator('[name="showsContact"]').check();
  for (const statement of await page.locator('[name^="statements."][type="checkbox"]').all()) await statement.check();
}
