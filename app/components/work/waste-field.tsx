import { CheckGroup } from "#app/components/form/check-group.tsx";
import type { FieldLike } from "#app/components/form/field-frame.tsx";
import { wastes } from "#app/domain/challenge/kinds.ts";

/** 固废种类: one or both. */
export function WasteField({ field }: { field: FieldLike }) {
  return <CheckGroup field={field} label="固废种类" options={wastes.map((value) => ({ value, words: value }))} />;
}
