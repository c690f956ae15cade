import { type SubmissionResult, useForm } from "@conform-to/react";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { ownerCriterion } from "#app/domain/review/rubric.ts";
import { readSheet, sheetProblems, sheetTotal, textLength } from "#app/domain/review/sheet.ts";
import { formatFixed } from "#app/domain/kernel/decimal.ts";
import type { OwnReview } from "#app/domain/review/view.ts";
import { formatClock } from "#app/messages/format.ts";
import { leftOutWords, vetoFieldWords } from "#app/messages/zh-CN/review.ts";
import { BackgroundSave, type SaveReport } from "#app/components/form/background-save.ts";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { controlClass, describedBy, type FieldLike, FieldProblem, readField } from "#app/components/form/field-frame.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { CriterionField } from "./criterion-field.tsx";
import { PrintedSheet } from "./printed-sheet.tsx";
import { OwnerViewNote } from "./owner-view-note.tsx";

type Sheet = Pick<OwnReview["sheet"], "marks" | "reasons" | "flags" | "vetoes" | "opinion">;

/** What the autosave answers. */
interface Saved {
  revision: number;
  savedAt: string;
  unread: string[];
}

export interface ScoreFormProps {
  view: OwnReview;
  frame: WorkFrame;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** 评分表: native form, saved by itself where there is script. Shows the own total and what is left, never anybody else's. */
export function ScoreForm({ view, frame, lastResult }: ScoreFormProps) {
  const { sheet, criteria, isOpen, leastOpinion } = view;
  const [form, fields] = useForm<Sheet & { revision: string }>({ id: "sheet", lastResult, defaultValue: { ...sheet, revision: String(sheet.revision) }, shouldValidate: "onSubmit" });
  const marks = fields.marks.getFieldset() as unknown as Record<string, FieldLike>;
  const reasons = fields.reasons.getFieldset() as unknown as Record<string, FieldLike>;
  const flags = fields.flags.getFieldset() as unknown as Record<string, FieldLike>;
  const vetoes = fields.vetoes.getFieldset() as unknown as Record<string, FieldLike>;
  const element = useRef<HTMLFormElement>(null);
  // After a refused save the fields show what was typed, not what is stored.
  const [typed, setTyped] = useState<Sheet>(() => ({ ...sheet, ...(lastResult?.initialValue as Partial<Sheet> | undefined) }));
  const saving = useSaving(element, view);
  const left = whatIsLeft(typed, view);
  return (
    <>
      <form method="post" id={form.id} ref={element} onInput={() => element.current && setTyped(sheetOf(element.current))} noValidate autoComplete="off" aria-label="评分表">
        <ErrorSummary form={form} labels={Object.fromEntries(criteria.flatMap(({ code, name }) => [[`marks.${code}`, `${code} ${name}`], [`reasons.${code}`, `${code} 理由`], [`vetoes.${code}`, vetoFieldWords.label(code)]]))} />
        <input type="hidden" name="revision" value={sheet.revision} />
        <Once frame={frame} name="sheet" />
        {view.leftOut && <p className="text-sm text-soft">{leftOutWords(view.leftOut.criteria, view.leftOut.factor)}</p>}
        {criteria.map((criterion) => (
          <CriterionField
            key={criterion.code}
            criterion={criterion}
            mark={readField(marks[criterion.code]!)}
            reason={readField(reasons[criterion.code]!)}
            typed={{ mark: typed.marks[criterion.code] ?? "", reason: typed.reasons[criterion.code] ?? "", isVeto: Boolean(typed.flags[criterion.code]) }}
            veto={criterion.veto ? { matter: criterion.veto, flag: readField(flags[criterion.code]!), reason: readField(vetoes[criterion.code]!) } : null}
            least={view}
            proposal={view.proposal}
            isOpen={isOpen}
            note={criterion.code === ownerCriterion && view.ownerView && <OwnerViewNote view={view.ownerView} challengeNo={view.challenge.no} />}
          />
        ))}
        <Opinion field={readField(fields.opinion)} length={textLength(typed.opinion)} least={leastOpinion} isOpen={isOpen} />
        <p className="mt-3">
          本份合计 <strong className="text-lg tabular-nums">{left.total ?? "—"}</strong> 分
          {view.ownMean && <span className="ml-4 text-soft">本人目前均分 {view.ownMean}</span>}
        </p>
        <p className="text-sm text-soft" role="status">
          {left.missing === 0 ? "本份已评完。" : `本份还有 ${left.missing} 处未填。`}
        </p>
        {isOpen && (
          <div className="sticky bottom-0 mt-3 flex flex-wrap items-center gap-3 border-t border-line bg-white py-3">
            <Button name="intent" value="save">
              暂存
            </Button>
            <SaveLine saving={saving} />
          </div>
        )}
      </form>
      <PrintedSheet view={view} typed={typed} total={left.total} />
    </>
  );
}

interface Saving {
  savedAt: string | null;
  state: SaveReport<unknown>["kind"] | "idle";
  problem: string | null;
  unread: string[];
}

/** How the saving stands; it starts from what the server rendered, and without script it stays there. */
function useSaving(form: RefObject<HTMLFormElement>, { id, sheet, isOpen }: OwnReview): Saving {
  const [saving, setSaving] = useState<Saving>({ savedAt: sheet.savedAt, state: "idle", problem: null, unread: [] });
  useEffect(() => {
    if (!isOpen || !form.current) return;
    const background = new BackgroundSave<Saved>(form.current, {
      to: `${location.pathname}/draft`,
      storageKey: `sheet ${id}`,
      report: (report) =>
        setSaving((before) => {
          if (report.kind === "saved") return { savedAt: report.value.savedAt, state: "saved", problem: null, unread: report.value.unread };
          return { ...before, state: report.kind, problem: report.kind === "failed" ? report.words : null };
        }),
    });
    return () => background.stop();
  }, [form, id, isOpen]);
  return saving;
}

function SaveLine({ saving: { savedAt, state, problem, unread } }: { saving: Saving }) {
  const rested = savedAt ? `已保存 ${formatClock(savedAt)}` : "尚未保存";
  const words = { idle: rested, saved: rested, typing: "有改动，即将保存", saving: "正在保存", failed: "没有保存成功" }[state];
  return (
    <span role="status" className={state === "failed" ? "font-medium text-red-dark" : "text-sm text-soft"}>
      {words}
      {problem && `：${problem}`}
      {unread.length > 0 && <span className="ml-2 text-red-dark">{unread.join("、")} 的分值无法识别，未保存</span>}
    </span>
  );
}

function Opinion({ field, length, least, isOpen }: { field: FieldLike; length: number; least: number; isOpen: boolean }) {
  return (
    <div className="py-4">
      <label htmlFor={field.id} className="font-bold">
        总体意见
      </label>
      <p className="text-sm text-soft">
        至少 {least} 字，现 <span className="tabular-nums">{length}</span> 字。意见将隐去姓名反馈申报单位。
      </p>
      <textarea
        id={field.id}
        name={field.name}
        rows={7}
        maxLength={5000}
        defaultValue={field.initialValue as string | undefined}
        readOnly={!isOpen}
        aria-invalid={field.errors?.length ? true : undefined}
        aria-describedby={describedBy(field, false)}
        className={`${controlClass} mt-1 read-only:bg-wash`}
      />
      <FieldProblem field={field} />
    </div>
  );
}

/** The form's texts as a sheet. */
function sheetOf(form: HTMLFormElement): Sheet {
  const texts = [...new FormData(form)].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : []));
  const under = (prefix: string) => Object.fromEntries(texts.flatMap(([name, value]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [])));
  return { marks: under("marks."), reasons: under("reasons."), flags: under("flags."), vetoes: under("vetoes."), opinion: texts.find(([name]) => name === "opinion")?.[1] ?? "" };
}

function whatIsLeft(typed: Sheet, view: OwnReview): { total: string | null; missing: number } {
  const readable = Object.fromEntries(Object.entries(typed.marks).filter(([code, mark]) => readSheet({ marks: { [code]: mark }, reasons: {}, opinion: "" }, view.criteria).ok));
  const sheet = readSheet({ ...typed, marks: readable }, view.criteria);
  if (!sheet.ok) return { total: null, missing: view.missing.length };
  const total = sheetTotal(sheet.value, { used: view.criteria, leftOut: view.leftOut?.criteria ?? [] });
  return { total: total && formatFixed(total, 2), missing: sheetProblems(sheet.value, view.criteria, view).length };
}
