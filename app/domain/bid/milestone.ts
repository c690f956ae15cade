import type { PastedColumn } from "./pasted-table.ts";
import { lastOfMonth, readDate } from "#app/domain/kernel/typed-date.ts";

/** 里程碑 of a draft; `due` is an ISO date or "". */
export interface Milestone<Fen = number> {
  due: string;
  deliverable: string;
  check: string;
  fiscalFen: Fen;
}

/** How the columns of a pasted table of milestones may be called, in the form's order. */
export const milestoneColumns: readonly PastedColumn[] = [
  { key: "due", heads: ["时间", "日期", "期限", "节点"], read: readDate },
  { key: "deliverable", heads: ["交付", "成果", "内容", "任务", "目标"] },
  { key: "check", heads: ["考核", "验收", "检查", "方式"] },
  { key: "fiscalFen", heads: ["金额", "资金", "经费", "拨付"], isMoney: true },
];

export const mostMilestones = 12;
export const longestMilestoneText = 300;

/** Review, publicity and signing take some months after the closing (guide 4.2); the item's period counts from the signing. */
const monthsToSigning = 6;

/** Between which dates milestones of an item may lie, both ends within: from the closing on, to the end of its period. */
export interface MilestoneWindow {
  from: string;
  to: string;
}

/** The window of an item by its closing date (ISO date) and its period; null while no closing is set. */
export function milestoneWindow(closesOn: string | null, periodMonths: number): MilestoneWindow | null {
  return closesOn === null ? null : { from: closesOn, to: addMonths(closesOn, periodMonths + monthsToSigning) };
}

/** The same day some months later; the last of the month where it has no such day. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const at = year * 12 + month - 1 + months;
  const last = lastOfMonth(Math.floor(at / 12), (at % 12) + 1);
  return day < Number(last.slice(-2)) ? `${last.slice(0, 8)}${String(day).padStart(2, "0")}` : last;
}

/** How the fiscal money of the milestones stands against that of the bid; `differenceFen` below zero is too little planned. */
export interface MilestoneSum {
  totalFen: number;
  differenceFen: number;
}

/** Null while an amount is missing or no milestone is there: nothing can be said yet. */
export function milestoneSum(milestones: readonly Milestone<number | null>[], fiscalFen: number | null): MilestoneSum | null {
  if (milestones.length === 0 || fiscalFen === null || milestones.some((one) => one.fiscalFen === null)) return null;
  const totalFen = milestones.reduce((sum, one) => sum + (one.fiscalFen ?? 0), 0);
  return { totalFen, differenceFen: totalFen - fiscalFen };
}

/**
 * What is wrong between milestones, the money and the item: a date outside the window, sums that are not the fiscal money to
 * the cent. A bid without milestones has no such problem: the form check notes it.
 */
export function milestoneProblems(milestones: readonly Milestone<number | null>[], fiscalFen: number | null, window: MilestoneWindow | null): { path: string; message: string }[] {
  const outside = milestones.flatMap(({ due }, index) =>
    window === null || due === "" || (due >= window.from && due <= window.to) ? [] : [{ path: `milestones.${index}.due`, message: due < window.from ? "milestoneEarly" : "milestoneLate" }],
  );
  const sum = milestoneSum(milestones, fiscalFen);
  return sum === null || sum.differenceFen === 0 ? outside : [...outside, { path: "milestones", message: "milestoneMoney" }];
}

/** In the order of their dates, as they are sealed and read. */
export function inDateOrder<T extends Pick<Milestone, "due">>(milestones: readonly T[]): T[] {
  return milestones.toSorted((one, other) => (one.due < other.due ? -1 : one.due > other.due ? 1 : 0));
}
