import { type ClipboardEvent, useState } from "react";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { FieldNote } from "#app/components/form/field-note.tsx";
import type { BidForm } from "#app/domain/bid/form-schema.ts";
import { draftOfForm, hasTwoEnds, promisedValue } from "#app/domain/bid/form.ts";
import type { Indicator } from "#app/domain/challenge/indicator.ts";
import { judge } from "#app/domain/challenge/judge.ts";
import { foreignUnit, readMeasured } from "#app/domain/challenge/unit/measured.ts";
import { convertedWords } from "#app/messages/zh-CN/indicator-paste.ts";
import { plainFieldWords } from "#app/messages/zh-CN/fields.ts";
import { requirementWords } from "#app/messages/zh-CN/requirement.ts";
import type { Problems } from "./bid-field.ts";
import { anchorOf } from "./bid-anchor.ts";
import { pasteRows } from "./paste-rows.ts";
import { VerdictMark } from "./verdict-mark.tsx";

type Row = BidForm["promised"][number];

export interface PromiseTableProps {
  indicators: readonly Indicator[];
  rows: readonly Row[];
  problems: Problems;
  /** Promised values can be typed; in a correction only the words behind them may. */
  isValueOpen: boolean;
  isEvidenceOpen: boolean;
}

/** 指标承诺: what is listed beside what is promised, judged at once in words and colour. Values paste from a spreadsheet. */
export function PromiseTable({ indicators, rows, ...rest }: PromiseTableProps) {
  return (
    <table className="cards w-full border-collapse text-sm">
      <caption className="sr-only">指标承诺</caption>
      <thead>
        <tr className="text-left">
          <th scope="col" className="border-b-2 border-blue px-2 py-2">
            考核指标
          </th>
          <th scope="col" className="w-32 border-b-2 border-blue px-2 py-2">
            榜单要求
          </th>
          <th scope="col" className="w-52 border-b-2 border-blue px-2 py-2">
            承诺值
          </th>
          <th scope="col" className="w-40 border-b-2 border-blue px-2 py-2">
            对照
          </th>
          <th scope="col" className="w-64 border-b-2 border-blue px-2 py-2">
            依据说明（选填）
          </th>
        </tr>
      </thead>
      <tbody>
        {indicators.map((indicator, index) => (
          <PromiseRow key={indicator.code} indicator={indicator} index={index} row={rows[index] ?? { code: indicator.code, low: "", high: "", answer: "", evidence: "" }} {...rest} />
        ))}
      </tbody>
    </table>
  );
}

function PromiseRow({ indicator, index, row, problems, isValueOpen, isEvidenceOpen }: { indicator: Indicator; index: number; row: Row } & Omit<PromiseTableProps, "indicators" | "rows">) {
  const [typed, setTyped] = useState(row);
  const path = `promised.${indicator.code}`;
  const problem = problems.get(path);
  const draft = draftOfForm({ ...noFields, promised: [typed] }, [indicator]);
  const isUnread = Object.keys(draft.unread).length > 0;
  const verdict = judge(indicator, promisedValue(draft.promised[indicator.code]));
  return (
    <tr className="hover:bg-wash">
      <th scope="row" className="border-b border-line px-2 py-2 text-left align-top font-normal">
        <span className="text-soft tabular-nums">{indicator.code}</span> <span className="font-medium">{indicator.name}</span>
        <span className="block text-xs text-soft">
          {indicator.hard ? "约束性" : "预期性"}
          {indicator.method && `，${indicator.method}`}
        </span>
      </th>
      <td data-label="榜单要求" className="border-b border-line px-2 py-2 align-top whitespace-nowrap tabular-nums">
        {requirementWords(indicator)}
      </td>
      <td data-label="承诺值" className="border-b border-line px-2 py-2 align-top">
        <input type="hidden" name={`promised[${index}].code`} value={indicator.code} />
        <div className="min-w-0">
          <PromiseInputs indicator={indicator} index={index} row={typed} path={path} problem={problem} isOpen={isValueOpen} onChange={(change) => setTyped((before) => ({ ...before, ...change }))} />
          {[typed.low, typed.high].flatMap((text) => convertedIn(text, indicator.unit)).map((words) => (
            <p key={words} className="mt-1 text-soft">
              {words}
            </p>
          ))}
          {problem !== undefined && (
            <p id={`${anchorOf(path)}-error`} className="mt-1 font-medium text-red-dark">
              ▲ {plainFieldWords(problem)}
            </p>
          )}
        </div>
      </td>
      <td data-label="对照" className="border-b border-line px-2 py-2 align-top" aria-live="polite">
        {isUnread ? <span className="font-bold text-red-dark">{unreadWords([typed.low, typed.high], indicator.unit)}</span> : <VerdictMark verdict={verdict} isLong />}
      </td>
      <td data-label="依据说明（选填）" className="border-b border-line px-2 py-2 align-top">
        <div className="min-w-0 grow text-left">
          <textarea name={`promised[${index}].evidence`} rows={2} maxLength={2000} defaultValue={row.evidence} disabled={!isEvidenceOpen} aria-label={`${indicator.name} 的依据说明`} className={`${controlClass} text-sm`} />
          <FieldNote id={anchorOf(path)} />
        </div>
      </td>
    </tr>
  );
}

interface InputsProps {
  indicator: Indicator;
  index: number;
  row: Row;
  path: string;
  problem: string | undefined;
  isOpen: boolean;
  onChange: (change: Partial<Row>) => void;
}

function PromiseInputs({ indicator, index, row, path, problem, isOpen, onChange }: InputsProps) {
  const id = anchorOf(path);
  const shared = { disabled: !isOpen, "aria-invalid": problem === undefined ? undefined : true, "aria-describedby": problem === undefined ? undefined : `${id}-error` };
  if (indicator.comparator === "bool") {
    return (
      <select {...shared} id={id} name={`promised[${index}].answer`} defaultValue={row.answer} aria-label={`${indicator.name} 承诺`} className={`${controlClass} min-h-9 max-w-32`} onChange={(event) => onChange({ answer: event.currentTarget.value })}>
        <option value="">请选择</option>
        <option value="yes">合格</option>
        <option value="no">不合格</option>
      </select>
    );
  }
  const isRange = hasTwoEnds(indicator, row.high === "" ? null : [null, null]);
  const input = (end: "low" | "high", label: string) => (
    <input
      {...shared}
      id={end === "low" ? id : `${id}-high`}
      name={`promised[${index}].${end}`}
      defaultValue={row[end]}
      inputMode="decimal"
      autoComplete="off"
      aria-label={`${indicator.name} ${label}${indicator.unit ? `（${indicator.unit}）` : ""}`}
      className={`${controlClass} min-h-9 max-w-24 text-right tabular-nums`}
      onChange={(event) => onChange({ [end]: event.currentTarget.value })}
      onPaste={(event: ClipboardEvent<HTMLInputElement>) => pasteRows(event, index, end)}
    />
  );
  return (
    <span className="flex items-center gap-1.5">
      {isRange ? (
        <>
          {input("low", "下限")}
          <span aria-hidden>～</span>
          {input("high", "上限")}
        </>
      ) : (
        input("low", "承诺值")
      )}
      <span className="flex-none">{indicator.unit}</span>
    </span>
  );
}

/** `0.3 万t/a = 3,000 t/a` where another unit was typed than the list asks for. */
function convertedIn(text: string, unit: string): string[] {
  const read = readMeasured(text, unit);
  return read?.typed ? [convertedWords(read.typed, { value: read.value, unit })] : [];
}

function unreadWords(texts: readonly string[], unit: string): string {
  const foreign = texts.map((text) => foreignUnit(text, unit)).find((one) => one !== null);
  return foreign === undefined ? plainFieldWords("unreadable") : plainFieldWords(`unitDiffers:${foreign}:${unit}`);
}

/** The rest of a form whose promises alone are read. */
const noFields: Omit<BidForm, "revision" | "promised"> = {
  projectLead: { name: "", phone: "", code: "" },
  members: [],
  leadPart: { moneyIn: { fiscalFen: "", ownerPayFen: "", selfRaisedFen: "" }, moneyOutFen: "", ipShare: "", showsBudget: "" },
  trl: { now: "", target: "" },
  summary: "",
  money: { fiscalFen: "", ownerPayFen: "", selfRaisedFen: "" },
  milestones: [],
  milestonesPasted: "",
  unitCost: { rawMaterial: "", energy: "", chemicals: "", labour: "", depreciation: "", transport: "", basis: "" },
  statements: { integrity: "", truthfulness: "", noDoubleFunding: "", notClassified: "" },
};
