import { controlClass, type FieldLike } from "#app/components/form/field-frame.tsx";
import { fullWords } from "#app/messages/zh-CN/full-form.ts";
import { CellProblem } from "./cell-input.tsx";

/** A choice in a cell of a table, its problem below. */
export function CellSelect({ field, label, options }: { field: FieldLike; label: string; options: readonly { value: string; words: string }[] }) {
  const problem = field.errors?.[0];
  return (
    <div className="min-w-0 grow text-left">
      <select
        id={field.id}
        name={field.name}
        aria-label={label}
        aria-invalid={problem === undefined ? undefined : true}
        aria-describedby={problem === undefined ? undefined : field.errorId}
        defaultValue={typeof field.initialValue === "string" ? field.initialValue : ""}
        className={`${controlClass} min-h-9 min-w-20 text-sm`}
      >
        <option value="">{fullWords.choose}</option>
        {options.map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      <CellProblem field={field} />
    </div>
  );
}
