import type { ClipboardEvent, InputHTMLAttributes, Ref } from "react";
import { controlClass, type FieldLike } from "#app/components/form/field-frame.tsx";
import { FieldNote } from "#app/components/form/field-note.tsx";

interface CellProps extends Pick<InputHTMLAttributes<HTMLInputElement>, "type" | "inputMode" | "min" | "max" | "disabled" | "className"> {
  field: FieldLike;
  /** What the cell is called, row included: a table has no label beside it. */
  label: string;
  rows?: number;
  inputRef?: Ref<HTMLInputElement>;
  onPaste?: (event: ClipboardEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
}

/** A field in a cell of a table, its problem below. With `rows` it takes several lines. */
export function CellInput({ field, label, rows, inputRef, className = "", ...input }: CellProps) {
  const problem = field.errors?.[0];
  const shared = {
    id: field.id,
    name: field.name,
    "aria-label": label,
    "aria-invalid": problem === undefined ? undefined : true,
    "aria-describedby": problem === undefined ? undefined : field.errorId,
    maxLength: field.maxLength,
    defaultValue: typeof field.initialValue === "string" ? field.initialValue : "",
    autoComplete: "off",
  } as const;
  return (
    // One thing in its cell: on a phone, where a cell is a line, what is said of a field stays below it.
    <div className="min-w-0 grow text-left">
      {rows === undefined ? (
        <input ref={inputRef} {...input} {...shared} className={`${controlClass} min-h-9 text-sm ${className}`} />
      ) : (
        <textarea {...shared} disabled={input.disabled} onPaste={input.onPaste} rows={rows} className={`${controlClass} text-sm ${className}`} />
      )}
      <CellProblem field={field} />
      <FieldNote id={field.id} />
    </div>
  );
}

/** What is wrong with a cell's field, below it. */
export function CellProblem({ field }: { field: FieldLike }) {
  const problem = field.errors?.[0];
  if (problem === undefined) return null;
  return (
    <p id={field.errorId} className="mt-1 text-sm font-medium text-red-dark">
      <span aria-hidden>▲ </span>
      {problem}
    </p>
  );
}
