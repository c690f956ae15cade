import type { FieldLike } from "#app/components/form/field-frame.tsx";
import { vettingCriteria } from "#app/domain/demand/vetting.ts";
import { criterionWords } from "#app/messages/zh-CN/demand.ts";

interface ExpertRow {
  name: FieldLike;
  unit: FieldLike;
  no: FieldLike;
  marks: FieldLike;
}

const cell = "block min-h-9 w-full rounded border border-edge bg-white px-2 py-1";

/** The panel as a table of fields: name, unit, number in the bank, four marks; empty rows do not count. */
export function VettingExperts({ rows, errors, id }: { rows: ExpertRow[]; errors?: string[]; id: string }) {
  return (
    <div id={id} tabIndex={-1}>
      {errors?.length ? <p className="mb-2 font-medium text-red-dark">{errors.join(" ")}</p> : null}
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="专家和打分">
        <table className="w-full min-w-176 border-collapse text-sm">
          <thead>
            <tr>
              {["姓名", "单位", "专家编号", ...vettingCriteria.map((criterion) => criterionWords[criterion])].map((head) => (
                <th key={head} scope="col" className="border-b-2 border-blue px-1 py-1.5 text-left">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={row.name.name}>
                <td className="px-1 py-1 align-top">
                  <input id={row.name.id} name={row.name.name} defaultValue={row.name.initialValue as string | undefined} aria-label={`第 ${index + 1} 人 姓名`} className={cell} />
                  {row.name.errors?.length ? <span className="text-red-dark">{row.name.errors.join(" ")}</span> : null}
                </td>
                <td className="w-1/3 px-1 py-1 align-top">
                  <input name={row.unit.name} defaultValue={row.unit.initialValue as string | undefined} aria-label={`第 ${index + 1} 人 单位`} className={cell} />
                </td>
                <td className="w-28 px-1 py-1 align-top">
                  <input id={row.no.id} name={row.no.name} defaultValue={row.no.initialValue as string | undefined} aria-label={`第 ${index + 1} 人 专家编号，在库的填写`} placeholder="在库的填" className={cell} />
                  {row.no.errors?.length ? <span className="text-red-dark">{row.no.errors.join(" ")}</span> : null}
                </td>
                {vettingCriteria.map((criterion, at) => (
                  <td key={criterion} className="w-20 px-1 py-1 align-top">
                    <input name={`${row.marks.name}[${at}]`} defaultValue={markOf(row.marks, at)} inputMode="decimal" aria-label={`第 ${index + 1} 人 ${criterionWords[criterion]}`} className={`${cell} text-right tabular-nums`} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function markOf(field: FieldLike, at: number): string | undefined {
  return Array.isArray(field.initialValue) ? (field.initialValue as (string | undefined)[])[at] : undefined;
}
