import { type FieldLike, FieldFrame } from "#app/components/form/field-frame.tsx";
import { wastes } from "#app/domain/challenge/kinds.ts";

/** 固废种类: one or both. */
export function WasteField({ field }: { field: FieldLike }) {
  const chosen = [field.initialValue].flat();
  return (
    <FieldFrame field={field} label="固废种类" isGroup>
      {wastes.map((waste) => (
        <label key={waste} className="mr-6 inline-flex min-h-8 items-center gap-2">
          <input type="checkbox" name={field.name} value={waste} defaultChecked={chosen.includes(waste)} className="size-4 accent-blue" />
          {waste}
        </label>
      ))}
    </FieldFrame>
  );
}
