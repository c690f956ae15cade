import type { FieldLike } from "./field-frame.tsx";
import { CheckField, SelectField, TextArea, TextField } from "./fields.tsx";
import { DeadlineField } from "./deadline-field.tsx";
import { FieldFrame } from "./field-frame.tsx";
import { ScanField } from "./scan-field.tsx";
import type { MoveField } from "./move-fields.ts";
import type { InputWords } from "#app/messages/zh-CN/inputs.ts";

/** Words of the options of a choice, by field and option. */
export type OptionWords = Record<string, Record<string, string>>;

interface MoveInputProps {
  field: FieldLike;
  /** Of a scan: where its digest goes. */
  digest: FieldLike;
  spec: MoveField;
  words: InputWords;
  options?: Record<string, string>;
  /** Shown inside an empty text field. */
  example?: string;
  /** ISO, the database's clock: from it the working days until a deadline are counted. */
  now?: string;
}

/** One field of a move, by the kind that its schema says. */
export function MoveInput({ field, digest, spec, words, options = {}, example, now }: MoveInputProps) {
  const shared = { field, label: words.label, hint: words.hint, isOptional: !spec.isRequired };
  const choices = spec.options.map((value) => ({ value, words: options[value] ?? value }));
  // What was ticked stays where the form comes back.
  const chosen: unknown[] = [field.initialValue].flat();
  switch (spec.kind) {
    case "long":
      return <TextArea {...shared} rows={3} />;
    case "instant":
      return <DeadlineField {...shared} now={now} />;
    // Days of what has happened: when it was served, held, signed. A deadline comes with its hour.
    case "date":
      return <TextField {...shared} type="date" className="max-w-56" />;
    case "number":
      return <TextField {...shared} inputMode="decimal" unit={words.unit} className="max-w-40" />;
    case "choice":
      return <SelectField {...shared} options={choices} />;
    case "yesNo":
      return <CheckField {...shared} />;
    case "choices":
      return (
        <FieldFrame {...shared} isGroup>
          {choices.map((choice) => (
            <label key={choice.value} className="mr-6 inline-flex min-h-8 items-center gap-2">
              <input type="checkbox" name={field.name} value={choice.value} defaultChecked={chosen.includes(choice.value)} className="size-4 accent-blue" />
              {choice.words}
            </label>
          ))}
        </FieldFrame>
      );
    case "scan":
      return <ScanField scan={field} digest={digest} label={words.label} />;
    case "text":
      return <TextField {...shared} placeholder={example} />;
  }
}
