import type { FieldLike } from "#app/components/form/field-frame.tsx";

/** The field without what was typed before: a used code or answer is never right again. Conform's fields are proxies, a spread would lose them. */
export function freshField({ id, name, errorId, descriptionId, errors, required, maxLength }: FieldLike): FieldLike {
  return { id, name, errorId, descriptionId, errors, required, maxLength };
}
