import type { ReactNode } from "react";
import { FieldNote } from "./field-note.tsx";

/** What a field's part needs to know of its Conform metadata. */
export interface FieldLike {
  id: string;
  name: string;
  errorId: string;
  descriptionId: string;
  errors?: string[];
  initialValue?: unknown;
  required?: boolean;
  maxLength?: number;
}

/** The metadata read once: Conform reckons each property anew whenever it is asked for, which many fields on a page feel. */
export function readField({ id, name, errorId, descriptionId, errors, initialValue }: FieldLike): FieldLike {
  return { id, name, errorId, descriptionId, initialValue, ...(errors && { errors }) };
}

export interface FieldProps {
  field: FieldLike;
  label: string;
  /** One line under the label: what belongs here, with an example. */
  hint?: ReactNode;
  /** 选填 stands beside the label; fields are required unless said. */
  isOptional?: boolean;
}

export const controlClass = "block w-full rounded border border-edge bg-white px-3 py-1.5 aria-invalid:border-2 aria-invalid:border-red disabled:bg-wash disabled:text-soft";

/** Ties hint and problem to the control. */
export function describedBy(field: FieldLike, hasHint: boolean): string | undefined {
  return [hasHint && field.descriptionId, field.errors?.length && field.errorId].filter(Boolean).join(" ") || undefined;
}

export function initialText(field: FieldLike): string | undefined {
  return typeof field.initialValue === "string" || typeof field.initialValue === "number" ? String(field.initialValue) : undefined;
}

/** Label above, hint, control, problem below: the same for every field. */
export function FieldFrame({ field, label, hint, isOptional, children, isGroup }: FieldProps & { children: ReactNode; isGroup?: boolean }) {
  const head = (
    <>
      {label}
      {isOptional && <span className="ml-2 text-sm font-normal text-soft">选填</span>}
    </>
  );
  const rest = (
    <>
      {hint && (
        <div id={field.descriptionId} className="text-sm text-soft">
          {hint}
        </div>
      )}
      <div className="mt-1">{children}</div>
      <FieldProblem field={field} />
      <FieldNote id={field.id} />
    </>
  );
  if (isGroup) {
    return (
      <fieldset id={field.id} tabIndex={-1} className="mb-5" aria-describedby={describedBy(field, Boolean(hint))}>
        <legend className="font-medium">{head}</legend>
        {rest}
      </fieldset>
    );
  }
  return (
    <div className="mb-5">
      <label htmlFor={field.id} className="font-medium">
        {head}
      </label>
      {rest}
    </div>
  );
}

/** What is wrong with a field, below it. */
export function FieldProblem({ field }: { field: Pick<FieldLike, "errors" | "errorId"> }) {
  if (!field.errors?.length) return null;
  return (
    <p id={field.errorId} className="mt-1 font-medium text-red-dark">
      <span aria-hidden>▲ </span>
      {field.errors.join(" ")}
    </p>
  );
}
