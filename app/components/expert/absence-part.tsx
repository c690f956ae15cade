import type { SubmissionResult } from "@conform-to/dom";
import { useForm } from "@conform-to/react";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextField } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { WordedButton } from "./decision-forms.tsx";

/** 不可参评的时段: neither drawn nor invited then. */
export function AbsencePart({ absences, frame, last }: { absences: { id: string; startsOn: string; endsOn: string }[]; frame: WorkFrame; last: SubmissionResult<string[]> | undefined }) {
  const [form, fields] = useForm<{ startsOn: string; endsOn: string }>({ id: "absence", lastResult: last });
  return (
    <>
      {absences.length === 0 && <p className="text-soft">没有登记，随时可以邀请。</p>}
      <ul>
        {absences.map(({ id, startsOn, endsOn }) => (
          <li key={id} className="flex flex-wrap items-center gap-3">
            <span>
              <DateTime value={startsOn} dateOnly /> 至 <DateTime value={endsOn} dateOnly />
            </span>
            <WordedButton frame={frame} intent="removeAbsence" words="删除" fields={{ absence: id }} />
          </li>
        ))}
      </ul>
      <form method="post" id={form.id} noValidate className="mt-3 flex flex-wrap items-end gap-x-4">
        <ErrorSummary form={form} labels={{ startsOn: "从", endsOn: "到" }} />
        <Once frame={frame} name="absence" />
        {/* 请假 covers days off too: no deadline. */}
        <TextField field={fields.startsOn} label="从" type="date" className="w-48" />
        <TextField field={fields.endsOn} label="到（含）" type="date" className="w-48" />
        <div className="mb-5">
          <Button tone="plain" name="intent" value="absence">
            登记
          </Button>
        </div>
      </form>
    </>
  );
}
