import { type SubmissionResult, useForm } from "@conform-to/react";
import { EnterButton } from "#app/components/form/enter-button.tsx";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Stamp } from "#app/components/form/stamp.tsx";
import { UnsavedGuard } from "#app/components/form/unsaved-guard.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { RubricLine } from "#app/domain/round/rubric-schema.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import type { Meanwhile } from "#app/domain/site/meanwhile.ts";
import { RubricFields, type RubricRow } from "./round-fields.tsx";

interface Props {
  lines: RubricLine[];
  /** What a save compares with, so that nobody overwrites a colleague. */
  seen: { name: string; value: string };
  frame: WorkFrame;
  last: SubmissionResult<string[]> | undefined;
  meanwhile: Meanwhile | null;
  button: string;
}

/** A rubric to be changed: that of a round, or of one of its stages. */
export function RubricForm({ lines, seen, frame, last, meanwhile, button }: Props) {
  const [form, fields] = useForm<{ rubric: RubricLine[] }>({ id: "round", lastResult: last, defaultValue: { rubric: lines } });
  const rows = fields.rubric.getFieldList().map((row) => row.getFieldset() as unknown as RubricRow);
  const names = [...Object.keys(form.allErrors), ...(meanwhile?.lines ?? []).map(({ name }) => name)];
  const labels = names.flatMap((name): [string, string][] => {
    const row = /^rubric\[(\d+)\]/.exec(name)?.[1];
    return row === undefined ? [] : [[name, `评审标准第 ${Number(row) + 1} 项`]];
  });
  return (
    <form method="post" id={form.id} noValidate>
      <UnsavedGuard copyKey={frame.copyKey} />
      <ErrorSummary form={form} labels={{ rubric: "评审标准", ...Object.fromEntries(labels) }} meanwhile={meanwhile} />
      <input type="hidden" name="intent" value="save" />
      <Stamp name={seen.name} present={seen.value} last={last} isCompared={meanwhile !== null} />
      <Once frame={frame} name="save" />
      <EnterButton>{button}</EnterButton>
      <RubricFields rows={rows} errors={fields.rubric.errors} removeProps={(index) => form.remove.getButtonProps({ name: fields.rubric.name, index })} />
      <div className="mt-3 flex flex-wrap gap-3">
        <Button>{button}</Button>
        <Button tone="plain" {...form.insert.getButtonProps({ name: fields.rubric.name })}>
          增加一项
        </Button>
      </div>
      <p className="mt-2 text-sm text-soft">各项分值合计须为 100。</p>
    </form>
  );
}
