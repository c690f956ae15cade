import { CheckField, SelectField, TextArea, TextField } from "#app/components/form/fields.tsx";
import { rowsOf } from "#app/domain/bid/full-form.ts";
import { type FullDraft, type FullField, type FullPartCode, type FullRow, leadKey, partOf } from "#app/domain/bid/full-parts.ts";
import { plainFieldWords } from "#app/messages/zh-CN/fields.ts";
import { fullChoiceWords, fullFieldWords, fullPartWords, fullWords } from "#app/messages/zh-CN/full-form.ts";
import { bidField, type Problems } from "./bid-field.ts";
import { anchorOf } from "./bid-anchor.ts";
import { BudgetMatrixView } from "./budget-matrix-view.tsx";
import { type FormUnit, RowTable } from "./full-row-table.tsx";

export interface FullPartProps {
  code: FullPartCode;
  full: FullDraft;
  /** The units, the lead first. */
  units: readonly FormUnit[];
  problems: Problems;
  isOpen: boolean;
}

/** One part of 完整申报书: its fields once, a block for each unit, or a table with a row for each entry. */
export function FullPartFields({ code, full, units, problems, isOpen }: FullPartProps) {
  const { shape } = partOf(code);
  const rows = rowsOf(full, code, units.map(({ key }) => key));
  const problem = problems.get(`full.${code}`);
  return (
    <fieldset id={anchorOf(`full.${code}`)} disabled={!isOpen}>
      <legend className="sr-only">{fullPartWords[code].title}</legend>
      <p className="mb-3 measure text-sm text-soft">{fullPartWords[code].hint}</p>
      {shape === "once" && <Fields code={code} index={0} row={rows[0] ?? {}} problems={problems} />}
      {code === "units" &&
        rows.map((row, index) => (
          <fieldset key={row.key} className="mb-3 rounded border border-line px-4 pt-3">
            <legend className="px-1 font-medium">{units[index]?.name ?? fullWords.leadUnit}</legend>
            <input type="hidden" name={`full.units[${index}].key`} value={row.key ?? leadKey} />
            <Fields code={code} index={index} row={row} problems={problems} />
          </fieldset>
        ))}
      {(shape === "rows" || code === "budgetLines") && <RowTable code={code} rows={rows} units={units} problems={problems} isOpen={isOpen} />}
      {code === "budgetYears" && <BudgetMatrixView rows={rows} units={units} />}
      {problem !== undefined && <p className="mt-2 font-medium text-red-dark">▲ {plainFieldWords(problem)}</p>}
    </fieldset>
  );
}

interface RowProps {
  code: FullPartCode;
  index: number;
  row: FullRow;
  problems: Problems;
}

/** The fields of one row, long texts over the whole width, the rest beside each other. */
function Fields({ code, index, row, problems }: RowProps) {
  const { fields } = partOf(code);
  const isLong = ({ kind }: FullField) => kind === "long" || kind === "flag";
  const short = fields.filter((field) => !isLong(field));
  return (
    <>
      {short.length > 0 && (
        <div className="gap-x-6 sm:grid sm:grid-cols-2 lg:grid-cols-3">
          {short.map((field) => (
            <Field key={field.key} code={code} index={index} row={row} problems={problems} field={field} />
          ))}
        </div>
      )}
      {fields.filter(isLong).map((field) => (
        <Field key={field.key} code={code} index={index} row={row} problems={problems} field={field} />
      ))}
    </>
  );
}

function Field({ code, index, row, problems, field }: RowProps & { field: FullField }) {
  const { label, hint, unit } = fullFieldWords[code][field.key] ?? { label: field.key };
  const shared = { field: bidField(`full.${code}.${index}.${field.key}`, row[field.key] ?? "", problems, { maxLength: field.most ?? 40 }), label, isOptional: !field.needed, ...(hint && { hint }) };
  if (field.kind === "flag") return <CheckField {...shared} />;
  if (field.kind === "choice") return <SelectField {...shared} options={(field.choices ?? []).map((value) => ({ value, words: fullChoiceWords[value] ?? value }))} />;
  if (field.kind === "long") return <TextArea {...shared} rows={field.most && field.most > 3_000 ? 10 : 5} />;
  const isNumber = field.kind !== "line" && field.kind !== "date";
  return <TextField {...shared} {...(unit && { unit })} {...(isNumber && { inputMode: "decimal", className: "max-w-36 text-right tabular-nums" })} />;
}
