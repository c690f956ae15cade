import { type SubmissionResult, useForm } from "@conform-to/react";
import { useRef } from "react";
import { EnterButton } from "#app/components/form/enter-button.tsx";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { Once } from "#app/components/form/once.tsx";
import { RadioactivityCheck } from "#app/components/challenge/radioactivity-check.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { IndicatorFields } from "#app/components/work/indicator-fields.tsx";
import { IndicatorPaste } from "#app/components/work/indicator-paste.tsx";
import { emptyRow } from "#app/domain/challenge/indicator-row.ts";
import type { DemandForm as DemandTexts } from "#app/domain/demand/form.ts";
import type { DemandEdit } from "#app/domain/demand/view.ts";
import type { FieldProblem } from "#app/domain/kernel/refusal.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { fieldWords } from "#app/messages/zh-CN/field-problems.ts";
import { demandFieldWords } from "#app/messages/zh-CN/demand.ts";
import { formatClock } from "#app/messages/format.ts";
import { DemandFields } from "./demand-fields.tsx";
import { useDemandSave } from "./use-demand-save.ts";

const firstRows = 4;

/** What Conform shows of a stored form: boxes are `on` or nothing. */
function startOf(form: DemandTexts) {
  const box = (is: boolean) => (is ? "on" : undefined);
  return {
    ...form,
    isConfidential: box(form.isConfidential),
    showsContact: box(form.showsContact),
    statements: Object.fromEntries(Object.entries(form.statements).map(([key, is]) => [key, box(is)])),
    indicators: (form.indicators.length > 0 ? form.indicators : Array.from({ length: firstRows }, () => emptyRow)).map((row) => ({ ...row, hard: box(row.hard) })),
  };
}

interface DemandFormProps {
  edit: DemandEdit;
  frame: WorkFrame;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** The form of a demand with its own saving: a firm's draft in the background, the bureau's revision as a version. */
export function DemandForm({ edit, frame, lastResult }: DemandFormProps) {
  const [form, fields] = useForm({ id: "demand", lastResult, defaultValue: startOf(edit.form) });
  const element = useRef<HTMLFormElement>(null);
  const isDraft = edit.by === "owner";
  // After a list's own button the rows on the page are not yet saved.
  const save = useDemandSave(element, isDraft ? `/work/demands/${encodeURIComponent(edit.no)}/draft` : null, edit, lastResult?.initialValue != null);
  const rows = fields.indicators.getFieldList();
  const labels = Object.fromEntries(Object.keys(form.allErrors).map((name) => [name, demandFieldWords(name)]));
  return (
    <>
      <Head edit={edit} save={save} frame={frame} />
      {isDraft && <MissingPart missing={save.missing} no={edit.no} />}
      <form ref={element} method="post" id={form.id} noValidate autoComplete="off" aria-label="需求征集表">
        <ErrorSummary form={form} labels={labels} />
        <input type="hidden" name="revision" defaultValue={edit.revision} />
        <Once frame={frame} name="demand" />
        <EnterButton intent={isDraft ? "save" : "revise"}>保存</EnterButton>
        <DemandFields
          fields={fields}
          money={fields.money.getFieldset()}
          statements={fields.statements.getFieldset() as never}
          edit={edit}
          indicators={
            <>
              <IndicatorPaste adoptProps={(pasted) => form.update.getButtonProps({ name: fields.indicators.name, value: pasted as never })} />
              <IndicatorFields id={fields.indicators.id} rows={rows.map((row) => row.getFieldset() as never)} errors={fields.indicators.errors} removeProps={(index) => form.remove.getButtonProps({ name: fields.indicators.name, index })} />
              <Button tone="plain" className="mt-3" {...form.insert.getButtonProps({ name: fields.indicators.name })}>
                增加一项指标
              </Button>
              <RadioactivityCheck />
            </>
          }
        />
        {isDraft ? (
          <div className="mt-8 flex flex-wrap items-center gap-4">
            <Button tone="plain" name="intent" value="save">
              暂存
            </Button>
            <Button name="intent" value="submit">
              提交需求
            </Button>
            <span className="text-sm text-soft">提交后不能自行修改；被退回的可以改后再提交。</span>
          </div>
        ) : (
          <div className="mt-8">
            <label className="block font-medium">
              修订说明
              <input name="note" maxLength={500} placeholder="如 第 3 项指标改为干基，与单位联系人电话确认" className="mt-1 block min-h-10 w-full max-w-3xl rounded border border-edge px-3 py-1.5 font-normal" />
            </label>
            <Button className="mt-3" name="intent" value="revise">
              保存为新版本
            </Button>
            <p className="mt-1 text-sm text-soft">单位可以看到前后对照；承诺书须针对最新版本签署。</p>
          </div>
        )}
        {/* Last, so that a button's own intent comes first: what the buttons of the list are sent with. */}
        <input type="hidden" name="intent" value={isDraft ? "save" : "revise"} />
      </form>
    </>
  );
}

function Head({ edit, save, frame }: { edit: DemandEdit; save: ReturnType<typeof useDemandSave>; frame: WorkFrame }) {
  const saved = save.problem ? "未保存" : save.isSaving ? "正在保存…" : save.savedAt ? `已保存 ${formatClock(save.savedAt)}` : "尚未保存";
  return (
    <div className="sticky top-0 z-20 -mx-4 mb-6 border-b-2 border-blue bg-white px-4 py-2 text-sm">
      <p className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
        <strong className="tabular-nums">{edit.no}</strong>
        {edit.by === "owner" && edit.closesAt && (
          <span>
            <span className="text-soft">征集截止 </span>
            <strong>
              <DateTime value={edit.closesAt} />
            </strong>
          </span>
        )}
        {edit.by === "owner" ? <strong>{edit.status === "returned" ? "退回修改" : "草稿"}，尚未提交</strong> : <strong>修订文本</strong>}
        {edit.by === "owner" && (
          <span role="status" className={save.problem ? "font-bold text-red-dark" : "text-soft"}>
            {saved}
          </span>
        )}
        {frame.site.supportPhone && <span className="text-soft">系统支持 {frame.site.supportPhone}</span>}
      </p>
      {save.problem && (
        <p role="alert" className="text-red-dark">
          {save.problem}
        </p>
      )}
    </div>
  );
}

/** 还缺 n 项 with the way to each. */
function MissingPart({ missing, no }: { missing: readonly FieldProblem[]; no: string }) {
  if (missing.length === 0) {
    return (
      <p role="status" className="my-4 rounded border border-l-4 border-line border-l-blue bg-blue-wash px-4 py-3">
        <strong>已填齐，可以提交。</strong> 保存不等于提交，状态变为“已提交”才算数。
      </p>
    );
  }
  const anchor = (path: string) => `#demand-${path.replace(/\.(\d+)(?=\.|$)/g, "[$1]")}`;
  return (
    <section aria-labelledby="missing-title" className="my-4 rounded border border-line bg-wash px-4 py-3">
      <h2 id="missing-title" className="text-base font-bold">
        还缺 {missing.length} 项
      </h2>
      <ol className="mt-2 list-decimal pl-6 max-sm:max-h-56 max-sm:overflow-y-auto sm:columns-2" aria-label={`${no} 还缺的内容`}>
        {missing.map(({ path, message }) => (
          <li key={path}>
            <a href={anchor(path)}>
              {demandFieldWords(path)}
              {message === "required" ? "" : `：${fieldWords(message)}`}
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}
