import { controlClass } from "#app/components/form/field-frame.tsx";
import { type BlindMode, blindModes } from "#app/domain/review/blind.ts";
import { type StageKind, stageKinds } from "#app/domain/review/stage-kinds.ts";
import type { RubricLine } from "#app/domain/round/rubric-schema.ts";
import type { RoundRules } from "#app/domain/round/schema.ts";
import { stageWords } from "#app/messages/zh-CN/review.ts";
import { stageBlindWords, stageFieldWords, stagePageWords, stageRubricWords } from "#app/messages/zh-CN/stages.ts";

const numbers = ["weight", "expertsPerBid", "leastValidScores", "passMark", "advance"] as const;

/** A row as it was typed, numbers or not, or as it is stored. */
export interface TypedStage extends Partial<Record<(typeof numbers)[number], number | string>> {
  kind?: StageKind | undefined;
  blind?: BlindMode | undefined;
  criteria?: string | string[];
  /** Its own rubric, as it stands or as the form sent it back: JSON. */
  rubric?: RubricLine[] | string | undefined;
}

const most = 4;

const chosen = (row: TypedStage | undefined) => [row?.criteria ?? []].flat();

/** 评审阶段 as four rows of fields; one without a kind is not there. `stored`: how many of them have been saved. */
export function StageFields({ rows, criteria, rules, round, stored }: { rows: readonly TypedStage[]; criteria: readonly { code: string; name: string; weight: number }[]; rules: RoundRules; round: string; stored: number }) {
  const usual = { expertsPerBid: rules.expertsPerBid, leastValidScores: rules.leastValidScores };
  return (
    <>
      {Array.from({ length: most }, (_, index) => (
        <fieldset key={index} className="mb-6 rounded border border-line px-4 pb-3">
          <legend className="px-1 font-bold">{stagePageWords.row(index + 1)}</legend>
          <div className="grid gap-x-6 gap-y-3 sm:grid-cols-3 lg:grid-cols-4">
            <label className="block">
              {stageFieldWords.kind.label}
              <select name={`stages[${index}].kind`} defaultValue={rows[index]?.kind ?? ""} className={`${controlClass} mt-1 min-h-10`}>
                <option value="">{stagePageWords.none}</option>
                {stageKinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {stageWords[kind]}
                  </option>
                ))}
              </select>
            </label>
            {numbers.map((name) => (
              <label key={name} className="block">
                {stageFieldWords[name].label}
                <span className="mt-1 flex items-center gap-2">
                  <input name={`stages[${index}].${name}`} inputMode="numeric" defaultValue={rows[index]?.[name] ?? ""} placeholder={name === "expertsPerBid" || name === "leastValidScores" ? String(usual[name]) : undefined} className={`${controlClass} min-h-10 max-w-24`} />
                  {stageFieldWords[name].unit}
                </span>
                <span className="text-sm text-soft">{stageFieldWords[name].hint}</span>
              </label>
            ))}
            <label className="block">
              {stageFieldWords.blind.label}
              <select name={`stages[${index}].blind`} defaultValue={rows[index]?.blind ?? ""} className={`${controlClass} mt-1 min-h-10`}>
                <option value="">{stagePageWords.asRound}</option>
                {blindModes.map((mode) => (
                  <option key={mode} value={mode}>
                    {stageBlindWords[mode]}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <StageRubricLink row={rows[index]} href={`/work/rounds/${encodeURIComponent(round)}/stages/${String(index + 1)}/rubric`} name={`stages[${index}].rubric`} isStored={stored > index} />
          {!rows[index]?.rubric && (
            <details className="mt-3" open={chosen(rows[index]).length > 0}>
              <summary>{stageFieldWords.criteria.label}</summary>
              <p className="text-sm text-soft">{stageFieldWords.criteria.hint}</p>
              <div className="mt-1 grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
                {criteria.map(({ code, name, weight }) => (
                  <label key={code} className="flex min-h-8 items-center gap-2">
                    <input type="checkbox" name={`stages[${index}].criteria`} value={code} defaultChecked={chosen(rows[index]).includes(code)} className="size-4 flex-none accent-blue" />
                    {code} {name}（{weight}）
                  </label>
                ))}
              </div>
            </details>
          )}
        </fieldset>
      ))}
    </>
  );
}

/** The own rubric travels with its row, so that it moves and goes with it; it is changed on a page of its own. */
function StageRubricLink({ row, href, name, isStored }: { row: TypedStage | undefined; href: string; name: string; isStored: boolean }) {
  const lines = linesOf(row?.rubric);
  if (!lines && (!isStored || !Number(row?.weight ?? 0))) return null;
  return (
    <p className="mt-3">
      {lines && <input type="hidden" name={name} value={JSON.stringify(lines)} />}
      {isStored ? <a href={href}>{lines ? stageRubricWords.change(lines.length) : stageRubricWords.set}</a> : lines && stageRubricWords.change(lines.length)}
    </p>
  );
}

/** What is no rubric at all (a hand in the hidden field) is none here; the action has named it. */
function linesOf(own: RubricLine[] | string | undefined): RubricLine[] | undefined {
  if (typeof own !== "string") return own;
  try {
    const read: unknown = JSON.parse(own);
    return Array.isArray(read) ? (read as RubricLine[]) : undefined;
  } catch {
    return undefined;
  }
}
