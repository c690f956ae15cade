import { useForm } from "@conform-to/react";
import type { SubmissionResult } from "@conform-to/dom";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextField } from "#app/components/form/fields.tsx";
import { Button } from "#app/components/ui/button.tsx";

const labels = { name: "姓名", phone: "手机号码", email: "电子邮箱", current: "现在的密码" };

/** How somebody is reached; with the password, because codes are sent there. */
export function ContactForm({ person, lastResult }: { person: { name: string; phone: string | null; email: string | null }; lastResult: SubmissionResult<string[]> | undefined }) {
  const [form, fields] = useForm<Record<keyof typeof labels, string>>({
    id: "contact",
    lastResult,
    defaultValue: { name: person.name, phone: person.phone ?? "", email: person.email ?? "" },
  });
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={labels} />
      <TextField field={fields.name} label={labels.name} autoComplete="name" className="max-w-sm" />
      <TextField field={fields.phone} label={labels.phone} isOptional inputMode="numeric" autoComplete="tel" className="max-w-sm" />
      <TextField field={fields.email} label={labels.email} isOptional autoComplete="email" className="max-w-sm" />
      <TextField field={fields.current} label={labels.current} type="password" autoComplete="current-password" className="max-w-sm" />
      <Button name="intent" value="changeContact">
        保存
      </Button>
    </form>
  );
}
