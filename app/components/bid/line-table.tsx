import { correctableFields, rejectReasons } from "#app/domain/bid/correctable.ts";
import { fieldsOfLine, formLines, type FormLineCode, type LineVerdict } from "#app/domain/bid/form-lines.ts";
import type { WholeBid } from "#app/domain/bid/view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { correctableWords, rejectReasonWords } from "#app/messages/zh-CN/bid.ts";
import { formLineWords, lineVerdictWords } from "#app/messages/zh-CN/form-check.ts";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { FindingMark } from "./finding-mark.tsx";
import { LineMark } from "./line-mark.tsx";

/** 逐项意见: each line with what was found and what an officer says to it; clean lines are folded. */
export function LineTable({ bid, findingWords, frame, may }: Omit<LineProps, "code">) {
  const isClean = (code: FormLineCode) => bid.findings.some(({ check, level }) => check === code && level === "ok") && !bid.lines.some(({ line }) => line === code);
  const open = formLines.filter((code) => !isClean(code));
  const clean = formLines.filter(isClean);
  const rowsOf = (codes: readonly FormLineCode[]) => codes.map((code) => <Line key={code} code={code} bid={bid} findingWords={findingWords} frame={frame} may={may} />);
  return (
    <>
      <dl className="divide-y divide-line border-y border-line">{rowsOf(open)}</dl>
      {clean.length > 0 && (
        <details className="mt-3">
          <summary>没有问题的 {clean.length} 项</summary>
          <dl className="mt-2 divide-y divide-line border-y border-line">{rowsOf(clean)}</dl>
        </details>
      )}
    </>
  );
}

interface LineProps {
  code: FormLineCode;
  bid: WholeBid;
  /** What was found, in words, by line. */
  findingWords: Readonly<Partial<Record<FormLineCode, string>>>;
  frame: WorkFrame;
  may: readonly LineVerdict[];
}

function Line({ code, bid, findingWords, frame, may }: LineProps) {
  const finding = bid.findings.find(({ check }) => check === code);
  const line = bid.lines.find((one) => one.line === code);
  return (
    <div className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[9rem_1fr]">
      <dt className="font-medium">{formLineWords[code]}</dt>
      <dd>
        {finding ? <FindingMark finding={finding} words={findingWords[code] ?? ""} /> : <span className="text-soft">自动审查不能判断的，在这里登记。</span>}
        {line && <LineMark line={line} />}
        {may.length > 0 && (
          <details className="no-print mt-1">
            <summary className="text-sm">{line ? "改意见" : "登记意见"}</summary>
            <LineForm code={code} bid={bid} frame={frame} may={may} />
          </details>
        )}
      </dd>
    </div>
  );
}

function LineForm({ code, bid, frame, may }: Omit<LineProps, "findingWords">) {
  const line = bid.lines.find((one) => one.line === code);
  const fields = line && line.fields.length > 0 ? line.fields : fieldsOfLine[code];
  return (
    <form method="post" className="mt-2 max-w-2xl space-y-3 rounded bg-wash px-4 py-3" aria-label={`${formLineWords[code]}的意见`}>
      <Once frame={frame} name={`line ${code}`} />
      <input type="hidden" name="line" value={code} />
      <fieldset className="flex flex-wrap gap-x-5 gap-y-1">
        <legend className="sr-only">意见</legend>
        {may.map((verdict) => (
          <label key={verdict} className="flex items-center gap-2">
            <input type="radio" name="verdict" value={verdict} required defaultChecked={line?.verdict === verdict} className="size-4 accent-blue" />
            {lineVerdictWords[verdict]}
          </label>
        ))}
      </fieldset>
      {may.includes("correct") && (
      <>
      <fieldset className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
        <legend className="mb-1">须补正的，单位可以改动：</legend>
        {correctableFields.map((field) => (
          <label key={field} className="flex items-center gap-2">
            <input type="checkbox" name="fields" value={field} defaultChecked={fields.includes(field)} className="size-4 accent-blue" />
            {correctableWords[field]}
          </label>
        ))}
      </fieldset>
      <label className="block text-sm">
        不应受理的，原因：
        <select name="reasonCode" defaultValue={line?.reasonCode ?? ""} className={`${controlClass} max-w-xs`}>
          <option value="">请选择</option>
          {rejectReasons.map((reason) => (
            <option key={reason} value={reason}>
              {rejectReasonWords[reason]}
            </option>
          ))}
        </select>
      </label>
      </>
      )}
      <label className="block text-sm">
        说明（补正、不应受理必填，申报单位能看到）
        <textarea name="note" rows={2} maxLength={500} defaultValue={line?.note} className={controlClass} />
      </label>
      <Button name="intent" value="decideLine" tone="plain">
        登记意见
      </Button>
    </form>
  );
}
