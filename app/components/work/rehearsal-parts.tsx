import { type SubmissionResult, useForm } from "@conform-to/react";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextField } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { rehearsalWindowMinutes } from "#app/domain/rehearsal/numbers.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { rehearsalWords } from "#app/messages/zh-CN/rehearsal.ts";

/** 演练, beside what is real. */
export function RehearsalMark() {
  return <span className="ml-2 rounded border border-blue px-1 text-sm whitespace-nowrap text-blue-dark">{rehearsalWords.mark}</span>;
}

interface PartView {
  mayCreate: boolean;
  pastRehearsals: { code: string; begunAt: string; deletedAt: string; deletedBy: string | null }[];
}

/** One button that begins a rehearsal, and what the log kept of those that were deleted. */
export function RehearsalPart({ view, frame }: { view: PartView; frame: WorkFrame }) {
  if (!view.mayCreate && view.pastRehearsals.length === 0) return null;
  return (
    <Section title={rehearsalWords.title} id="rehearsal">
      {view.mayCreate && (
        <form method="post">
          <p className="measure mb-3">{rehearsalWords.lead(rehearsalWindowMinutes)}</p>
          <input type="hidden" name="intent" value="rehearse" />
          <Once frame={frame} name="rehearse" />
          <label className="mb-3 flex min-h-8 items-start gap-2">
            <input type="checkbox" name="custody" value="openingCodes" className="mt-1.5 size-4 flex-none accent-blue" />
            <span>
              {rehearsalWords.codes}
              <span className="block text-sm text-soft">{rehearsalWords.codesHint}</span>
            </span>
          </label>
          <Button tone="plain">{rehearsalWords.begin}</Button>
        </form>
      )}
      {view.pastRehearsals.length > 0 && (
        <>
          <h3 className="mt-5 mb-2">{rehearsalWords.past}</h3>
          <ul className="list-disc pl-5">
            {view.pastRehearsals.map(({ code, begunAt, deletedAt, deletedBy }) => (
              <li key={code}>
                {code}：<DateTime value={begunAt} /> {rehearsalWords.begun}，<DateTime value={deletedAt} /> {rehearsalWords.deletedBy(deletedBy)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

/** What is to be done in a rehearsal, and what comes by itself. */
export function RehearsalSteps({ hasCodes }: { hasCodes: boolean }) {
  return (
    <details className="mt-4 rounded border border-line" open>
      <summary className="bg-wash px-4 py-2 font-bold">{rehearsalWords.how}</summary>
      <ol className="list-decimal px-4 py-3 pl-9">
        {rehearsalWords.steps(rehearsalWindowMinutes, hasCodes).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </details>
  );
}

/** Deletes the rehearsal: the code is typed again. */
export function ForgetRehearsal({ code, frame, lastResult }: { code: string; frame: WorkFrame; lastResult: SubmissionResult<string[]> | undefined }) {
  const [form, fields] = useForm<{ code: string }>({ id: "forget", lastResult });
  return (
    <Section title={rehearsalWords.forget} id="forget">
      <p className="measure mb-3">{rehearsalWords.forgetLead}</p>
      <form method="post" id={form.id} noValidate>
        <ErrorSummary form={form} labels={{ code: rehearsalWords.codeAgain(code) }} />
        <input type="hidden" name="intent" value="forget" />
        <Once frame={frame} name="forget" />
        <TextField field={fields.code} label={rehearsalWords.codeAgain(code)} autoComplete="off" className="max-w-56" />
        <Button tone="plain" className="mt-3">
          {rehearsalWords.forget}
        </Button>
      </form>
    </Section>
  );
}
