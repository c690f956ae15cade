import { z } from "zod";
import type { FieldProblem } from "#app/domain/kernel/refusal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";

const line = (most: number) => z.string().trim().min(1, "required").max(most, "tooLong");

/** 考核节点: after how many months, and what must be there by then; in a race the same for every team. */
const checkpoint = z.strictObject({ month: z.number().int().min(1, "checkpointMonth").max(36, "checkpointMonth"), target: line(200) });
/** 拨付: what it is paid on, and how much in percent of a team's public money. */
const tranche = z.strictObject({ when: line(80), percent: z.number().int().min(1, "tranchePercent").max(100, "tranchePercent") });
/** 现状数据: what is measured today, with its unit, and where it comes from. */
const baselineRow = z.strictObject({ name: line(80), value: line(60), source: z.string().trim().max(60, "tooLong").default("") });

export type Checkpoint = z.output<typeof checkpoint>;
export type Tranche = z.output<typeof tranche>;
export type BaselineRow = z.output<typeof baselineRow>;

/** How the work of an item is checked and paid, and from where it starts (guide 2.1); everything may be left out of what is no race. */
export const itemPlan = z.strictObject({
  /** 赛马队伍数上限; null where it does not race. 青海: up to five. */
  maxTeams: z.number().int().min(2, "maxTeams").max(5, "maxTeams").nullable().default(null),
  checkpoints: z.array(checkpoint).max(12, "tooManyLines").default([]),
  tranches: z.array(tranche).max(8, "tooManyLines").default([]),
  baseline: z.array(baselineRow).max(30, "tooManyLines").default([]),
});

export type ItemPlan = z.output<typeof itemPlan>;

/** An item that says nothing of it. */
export const noPlan: ItemPlan = { maxTeams: null, checkpoints: [], tranches: [], baseline: [] };

/** Largest first payment of a race in percent of the public money, where the item's rule names none (guide 0.1, 4: 广西). */
const usualFirstTranche = 30;

interface Planned extends ItemPlan {
  race: boolean;
  periodMonths: number;
  fundingRule: { firstTrancheAtMost?: number | undefined };
}

/**
 * What a plan may not say, by field: checkpoints in order and within the period, payments that add up to the whole, and at the start
 * of a race not more than its share, or who loses it has been paid. Sources: guide 0.1, 4 and 1.3 stage 12.
 */
export function planProblems({ race, periodMonths, fundingRule, maxTeams, checkpoints, tranches }: Planned): FieldProblem[] {
  const months = checkpoints.map(({ month }) => month);
  const paid = tranches.reduce((sum, { percent }) => sum + percent, 0);
  const most = fundingRule.firstTrancheAtMost === undefined ? (race ? usualFirstTranche : 100) : Math.floor(fundingRule.firstTrancheAtMost * 100);
  const [first] = tranches;
  const checks: [wrong: boolean, path: string, message: string][] = [
    [!race && maxTeams !== null, "maxTeams", "raceAlone"],
    [months.some((month, index) => index > 0 && month <= months[index - 1]!), "checkpoints", "checkpointOrder"],
    [months.some((month) => month > periodMonths), "checkpoints", `checkpointLate:${String(periodMonths)}`],
    [tranches.length > 0 && paid !== 100, "tranches", `trancheSum:${String(paid)}`],
    [first !== undefined && first.percent > most, "tranches", `firstTranche:${String(most)}:${String(first?.percent)}`],
  ];
  return checks.filter(([wrong]) => wrong).map(([, path, message]) => ({ path, message }));
}

/**
 * Whether a race says how it is run: how many teams, at least two checkpoints that are the same for all (青海), and how it is paid.
 * What is missing asks for a reason. Refusal: `raceUnplanned`, with the fields.
 */
export function checkRace({ race, maxTeams, checkpoints, tranches }: Pick<Planned, "race" | "maxTeams" | "checkpoints" | "tranches">, reason: string): Result<null> {
  const lacks: [lacking: boolean, path: string, message: string][] = [
    [maxTeams === null, "maxTeams", "required"],
    [checkpoints.length < 2, "checkpoints", "twoCheckpoints"],
    [tranches.length < 2, "tranches", "twoTranches"],
  ];
  const fields = lacks.filter(([lacking]) => lacking).map(([, path, message]) => ({ path, message }));
  return !race || fields.length === 0 || reason.trim() !== "" ? ok(null) : refuse("raceUnplanned", { fields });
}
