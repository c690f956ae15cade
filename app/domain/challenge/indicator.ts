import { z } from "zod";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { comparators, isQuantified } from "./comparator.ts";

const shortText = z.string().trim().max(200);

/**
 * An indicator (考核指标). `hard` is 约束性, else 预期性. With `mode` relative, `value` and `upper` are the change against
 * `baseline` in percent: "at least 10 % cheaper than 50" is `<=`, −10, baseline 50; the promise stays in `unit`.
 * Messages are codes. Source: guide 2.1.
 */
export const indicatorSchema = z
  .strictObject({
    code: z.string().trim().min(1).max(20),
    name: shortText.min(1),
    comparator: z.enum(comparators),
    value: z.union([z.number(), z.boolean()]),
    upper: z.number().nullable().default(null),
    unit: z.string().trim().max(30).default(""),
    /** On what it is measured: 干基, 湿基. */
    basis: z.string().trim().max(50).default(""),
    method: shortText.default(""),
    hard: z.boolean(),
    verification: shortText.default(""),
    mode: z.enum(["absolute", "relative"]).default("absolute"),
    baseline: z.number().nullable().default(null),
  })
  .superRefine((indicator, context) => {
    for (const { path, message } of indicatorProblems(indicator)) context.addIssue({ code: "custom", path: [path], message });
  });

export type Indicator = z.output<typeof indicatorSchema>;
/** As a form or an import brings it, before defaults. */
export type IndicatorInput = z.input<typeof indicatorSchema>;

export const mostIndicators = 100;

/** The indicators of one challenge, codes unique. How many there must be is `checkIndicatorCount`. */
export const indicatorList = z
  .array(indicatorSchema)
  .max(mostIndicators)
  .superRefine((indicators, context) => {
    for (const [index, { code }] of indicators.entries()) {
      const isRepeated = indicators.findIndex((other) => other.code === code) < index;
      if (isRepeated) context.addIssue({ code: "custom", path: [index, "code"], message: "duplicate" });
    }
  });

/**
 * Whether a challenge has enough indicators (guide 0.1, 15): fewer than four warn and ask a reason, without a quantified one
 * it is refused. Refusals: `tooFewIndicators`, `reasonNeeded`, both with facts `indicators`, `quantified`.
 */
export function checkIndicatorCount(indicators: readonly Pick<Indicator, "comparator">[], reason: string): Result<{ warning: "fewIndicators" | null }> {
  const facts = { indicators: indicators.length, quantified: indicators.filter(isQuantified).length };
  if (facts.quantified < 1) return refuse("tooFewIndicators", { facts });
  if (facts.indicators >= 4) return ok({ warning: null });
  return reason.trim() === "" ? refuse("reasonNeeded", { facts }) : ok({ warning: "fewIndicators" });
}

type Shape = Pick<Indicator, "comparator" | "value" | "upper" | "mode" | "baseline">;

/** What does not fit together inside one indicator: field and message code. */
function indicatorProblems({ comparator, value, upper, mode, baseline }: Shape): { path: keyof Shape; message: string }[] {
  const hasTwoEnds = comparator === "range" || comparator === "countRange";
  const isBool = comparator === "bool";
  const counts = comparator === "countRange" ? [value, upper] : [];
  const checks: [wrong: boolean, path: keyof Shape, message: string][] = [
    [isBool !== (typeof value === "boolean"), "value", isBool ? "yesNoNeeded" : "numberNeeded"],
    [hasTwoEnds && upper === null, "upper", "upperNeeded"],
    [!hasTwoEnds && upper !== null, "upper", "upperNotUsed"],
    [hasTwoEnds && upper !== null && typeof value === "number" && upper < value, "upper", "upperBelowValue"],
    [counts.some((end) => typeof end === "number" && !Number.isInteger(end)), "value", "wholeNumber"],
    [mode === "relative" && isBool, "mode", "relativeNeedsNumber"],
    // A change in percent has no meaning against nothing, nor a clear direction below zero.
    [mode === "relative" && (baseline === null || baseline <= 0), "baseline", "baselineNeeded"],
    [mode === "absolute" && baseline !== null && isBool, "baseline", "baselineNotUsed"],
  ];
  return checks.filter(([wrong]) => wrong).map(([, path, message]) => ({ path, message }));
}
