import type { Pattern } from "#app/domain/kernel/pattern.ts";
import { type OwnerShare, ownerShareOf } from "#app/domain/review/rubric.ts";
import { rubricsOf } from "#app/domain/review/stages.ts";
import type { RubricLine } from "#app/domain/round/rubric-schema.ts";
import type { RoundRules } from "#app/domain/round/schema.ts";
import { ownerCriterionWords } from "#app/messages/zh-CN/owner-criterion.ts";
import { stageRubricWords } from "#app/messages/zh-CN/stages.ts";
import { RubricTable } from "./rubric-table.tsx";

/** 评审标准 of a round, or of an item of this pattern: one table, or one for each stage that has its own, and what becomes of the owner's criterion. */
export function RoundRubrics({ rules, rubric, pattern }: { rules: RoundRules; rubric: RubricLine[]; pattern: Pattern | null }) {
  const rubrics = rubricsOf({ rules, rubric });
  return (
    <>
      {rubrics.map(({ stages, lines }, index) => (
        <div key={stages[0]?.number ?? 0} className={index > 0 ? "mt-6" : undefined}>
          {rubrics.length > 1 && <h4 className="mb-1 font-bold">{stageRubricWords.usedBy(stages)}</h4>}
          <RubricTable lines={lines} />
          <OwnerCriterion share={ownerShareOf(lines, pattern)} pattern={pattern} />
        </div>
      ))}
    </>
  );
}

function OwnerCriterion({ share, pattern }: { share: OwnerShare | null; pattern: Pattern | null }) {
  return share && <p className="measure mt-2 text-sm text-soft">{ownerCriterionWords(share, pattern)}</p>;
}
