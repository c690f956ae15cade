import { controlClass } from "#app/components/form/field-frame.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button, type ButtonTone } from "#app/components/ui/button.tsx";
import type { WorkFrame } from "#app/domain/site/frame.ts";

export interface WordedButtonProps {
  frame: WorkFrame;
  intent: string;
  words: string;
  /** Hidden fields. */
  fields: Record<string, string>;
  /** Label of the words that go with it; left out, none are asked. */
  label?: string;
  isOptional?: boolean;
  tone?: ButtonTone;
}

/** A button with what it needs, and where it matters the words that go with it. */
export function WordedButton({ frame, intent, words, fields, label, isOptional, tone = "plain" }: WordedButtonProps) {
  const key = `${intent}.${Object.values(fields).join(".")}`;
  return (
    <form method="post" className="no-print my-2 flex flex-wrap items-end gap-3">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Once frame={frame} name={key} />
      {label && (
        <label className="min-w-64 flex-1 text-sm">
          {label}
          {isOptional && <span className="ml-2 text-soft">选填</span>}
          <input name="reason" maxLength={300} required={!isOptional} className={controlClass} />
        </label>
      )}
      <Button name="intent" value={intent} tone={tone}>
        {words}
      </Button>
    </form>
  );
}
