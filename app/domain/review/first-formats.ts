import { formatHundredths } from "#app/domain/kernel/hundredths.ts";
import { tieBreaksOf, usualSettings } from "./ranking-rules.ts";

/**
 * The first formats of ranking files, `jiebang-ranking-1` and `jiebang-ranking-2` (分阶段): they say nothing of vetoes, votes and mean ranks,
 * and their limits are the usual ones. They are read as files that say so; text and digest stay what they are.
 */
export const firstFormat = "jiebang-ranking-1";
export const firstStagedFormat = "jiebang-ranking-2";
export const rankingFormat = "jiebang-ranking-3";
export const stagedFormat = "jiebang-ranking-4";

/** Whether a ranking file is one over several stages. */
export const isStagedFormat = (format: string): boolean => format === firstStagedFormat || format === stagedFormat;

type Members = Record<string, unknown>;

/** A file of the first format with what it left unsaid; anything else as it is. */
export function upgraded(given: unknown): unknown {
  if (!isObject(given) || given.format !== firstFormat) return given;
  // What the format did not leave open is taken from it only as it must be; anything else is found by the shape.
  const { criterionFloor, tieBreak, ...rules } = isObject(given.rules) ? given.rules : {};
  const criteria = (Array.isArray(given.criteria) ? given.criteria : []) as { code: string; weight: number }[];
  const settled = {
    criterionFloor: criterionFloor === formatHundredths(usualSettings.criterionFloor) ? criterionFloor : null,
    tieBreak: String(tieBreak) === tieBreaksOf({ criteria, tieBreak: usualSettings.tieBreak }).join() ? tieBreak : null,
    divergence: { range: usualSettings.divergenceRange, deviation: usualSettings.divergenceDeviation },
    veto: usualSettings.veto,
  };
  return {
    ...given,
    format: rankingFormat,
    rules: added(rules, settled),
    sheets: eachOf(given.sheets, { vetoes: [] }),
    votes: "votes" in given ? null : [],
    bids: eachOf(given.bids, { meanRank: null, vetoFlags: 0, vetoed: false }),
  };
}

/** The same of a staged file and the files within. */
export function upgradedStaged(given: unknown): unknown {
  if (!isObject(given) || given.format !== firstStagedFormat) return given;
  const stages = Array.isArray(given.stages) ? given.stages.map((stage: unknown) => (isObject(stage) ? { ...stage, ranking: upgraded(stage.ranking) } : stage)) : given.stages;
  return { ...given, format: stagedFormat, stages, bids: eachOf(given.bids, { vetoed: false }) };
}

function eachOf(list: unknown, more: Members): unknown {
  return Array.isArray(list) ? list.map((one: unknown) => (isObject(one) ? added(one, more) : one)) : list;
}

/** Members that were not allowed there make the whole unreadable, as they did. */
function added(given: Members, more: Members): Members | null {
  return Object.keys(more).some((key) => key in given) ? null : { ...given, ...more };
}

function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
