import { useForm } from "@conform-to/react";
import type { SubmissionResult } from "@conform-to/dom";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { CheckField, TextField } from "#app/components/form/fields.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { IdNumberProblem } from "#app/domain/organisation/id-number.ts";
import { idNumberProblemWords, personProfileWords as words } from "#app/messages/zh-CN/person-profile.ts";

interface Profile {
  title: string;
  degree: string;
  field: string;
  maskedIdNumber: string | null;
  idNumberProblem: IdNumberProblem | null;
}

/** 个人资料. The number is never sent back to the page: what stands there is masked, what is typed replaces it. */
export function PersonProfileForm({ profile, lastResult }: { profile: Profile; lastResult: SubmissionResult<string[]> | undefined }) {
  const [form, fields] = useForm<Record<"title" | "degree" | "field" | "idNumber" | "clearIdNumber", string>>({
    id: "person-profile",
    lastResult,
    defaultValue: { title: profile.title, degree: profile.degree, field: profile.field },
  });
  const { maskedIdNumber: masked, idNumberProblem: problem } = profile;
  return (
    <form method="post" id={form.id} noValidate>
      <p className="mb-3 measure text-soft">{words.lead}</p>
      <ErrorSummary form={form} labels={{ title: words.rank, degree: words.degree, field: words.field, idNumber: words.idNumber }} />
      <TextField field={fields.title} label={words.rank} isOptional autoComplete="off" className="max-w-sm" />
      <TextField field={fields.degree} label={words.degree} isOptional autoComplete="off" className="max-w-sm" />
      <TextField field={fields.field} label={words.field} isOptional autoComplete="off" className="max-w-sm" />
      <TextField field={fields.idNumber} label={words.idNumber} hint={masked === null ? undefined : words.idNumberKept(masked)} isOptional type="password" autoComplete="off" className="max-w-sm" />
      {problem && <p className="mb-4 text-red-dark">{idNumberProblemWords[problem]}</p>}
      {masked !== null && <CheckField field={fields.clearIdNumber} label={words.clear} />}
      <Button name="intent" value="changeProfile">
        {words.save}
      </Button>
    </form>
  );
}
