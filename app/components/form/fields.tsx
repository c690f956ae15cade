import type { InputHTMLAttributes, TextareaHTMLAttributes } from "react";
import { controlClass, describedBy, FieldFrame, type FieldProps, initialText } from "./field-frame.tsx";

export interface Option {
  value: string;
  words: string;
  hint?: string;
}

type InputProps = FieldProps & Pick<InputHTMLAttributes<HTMLInputElement>, "type" | "inputMode" | "autoComplete" | "disabled" | "placeholder" | "min" | "max" | "step" | "className" | "list"> & { unit?: string };

/** One line of text, a number, a date. The unit stands beside the number. */
export function TextField({ field, label, hint, isOptional, unit, type = "text", className, ...input }: InputProps) {
  const control = (
    <input
      {...input}
      id={field.id}
      name={field.name}
      type={type}
      required={!isOptional && field.required}
      maxLength={field.maxLength}
      defaultValue={type === "password" ? undefined : initialText(field)}
      aria-invalid={field.errors?.length ? true : undefined}
      aria-describedby={describedBy(field, Boolean(hint))}
      className={`${controlClass} min-h-10 ${className ?? "max-w-xl"}`}
    />
  );
  return (
    <FieldFrame field={field} label={label} hint={hint} isOptional={isOptional}>
      {unit ? (
        <span className="flex items-center gap-2">
          {control}
          <span className="flex-none">{unit}</span>
        </span>
      ) : (
        control
      )}
    </FieldFrame>
  );
}

export function TextArea({ field, label, hint, isOptional, rows = 5, ...area }: FieldProps & Pick<TextareaHTMLAttributes<HTMLTextAreaElement>, "rows" | "disabled" | "placeholder">) {
  return (
    <FieldFrame field={field} label={label} hint={hint} isOptional={isOptional}>
      <textarea
        {...area}
        rows={rows}
        id={field.id}
        name={field.name}
        required={!isOptional && field.required}
        defaultValue={initialText(field)}
        aria-invalid={field.errors?.length ? true : undefined}
        aria-describedby={describedBy(field, Boolean(hint))}
        className={`${controlClass} measure`}
      />
    </FieldFrame>
  );
}

export function SelectField({ field, label, hint, isOptional, options, none = "请选择" }: FieldProps & { options: Option[]; none?: string }) {
  return (
    <FieldFrame field={field} label={label} hint={hint} isOptional={isOptional}>
      <select
        id={field.id}
        name={field.name}
        required={!isOptional && field.required}
        defaultValue={initialText(field) ?? ""}
        aria-invalid={field.errors?.length ? true : undefined}
        aria-describedby={describedBy(field, Boolean(hint))}
        className={`${controlClass} min-h-10 max-w-xl pr-8`}
      >
        <option value="">{none}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

export function RadioField({ field, label, hint, isOptional, options, isInline }: FieldProps & { options: Option[]; isInline?: boolean }) {
  return (
    <FieldFrame field={field} label={label} hint={hint} isOptional={isOptional} isGroup>
      <div className={isInline ? "flex flex-wrap gap-x-5" : undefined}>
        {options.map((option) => (
          <label key={option.value} className="flex min-h-8 items-start gap-2 py-1">
            <input type="radio" name={field.name} value={option.value} defaultChecked={initialText(field) === option.value} required={!isOptional && field.required} className="mt-1.5 size-4 flex-none accent-blue" />
            <span>
              {option.words}
              {option.hint && <span className="block text-sm text-soft">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </FieldFrame>
  );
}

/** One box to tick: a consent, a statement. */
export function CheckField({ field, label, hint }: FieldProps) {
  return (
    <div className="mb-5">
      <label className="flex min-h-8 items-start gap-2">
        <input
          type="checkbox"
          id={field.id}
          name={field.name}
          defaultChecked={initialText(field) === "on" || field.initialValue === true}
          aria-invalid={field.errors?.length ? true : undefined}
          aria-describedby={describedBy(field, Boolean(hint))}
          className="mt-1.5 size-4 flex-none accent-blue"
        />
        <span>{label}</span>
      </label>
      {hint && (
        <div id={field.descriptionId} className="text-sm text-soft">
          {hint}
        </div>
      )}
      {field.errors?.length ? (
        <p id={field.errorId} className="mt-1 font-medium text-red-dark">
          {field.errors.join(" ")}
        </p>
      ) : null}
    </div>
  );
}

export function FileField({ field, label, hint, isOptional, accept }: FieldProps & { accept?: string }) {
  return (
    <FieldFrame field={field} label={label} hint={hint} isOptional={isOptional}>
      <input type="file" id={field.id} name={field.name} accept={accept} aria-invalid={field.errors?.length ? true : undefined} aria-describedby={describedBy(field, Boolean(hint))} className={`${controlClass} max-w-xl`} />
    </FieldFrame>
  );
}
