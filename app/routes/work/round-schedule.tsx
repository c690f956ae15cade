import { useForm } from "@conform-to/react";
import { z } from "zod";
import { DeadlineField } from "#app/components/form/deadline-field.tsx";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { CheckField, TextField } from "#app/components/form/fields.tsx";
import { numberExample } from "#app/components/form/number-example.ts";
import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { RefusalCode } from "#app/domain/kernel/refusal.ts";
import { formatDateTime } from "#app/messages/format.ts";
import { deadlineWords } from "#app/messages/zh-CN/deadline.ts";
import { quotedRefusal } from "#app/messages/zh-CN/refusals.ts";
import { scheduleOutcomes, scheduleWords } from "#app/messages/zh-CN/round-schedule.ts";
import { cancelSchedule, schedulePublication, type SchedulePage, showSchedule } from "#app/services/round/schedule-publication.ts";
import { formAction } from "#app/web/form-action.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

/** A wall clock in Beijing, as the browser's field sends it. */
const scheduleForm = z.object({ publishAt: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/, "required"), documentNumber: z.string().trim().min(1, "required"), onDayOff: z.boolean().default(false), reason: z.string().trim().default("") });

const page = workPage({
  page: "workRoundSchedule",
  policy: "round.view",
  load: ({ ctx, params }) => showSchedule(ctx, param(params, "code")),
  actions: {
    schedule: formAction({
      schema: scheduleForm,
      run: ({ ctx, params, form }) => schedulePublication(ctx, param(params, "code"), { publishAt: `${form.publishAt.slice(0, 16)}:00+08:00`, documentNumber: form.documentNumber, onDayOff: form.onDayOff, reason: form.reason }),
      done: (_value, { url }) => ({ to: url.pathname, toast: scheduleWords.done }),
    }),
    cancel: formAction({ schema: z.object({}), run: ({ ctx, params }) => cancelSchedule(ctx, param(params, "code")), done: (_value, { url }) => ({ to: url.pathname, toast: scheduleWords.cancelled }) }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<SchedulePage>(({ code }) => `${code} ${scheduleWords.title}`);

export default function RoundSchedule() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const [form, fields] = useForm<z.input<typeof scheduleForm>>({ id: "schedule", lastResult: useLastResult("schedule") });
  const waiting = view.schedules.find(({ outcome }) => outcome === null);
  const past = view.schedules.filter(({ outcome }) => outcome !== null);
  return (
    <>
      <PageTitle title={scheduleWords.title} lead={<a href={`/work/rounds/${encodeURIComponent(view.code)}`}>{`${view.title}（${view.code}）`}</a>} />
      <p className="measure mb-4">{scheduleWords.lead}</p>
      {reply?.problem && (
        <Alert tone="problem" title={scheduleWords.refused}>
          {reply.problem}
        </Alert>
      )}
      {waiting && (
        <Alert tone="note" title={scheduleWords.waits(formatDateTime(waiting.publishAt), waiting.documentNumber, waiting.consentedByName ?? "")}>
          {view.mayCancel && (
            <form method="post">
              <Once frame={frame} name="cancel" />
              <Button name="intent" value="cancel" tone="plain">
                {scheduleWords.cancel}
              </Button>
            </form>
          )}
        </Alert>
      )}
      {!waiting && view.refusal && <Alert tone="note" title={scheduleWords.notNow}>{quotedRefusal(view.refusal)}</Alert>}
      {!waiting && !view.refusal && (
        <form method="post" id={form.id} noValidate>
          <ErrorSummary form={form} labels={{ publishAt: scheduleWords.at, documentNumber: scheduleWords.number }} />
          <Once frame={frame} name="schedule" />
          <DeadlineField field={fields.publishAt} label={scheduleWords.at} hint={scheduleWords.atHint} now={frame.now} keepsHour />
          <CheckField field={fields.onDayOff} label={deadlineWords.onDayOff} hint={scheduleWords.dayOffHint} />
          <TextField field={fields.documentNumber} label={scheduleWords.number} hint={numberExample(frame)} className="max-w-72" />
          <TextField field={fields.reason} label={scheduleWords.reason} hint={scheduleWords.reasonHint} isOptional className="max-w-xl" />
          <Button name="intent" value="schedule">
            {scheduleWords.set}
          </Button>
        </form>
      )}
      {past.length > 0 && (
        <Section title={scheduleWords.past}>
          <ul className="list-disc pl-5">
            {past.map(({ id, publishAt, documentNumber, outcome, problem }) => (
              <li key={id}>
                {formatDateTime(publishAt)} {documentNumber}：{outcome && scheduleOutcomes[outcome]}
                {problem && `。${quotedRefusal({ code: problem as RefusalCode })}`}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
