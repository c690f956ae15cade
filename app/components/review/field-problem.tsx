import type { FieldLike } from "#app/components/form/field-frame.tsx";

/** What is wrong with a field, below it. */
export function Problem({ field }: { field: FieldLike }) {
  if (!field.errors?.length) return null;
  return (
    <p id={field.errorId} className="mt-1 font-medium text-red-dark">
      <span aria-hidden>▲ </span>
      {field.errors.join(" ")}
    </p>
  );
}
