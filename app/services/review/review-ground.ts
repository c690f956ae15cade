import type { Transaction } from "#app/db/client.ts";
import type { ReviewedChallenge } from "#app/db/review.ts";
import { readRoundSettings, type RoundSettings } from "#app/db/round.ts";
import { rubricFor, type UsedRubric } from "#app/domain/review/rubric.ts";
import { criterionNames, rulesOfStage } from "#app/domain/review/stages.ts";
import type { LeftOut } from "#app/domain/review/view.ts";
import type { RubricLine } from "#app/domain/round/rubric-schema.ts";
import type { RoundRules } from "#app/domain/round/schema.ts";
import type { ReviewStage } from "#app/domain/round/stage-schema.ts";

/** What every step of a review rests on: the round's rules, and the rubric as it is marked for this challenge. */
export interface ReviewGround {
  /** As the stage has them. */
  rules: RoundRules & { stage: ReviewStage };
  rubric: UsedRubric<RubricLine>;
  /** Of the criteria of every stage. */
  names: ReadonlyMap<string, string>;
  roundCode: string;
  roundTitle: string;
}

type Grounded = Pick<ReviewedChallenge, "roundId" | "pattern" | "hasOwnerOpinion" | "reviewStage">;

export async function readGround(challenge: Grounded, tx?: Transaction): Promise<ReviewGround> {
  return groundOf(await readRoundSettings(challenge.roundId, tx), challenge);
}

/** The same from settings that are read already: many challenges share a round. What another stage marks is left out in this one. */
export function groundOf(round: RoundSettings, challenge: Grounded): ReviewGround {
  const rules = rulesOfStage(round.rules, challenge.reviewStage);
  return { rules, rubric: rubricFor(rules.stage.rubric ?? round.rubric, challenge, rules.stage.criteria), names: criterionNames(round), roundCode: round.code, roundTitle: round.title };
}

/** What is not marked here and how totals are made then, for pages; null where everything counts. */
export function leftOutOf({ rubric }: ReviewGround): LeftOut | null {
  const weightOf = (lines: readonly { weight: number }[]) => lines.reduce((sum, { weight }) => sum + weight, 0);
  const factor = `${String(weightOf([...rubric.used, ...rubric.leftOut]))}/${String(weightOf(rubric.used))}`;
  return rubric.leftOut.length > 0 ? { criteria: [...rubric.leftOut], factor } : null;
}
