import type { Indicator } from "#app/domain/challenge/indicator.ts";
import { readMeasured } from "#app/domain/challenge/unit/measured.ts";
import type { PromisedValue } from "#app/domain/challenge/promise.ts";
import { toHalfWidth } from "#app/domain/kernel/half-width.ts";
import { formatWan, parseWan, parseYuan } from "#app/domain/kernel/money.ts";
import type { BidForm, MemberForm } from "./form-schema.ts";
import { longestMilestoneText, milestoneColumns, mostMilestones } from "./milestone.ts";
import { readTabbed, recognise } from "./pasted-table.ts";
import { type MemberRole, memberRoles, moneySources, percentOf, type StatementKey, statementKeys, wholeShare } from "./parts.ts";
import { readNumber } from "#app/domain/kernel/typed-number.ts";
import { readDate } from "#app/domain/kernel/typed-date.ts";
import { costParts } from "./unit-cost.ts";
import type { BidDraft, DraftMember, DraftPromise } from "./schema.ts";

/** Reads the form into a draft; `full` has a page of its own and stays as it is. What is no number where one is due stays in `unread`, as typed. */
export function draftOfForm(form: Omit<BidForm, "revision">, indicators: readonly Indicator[], full: BidDraft["full"] = {}): BidDraft {
  const unread: Record<string, string> = {};
  const read: Read = (path, typed, reader) => {
    if (typed.trim() === "") return null;
    const value = reader(typed);
    if (value === null) unread[path] = typed.slice(0, 100);
    return value;
  };
  const promised: Record<string, DraftPromise> = {};
  for (const row of form.promised) {
    const indicator = indicators.find(({ code }) => code === row.code);
    if (!indicator) continue;
    const value = readPromise(indicator, row, (end, typed) => read(`promised.${row.code}.${end}`, typed, (text) => readMeasured(text, indicator.unit)?.value ?? null));
    if (value !== null || row.evidence !== "") promised[row.code] = { value, evidence: row.evidence };
  }
  const money = readSources("money", form.money, read);
  const trl = { now: read("trl.now", form.trl.now, readLevel), target: read("trl.target", form.trl.target, readLevel) };
  const statements = Object.fromEntries(statementKeys.map((key) => [key, form.statements[key] !== ""])) as Record<StatementKey, boolean>;
  const typed = form.members.filter((member) => `${member.uscc}${member.name}${member.tasks}`.trim() !== "").slice(0, 10);
  const members = typed.map(({ uscc, name, role, tasks, people, ...part }, index) => ({
    uscc,
    name,
    role: memberRoles.find((known): known is MemberRole => known === role) ?? ("" as const),
    tasks,
    people,
    ...readPart(`members.${index}`, part, read),
  }));
  const leadPart = { ...readPart("leadPart", form.leadPart, read), showsBudget: form.leadPart.showsBudget !== "" };
  const milestones = readMilestones([...form.milestones, ...pastedMilestones(form.milestonesPasted)], read);
  const unitCost = readUnitCost(form.unitCost, read);
  return { projectLead: form.projectLead, members, leadPart, promised, trl, summary: form.summary, money, milestones, unitCost, full, statements, unread };
}

/** The form's texts for a draft: what a field shows. The inverse of `draftOfForm`. */
export function formOfDraft(draft: BidDraft, indicators: readonly Indicator[]): Omit<BidForm, "revision"> {
  const show = (path: string, value: string) => draft.unread[path] ?? value;
  return {
    projectLead: draft.projectLead,
    members: draft.members.map(({ uscc, name, role, tasks, people, ...part }, index) => ({ uscc, name, role, tasks, people, ...showPart(`members.${index}`, part, show) })),
    leadPart: { ...showPart("leadPart", draft.leadPart, show), showsBudget: draft.leadPart.showsBudget ? "on" : "" },
    promised: indicators.map(({ code, comparator }) => {
      const promise = Object.hasOwn(draft.promised, code) ? draft.promised[code] : undefined;
      const [low, high] = endsOf(promise?.value ?? null);
      const isYesNo = comparator === "bool";
      return {
        code,
        low: isYesNo ? "" : show(`promised.${code}.low`, low),
        high: isYesNo ? "" : show(`promised.${code}.high`, high),
        answer: typeof promise?.value === "boolean" ? (promise.value ? "yes" : "no") : "",
        evidence: promise?.evidence ?? "",
      };
    }),
    trl: { now: show("trl.now", textOf(draft.trl.now)), target: show("trl.target", textOf(draft.trl.target)) },
    summary: draft.summary,
    money: showSources("money", draft.money, show),
    milestones: draft.milestones.map(({ due, deliverable, check, fiscalFen }, index) => ({ due: show(`milestones.${index}.due`, due), deliverable, check, fiscalFen: show(`milestones.${index}.fiscalFen`, wanOf(fiscalFen)) })),
    milestonesPasted: "",
    unitCost: { ...(Object.fromEntries(costParts.map((part) => [part, show(`unitCost.${part}`, yuanOf(draft.unitCost[part]))])) as BidForm["unitCost"]), basis: draft.unitCost.basis },
    statements: Object.fromEntries(statementKeys.map((key) => [key, draft.statements[key] ? "on" : ""])) as BidForm["statements"],
  };
}

/** A form as typed, to be shown again, without the rows that nobody wrote: each refusal would come back with one row more. */
export function writtenRows<Form extends Pick<BidForm, "members" | "milestones">>(form: Form): Form {
  const isWritten = (row: object): boolean => Object.values(row).some((value: unknown) => (typeof value === "string" ? value.trim() !== "" : typeof value === "object" && value !== null && isWritten(value)));
  return { ...form, members: form.members.filter(isWritten), milestones: form.milestones.filter(isWritten) };
}

/** Whether an indicator is answered with two ends: a range is asked, or one was promised. */
export function hasTwoEnds(indicator: Indicator, value: DraftPromise["value"]): boolean {
  return indicator.comparator === "range" || indicator.comparator === "countRange" || Array.isArray(value);
}

/** A promise as `judge` takes it, or null while it is not whole. */
export function promisedValue(promise: DraftPromise | undefined): PromisedValue | null {
  if (!promise || promise.value === null) return null;
  const { value } = promise;
  if (!Array.isArray(value)) return value;
  const [low, high] = value;
  return low === null || high === null ? null : [low, high];
}

type Row = BidForm["promised"][number];
type Read = <T>(path: string, typed: string, reader: (typed: string) => T | null) => T | null;
type Show = (path: string, value: string) => string;
type PartForm = Pick<MemberForm, "moneyIn" | "moneyOutFen" | "ipShare">;
type DraftPart = Pick<DraftMember, "moneyIn" | "moneyOutFen" | "ipShare">;

function readSources(path: string, typed: BidForm["money"], read: Read): BidDraft["money"] {
  return Object.fromEntries(moneySources.map((source) => [source, read(`${path}.${source}`, typed[source], readWan)])) as BidDraft["money"];
}

function showSources(path: string, money: BidDraft["money"], show: Show): BidForm["money"] {
  return Object.fromEntries(moneySources.map((source) => [source, show(`${path}.${source}`, wanOf(money[source]))])) as BidForm["money"];
}

function readPart(path: string, typed: PartForm, read: Read): DraftPart {
  return {
    moneyIn: readSources(`${path}.moneyIn`, typed.moneyIn, read),
    moneyOutFen: read(`${path}.moneyOutFen`, typed.moneyOutFen, readWan),
    ipShare: read(`${path}.ipShare`, typed.ipShare, readShare),
  };
}

function showPart(path: string, part: DraftPart, show: Show): PartForm {
  return {
    moneyIn: showSources(`${path}.moneyIn`, part.moneyIn, show),
    moneyOutFen: show(`${path}.moneyOutFen`, wanOf(part.moneyOutFen)),
    ipShare: show(`${path}.ipShare`, part.ipShare === null ? "" : percentOf(part.ipShare)),
  };
}

/** Rows of milestones out of a pasted table; what is a date stands as one. */
export function milestonesOf(rows: readonly Readonly<Record<string, string>>[]): BidForm["milestones"] {
  return rows.map(({ due = "", deliverable = "", check = "", fiscalFen = "" }) => ({ due: readDate(due) ?? due.slice(0, 40), deliverable: deliverable.slice(0, longestMilestoneText), check: check.slice(0, longestMilestoneText), fiscalFen: fiscalFen.slice(0, 100) }));
}

function pastedMilestones(text: string): BidForm["milestones"] {
  return text.trim() === "" ? [] : milestonesOf(recognise({ rows: readTabbed(text), merged: [] }, milestoneColumns).rows);
}

/** Rows with nothing in them are none. */
function readMilestones(typed: BidForm["milestones"], read: Read): BidDraft["milestones"] {
  const rows = typed.filter((row) => Object.values(row).some((text) => text.trim() !== "")).slice(0, mostMilestones + 1);
  return rows.map(({ due, deliverable, check, fiscalFen }, index) => ({
    due: read(`milestones.${index}.due`, due, readDate) ?? "",
    deliverable,
    check,
    fiscalFen: read(`milestones.${index}.fiscalFen`, fiscalFen, readWan),
  }));
}

/** The parts of a unit cost in 元, alone too: the page reckons with them while they are typed. */
export function readUnitCost(typed: BidForm["unitCost"], read: Read = (_path, text, reader) => (text.trim() === "" ? null : reader(text))): BidDraft["unitCost"] {
  const parts = costParts.map((part) => [part, read(`unitCost.${part}`, typed[part], readYuan)]);
  return { ...(Object.fromEntries(parts) as Omit<BidDraft["unitCost"], "basis">), basis: typed.basis };
}

/** A percentage with at most two decimals, the sign typed or not, in hundredths of a percent; null when it is none. */
export function readShare(typed: string): number | null {
  const plain = toHalfWidth(typed).replace(/\s|%$/g, "");
  const [, whole, decimals = ""] = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(plain) ?? [];
  if (whole === undefined) return null;
  const share = Number(whole) * 100 + Number(decimals.padEnd(2, "0"));
  return share <= wholeShare ? share : null;
}

function readPromise(indicator: Indicator, row: Row, read: (end: "low" | "high", typed: string) => number | null): DraftPromise["value"] {
  if (indicator.comparator === "bool") return row.answer === "yes" ? true : row.answer === "no" ? false : null;
  const low = read("low", row.low);
  if (!hasTwoEnds(indicator, null) && row.high.trim() === "") return low;
  const high = read("high", row.high);
  return low === null && high === null ? null : [low, high];
}

function readLevel(typed: string): number | null {
  const level = readNumber(typed);
  return level !== null && Number.isInteger(level) && level >= 1 && level <= 9 ? level : null;
}

export function readWan(typed: string): number | null {
  const fen = parseWan(typed);
  return fen.ok ? fen.value : null;
}

function readYuan(typed: string): number | null {
  const fen = parseYuan(typed);
  return fen.ok ? fen.value : null;
}

function yuanOf(fen: number | null): string {
  return fen === null ? "" : (fen / 100).toFixed(2);
}

function endsOf(value: DraftPromise["value"]): [low: string, high: string] {
  if (value === null || typeof value === "boolean") return ["", ""];
  return Array.isArray(value) ? [textOf(value[0]), textOf(value[1])] : [textOf(value), ""];
}

function textOf(value: number | null): string {
  return value === null ? "" : String(value);
}

/** An import may be finer than the form's two decimals: shown whole, so that saving does not round it unseen. */
function wanOf(fen: number | null): string {
  if (fen === null) return "";
  return fen % 10_000 === 0 ? formatWan(fen) : String(fen / 1_000_000);
}
