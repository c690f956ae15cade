import type { FieldLike } from "#app/components/form/field-frame.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { type FullField, type FullPartCode, type FullRow, partOf } from "#app/domain/bid/full-parts.ts";
import type { MoneySource } from "#app/domain/bid/parts.ts";
import { fullChoiceWords, fullFieldWords, fullPartWords, fullWords } from "#app/messages/zh-CN/full-form.ts";
import { bidField, type Problems } from "./bid-field.ts";
import { CellInput } from "./cell-input.tsx";
import { CellSelect } from "./cell-select.tsx";
import { PasteTable } from "./paste-table.tsx";
import { fullColumns, fullLabels } from "./pasted-columns.ts";
import { usePastedRows } from "./use-pasted-rows.ts";
import { textIn } from "./use-typed.ts";

/** A unit as the form knows it: its key, its name, what it has of the money in the consortium. */
export interface FormUnit {
  key: string;
  name: string;
  money: Readonly<Record<MoneySource, number | null>>;
}

interface RowTableProps {
  code: FullPartCode;
  rows: FullRow[];
  units: readonly FormUnit[];
  problems: Problems;
  isOpen: boolean;
}

/** Rows of a list, or the headings of the budget, as a table. Without script the button saves and comes back with one more row. */
export function RowTable({ code, rows: given, units, problems, isOpen }: RowTableProps) {
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
      <div className="overflow-x-auto">
        <table ref={place} className="cards w-full border-collapse text-sm">
          <caption className="sr-only">{fullPartWords[code].title}</caption>
          <thead>
            <tr className="text-left">
              {!isList && <th className="border-b-2 border-blue px-2 py-2">{fullWords.item}</th>}
              {fields.map((field) => (
                <th key={field.key} scope="col" className="border-b-2 border-blue px-2 py-2">
                  {head(field)}
                  {!field.needed && <span className="ml-1 font-normal whitespace-nowrap text-soft">选填</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: count }, (_, index) => (
              <tr key={`${times}.${index}`}>
                {/* On a phone each row is a card of its own. */}
                {isList && count > 1 && <td className="font-medium sm:hidden">{fullWords.nth(index + 1)}</td>}
                {!isList && (
                  <th scope="row" className="border-b border-line px-2 py-2 text-left font-normal">
                    {fullChoiceWords[rows[index]?.key ?? ""]}
                    <input type="hidden" name={`full.${code}[${index}].key`} value={rows[index]?.key} />
                  </th>
                )}
                {fields.map((field) => (
                  <td key={field.key} data-label={`${head(field)}${field.needed ? "" : "（选填）"}`} className={`border-b border-line px-1 py-1 align-top ${widthOf(field)}`}>
                    <Cell field={field} units={units} label={`第 ${index + 1} 行${head(field)}`} bound={bidField(`full.${code}.${index}.${field.key}`, rows[index]?.[field.key] ?? "", problems, { maxLength: field.most ?? 40 })} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isOpen && <PasteTable columns={fullColumns(code, units)} labels={fullLabels(code, fullWords.item)} names={{ key: fullChoiceWords, gender: fullChoiceWords, unit: Object.fromEntries(units.map(({ key, name }) => [key, name])) }} onTake={take} room={room} isKeyed={!isList} />}
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

/** Wide enough for what belongs there: a table of many columns moves sideways. */
function widthOf({ kind, most = 0 }: FullField): string {
  if (kind === "unit") return "sm:min-w-48";
  if (kind === "idNumber") return "sm:min-w-44";
  if (most >= 200) return "sm:min-w-40";
  return kind === "line" && most >= 100 ? "sm:min-w-32" : most > 30 || kind === "wan" || kind === "choice" ? "sm:min-w-24" : "sm:min-w-20";
}

/** A field in its cell: a choice, a number at the right, or words. */
function Cell({ field, units, label, bound }: { field: FullField; units: RowTableProps["units"]; label: string; bound: FieldLike }) {
  if (field.kind === "unit") return <CellSelect field={bound} label={label} options={units.map(({ key, name }) => ({ value: key, words: name }))} />;
  if (field.kind === "choice") return <CellSelect field={bound} label={label} options={(field.choices ?? []).map((value) => ({ value, words: fullChoiceWords[value] ?? value }))} />;
  if (field.kind === "line" || field.kind === "idNumber") return <CellInput field={bound} label={label} {...((field.most ?? 0) >= 200 && { rows: 2 })} />;
  return <CellInput field={bound} label={label} inputMode="decimal" className="text-right tabular-nums" />;
}

/** The rows as they stand in the form; of a list only the written ones. */
export function rowsIn(form: FormData, code: FullPartCode, most: number): FullRow[] {
  const { fields, shape } = partOf(code);
  const rows = Array.from({ length: most }, (_, index) => Object.fromEntries(["key", ...fields.map(({ key }) => key)].map((key) => [key, textIn(form, `full.${code}[${index}].${key}`)])));
  return shape === "rows" ? rows.filter((row) => Object.values(row).some((text) => text.trim() !== "")) : rows;
}

/** Where the rows are given (科目), pasted ones take the place of their own. */
function byKey(written: FullRow[], pasted: FullRow[]): FullRow[] {
  return written.map((row) => ({ ...row, ...pasted.find(({ key }) => key === row.key) }));
}
