import { FieldFrame, type FieldProps } from "./field-frame.tsx";
import type { Option } from "./fields.tsx";

/** Any number of some choices, side by side. */
export function CheckGroup({ field, label, hint, isOptional, options }: FieldProps & { options: readonly Option[] }) {
  const chosen = [field.initialValue].flat();
  return (
    <FieldFrame field={field} label={label} hint={hint} isOptional={isOptional} isGroup>
      {options.map(({ value, words }) => (
        <label key={value} className="mr-6 inline-flex min-h-8 items-center gap-2">
          <input type="checkbox" name={field.name} value={value} defaultChecked={chosen.includes(value)} className="size-4 accent-blue" />
          {words}
        </label>
      ))}
    </FieldFrame>
  );
}
