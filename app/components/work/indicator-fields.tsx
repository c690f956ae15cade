import { type ButtonHTMLAttributes, useState } from "react";
import { describedBy, type FieldLike } from "#app/components/form/field-frame.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { StandardNotes } from "#app/components/challenge/standard-notes.tsx";
import { checkUnit } from "#app/domain/challenge/unit/unit-check.ts";
import { unitWords } from "#app/messages/zh-CN/indicator-paste.ts";
import { indicatorRowWords as words } from "#app/messages/zh-CN/indicator-row.ts";
import { comparators, type Comparator } from "#app/domain/challenge/comparator.ts";

const keys = ["code", "name", "comparator", "value", "upper", "unit", "basis", "method", "verification", "mode", "baseline", "hard"] as const;
type Key = (typeof keys)[number];
export type IndicatorFieldSet = Record<Key, FieldLike>;

/** What Conform gives a button that changes a list; works without script too. */
export type RowButton = Pick<ButtonHTMLAttributes<HTMLButtonElement>, "name" | "value" | "form" | "formNoValidate">;

const comparatorWords: Record<Comparator, string> = { "<=": "≤ 不高于", ">=": "≥ 不低于", "=": "＝ 等于", range: "区间", countRange: "数量区间", bool: "合格／不合格" };

/** Width of each field on a wide screen, in twelfths. */
const spans: Record<Key, string> = {
  code: "lg:col-span-1",
  name: "lg:col-span-4",
  comparator: "lg:col-span-2",
  value: "lg:col-span-2",
  upper: "lg:col-span-1",
  unit: "lg:col-span-2",
  basis: "lg:col-span-2",
  method: "lg:col-span-4",
  verification: "lg:col-span-2",
  mode: "lg:col-span-2",
  baseline: "lg:col-span-1",
  hard: "lg:col-span-1",
};

const controlClass = "block min-h-9 w-full rounded border border-edge bg-white px-2 py-1 aria-invalid:border-2 aria-invalid:border-red";

/** The indicators as rows of fields; rows left empty at the end do not count. */
export function IndicatorFields({ rows, errors, id, removeProps }: { rows: IndicatorFieldSet[]; errors?: string[]; id: string; removeProps: (index: number) => RowButton }) {
  return (
    <div id={id} tabIndex={-1}>
      {errors?.length ? <p className="mb-2 font-medium text-red-dark">{errors.join(" ")}</p> : null}
      <ol className="space-y-3">
        {rows.map((row, index) => (
          <li key={row.code.name}>
            <fieldset className="grid grid-cols-2 gap-x-3 gap-y-2 rounded border border-line p-3 text-sm lg:grid-cols-12">
              <legend className="sr-only">第 {index + 1} 项指标</legend>
              {keys.map((key) => (
                <div key={key} className={spans[key]}>
                  <IndicatorField field={row[key]} name={key} indicator={row.name} />
                </div>
              ))}
              <Button tone="plain" className="col-span-2 min-h-8 justify-self-start px-2 text-sm lg:col-span-12" {...removeProps(index)}>
                删除第 {index + 1} 项
              </Button>
            </fieldset>
          </li>
        ))}
      </ol>
    </div>
  );
}

const textOf = (field: FieldLike) => (typeof field.initialValue === "string" ? field.initialValue : "");

/** A unit that is not in the table, or does not fit what the name says, before the form is sent; sent, it is refused. */
function UnitNote({ name, unit }: { name: string; unit: string }) {
  const problem = unit === "" ? null : checkUnit({ name, unit });
  if (!problem) return null;
  return <span className="block text-red-dark">{problem.example === null ? unitWords.unitUnknown : unitWords.unitDimension(problem.example)}</span>;
}

function IndicatorField({ field, name, indicator }: { field: FieldLike; name: Key; indicator: FieldLike }) {
  const [typed, setTyped] = useState(textOf(field));
  return (
    <>
      <label htmlFor={field.id} className="text-soft">
        {words[name]}
      </label>
      <Control field={field} name={name} onType={setTyped} />
      {name === "method" && <StandardNotes method={typed} all />}
      {name === "unit" && !field.errors?.length && <UnitNote name={textOf(indicator)} unit={typed} />}
      {field.errors?.length ? (
        <p id={field.errorId} className="text-red-dark">
          {field.errors.join(" ")}
        </p>
      ) : null}
    </>
  );
}

function Control({ field, name, onType }: { field: FieldLike; name: Key; onType: (text: string) => void }) {
  const initial = field.initialValue as string | undefined;
  const shared = { id: field.id, name: field.name, "aria-invalid": field.errors?.length ? (true as const) : undefined, "aria-describedby": describedBy(field, false) };
  if (name === "hard") return <input type="checkbox" {...shared} defaultChecked={initial === "on"} className="mt-2 block size-4 accent-blue" />;
  if (name === "comparator") {
    return (
      <select {...shared} defaultValue={initial ?? ""} className={controlClass}>
        <option value="">请选择</option>
        {comparators.map((comparator) => (
          <option key={comparator} value={comparator}>
            {comparatorWords[comparator]}
          </option>
        ))}
      </select>
    );
  }
  if (name === "mode") {
    return (
      <select {...shared} defaultValue={initial ?? "absolute"} className={controlClass}>
        <option value="absolute">绝对值</option>
        <option value="relative">相对基准的变化（%）</option>
      </select>
    );
  }
  const isNumber = name === "value" || name === "upper" || name === "baseline";
  return <input {...shared} defaultValue={initial} onInput={({ currentTarget }) => onType(currentTarget.value)} inputMode={isNumber ? "decimal" : undefined} placeholder={name === "value" ? "数值或 合格" : undefined} className={`${controlClass} ${isNumber ? "text-right tabular-nums" : ""}`} />;
}
