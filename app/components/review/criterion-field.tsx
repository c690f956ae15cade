import { bandFloor, bandOf, bands } from "#app/domain/review/bands.ts";
import { parseMark } from "#app/domain/review/score-sheets.ts";
import type { ProposedMark } from "#app/domain/review/proposal.ts";
import type { MarkedCriterion } from "#app/domain/review/view.ts";
import { formatHundredths } from "#app/domain/kernel/hundredths.ts";
import { type LeastTexts, needsReason, textLength } from "#app/domain/review/sheet.ts";
import { bandWords, proposalWords } from "#app/messages/zh-CN/review.ts";
import { controlClass, describedBy, type FieldLike, FieldProblem } from "#app/components/form/field-frame.tsx";
import { VetoField } from "./veto-field.tsx";

export interface CriterionFieldProps {
  criterion: MarkedCriterion;
  mark: FieldLike;
  reason: FieldLike;
  /** As typed now, for the band beside it. */
  typed: { mark: string; reason: string; isVeto: boolean };
  /** 一票否决: when, the box and its reason; null where it cannot be raised. */
  veto: { matter: string; flag: FieldLike; reason: FieldLike } | null;
  least: Pick<LeastTexts, "reasonBelow" | "leastReason">;
  proposal: ProposedMark | null;
  isOpen: boolean;
  /** What is read beside it: 需求方意见. */
  note?: React.ReactNode;
}

/** One criterion: what it looks at, the bands as ranges, the mark, and a reason where it is low. */
export function CriterionField({ criterion, mark, reason, typed, veto, least, proposal, isOpen, note }: CriterionFieldProps) {
  const { code, name, looksAt, rule, weight, bands: worded } = criterion;
  const read = typed.mark.trim() === "" ? null : parseMark(typed.mark, weight);
  const band = read?.ok ? bandOf(read.value, weight) : null;
  const isLow = read?.ok === true && needsReason(read.value, weight, least);
  const floor = formatHundredths(least.reasonBelow * weight);
  const length = textLength(typed.reason);
  return (
    <fieldset className="border-b border-line py-4">
      <legend className="float-left w-full font-bold">
        <span className="tabular-nums">{code}</span> {name}
        <span className="ml-2 text-sm font-normal text-soft">满分 {weight}</span>
      </legend>
      <p className="clear-left text-sm">{looksAt}</p>
      {rule && <p className="text-sm text-red-dark">{rule}</p>}
      {note}
      <ul id={`${mark.id}-bands`} className={`mt-1 text-sm text-soft ${worded ? "space-y-0.5" : "flex flex-wrap gap-x-4"}`}>
        {bands.map((one) => (
          <li key={one} className={one === band ? "font-bold text-ink" : undefined}>
            <span className="whitespace-nowrap tabular-nums">
              {bandWords[one]} {rangeOf(one, weight)}
            </span>
            {worded?.[one] && `　${worded[one]}`}
          </li>
        ))}
      </ul>
      {proposal?.criterion === code && (
        <p className="mt-1 text-sm font-medium text-red-dark">
          ▲ {proposalWords(proposal)}
        </p>
      )}
      <p className="mt-2 flex items-center gap-2">
        <label htmlFor={mark.id} className="whitespace-nowrap">
          得分
        </label>
        <input
          id={mark.id}
          name={mark.name}
          inputMode="decimal"
          autoComplete="off"
          maxLength={10}
          defaultValue={mark.initialValue as string | undefined}
          readOnly={!isOpen}
          aria-invalid={mark.errors?.length ? true : undefined}
          aria-describedby={`${mark.id}-bands ${describedBy(mark, false) ?? ""}`.trim()}
          className="w-24 rounded border border-edge bg-white px-3 py-1.5 text-right tabular-nums read-only:bg-wash aria-invalid:border-2 aria-invalid:border-red"
        />
        <span>分</span>
        {band && <strong className={isLow ? "text-red" : undefined}>{bandWords[band]}</strong>}
        {read && !read.ok && <span className="font-medium text-red-dark">▲ 请填写 0 到 {weight}，最多两位小数</span>}
      </p>
      <FieldProblem field={mark} />
      <details open={isLow || typed.reason !== "" || Boolean(reason.errors?.length)} className="mt-2">
        <summary className="text-sm">
          {isLow ? <strong className="text-red-dark">须写明理由</strong> : "理由"}（低于 {floor} 分必填，至少 {least.leastReason} 字，现 {length} 字）
        </summary>
        <textarea
          id={reason.id}
          name={reason.name}
          rows={2}
          maxLength={2000}
          aria-label={`${code} ${name}：理由`}
          defaultValue={reason.initialValue as string | undefined}
          readOnly={!isOpen}
          aria-invalid={reason.errors?.length ? true : undefined}
          aria-describedby={describedBy(reason, false)}
          className={`${controlClass} mt-1 read-only:bg-wash`}
        />
        <FieldProblem field={reason} />
      </details>
      {veto && <VetoField code={code} {...veto} isRaised={typed.isVeto} isOpen={isOpen} />}
    </fieldset>
  );
}

function rangeOf(band: (typeof bands)[number], weight: number): string {
  const above = bands[bands.indexOf(band) - 1];
  // Marks have two decimals: the highest of a band is a hundredth below the next one's least.
  const most = above ? (Number(bandFloor(above, weight)) - 0.01).toFixed(2) : weight.toFixed(2);
  return `${bandFloor(band, weight)}–${most}`;
}
