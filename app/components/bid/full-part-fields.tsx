import { CheckField, SelectField, TextArea, TextField } from "#app/components/form/fields.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { rowsOf } from "#app/domain/bid/full-form.ts";
import { type FullDraft, type FullField, type FullPartCode, type FullRow, leadKey, partOf } from "#app/domain/bid/full-parts.ts";
import { fieldWords } from "#app/messages/zh-CN/fields.ts";
import { fullChoiceWords, fullFieldWords, fullPartWords, fullWords } from "#app/messages/zh-CN/full-form.ts";
import { anchorOf, bidField, type Problems } from "./bid-field.ts";
import { CellInput } from "./cell-input.tsx";
import { PasteTable } from "./paste-table.tsx";
import { fullColumns, fullLabels } from "./pasted-columns.ts";
import { usePastedRows } from "./use-pasted-rows.ts";
import { textIn } from "./use-typed.ts";

export interface FullPartProps {
  code: FullPartCode;
  full: FullDraft;
  /** Keys of the units with their names, the lead first. */
  units: readonly { key: string; name: string }[];
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
      {(shape === "rows" || code === "budgetLines") && <RowTable code={code} rows={rows} problems={problems} isOpen={isOpen} />}
      {problem !== undefined && <p className="mt-2 font-medium text-red-dark">▲ {fieldWords(problem)}</p>}
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

/** Rows of a list, or the headings of the budget, as a table. Without script the button saves and comes back with one more row. */
function RowTable({ code, rows: given, problems, isOpen }: { code: FullPartCode; rows: FullRow[]; problems: Problems; isOpen: boolean }) {
  const { fields, shape, most = given.length } = partOf(code);
  const isList = shape === "rows";
  const { rows, count, times, place, take, addRow, room } = usePastedRows<FullRow, HTMLTableElement>(given, {
    most,
    least: 1,
    isOpen,
    read: (form) => rowsIn(form, code, most),
    ...(!isList && { join: byKey }),
  });
  const words = fullFieldWords[code];
  const head = ({ key }: FullField) => `${words[key]?.label ?? key}${words[key]?.unit ? `（${words[key].unit}）` : ""}`;
  if (count === 0) return <p className="text-soft">{fullWords.none}</p>;
  return (
    <>
      <table ref={place} className="cards w-full border-collapse text-sm">
        <caption className="sr-only">{fullPartWords[code].title}</caption>
        <thead>
          <tr className="text-left">
            {!isList && <th className="border-b-2 border-blue px-2 py-2">{fullWords.item}</th>}
            {fields.map((field) => (
              <th key={field.key} scope="col" className="border-b-2 border-blue px-2 py-2">
                {head(field)}
                {!field.needed && <span className="ml-1 font-normal text-soft">选填</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: count }, (_, index) => (
            <tr key={`${times}.${index}`}>
              {!isList && (
                <th scope="row" className="border-b border-line px-2 py-2 text-left font-normal">
                  {fullChoiceWords[rows[index]?.key ?? ""]}
                  <input type="hidden" name={`full.${code}[${index}].key`} value={rows[index]?.key} />
                </th>
              )}
              {fields.map((field) => (
                <td key={field.key} data-label={head(field)} className="border-b border-line px-1 py-1 align-top">
                  <CellInput
                    field={bidField(`full.${code}.${index}.${field.key}`, rows[index]?.[field.key] ?? "", problems, { maxLength: field.most ?? 40 })}
                    label={`第 ${index + 1} 行${head(field)}`}
                    {...(field.kind === "line" ? {} : { inputMode: "decimal" as const, className: "text-right tabular-nums" })}
                    {...((field.most ?? 0) >= 200 && { rows: 2 })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {isOpen && <PasteTable columns={fullColumns(code)} labels={fullLabels(code, fullWords.item)} names={{ key: fullChoiceWords }} onTake={take} room={room} isKeyed={!isList} />}
      {isList && isOpen && count < most && (
        <Button
          name="intent"
          value="save"
          tone="plain"
          className="mt-2"
          onClick={(event) => {
            event.preventDefault();
            addRow();
          }}
        >
          {fullWords.add(fullPartWords[code].row ?? "")}
        </Button>
      )}
    </>
  );
}

/** The rows as they stand in the form; of a list only the written ones. */
function rowsIn(form: FormData, code: FullPartCode, most: number): FullRow[] {
  const { fields, shape } = partOf(code);
  const rows = Array.from({ length: most }, (_, index) => Object.fromEntries(["key", ...fields.map(({ key }) => key)].map((key) => [key, textIn(form, `full.${code}[${index}].${key}`)])));
  return shape === "rows" ? rows.filter((row) => Object.values(row).some((text) => text.trim() !== "")) : rows;
}

/** Where the rows are given (科目), pasted ones take the place of their own. */
function byKey(written: FullRow[], pasted: FullRow[]): FullRow[] {
  return written.map((row) => ({ ...row, ...pasted.find(({ key }) => key === row.key) }));
}
