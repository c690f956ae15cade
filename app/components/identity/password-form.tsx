import { useForm } from "@conform-to/react";
import type { SubmissionResult } from "@conform-to/dom";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextField } from "#app/components/form/fields.tsx";
import { Button } from "#app/components/ui/button.tsx";

const labels = { current: "现在的密码", newPassword: "新密码", passwordAgain: "再输一次新密码" };

export function PasswordForm({ hint, lastResult }: { hint: string; lastResult: SubmissionResult<string[]> | undefined }) {
  const [form, fields] = useForm<Record<keyof typeof labels, string>>({ id: "password", lastResult });
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={labels} />
      <TextField field={fields.current} label={labels.current} type="password" autoComplete="current-password" className="max-w-sm" />
      <TextField field={fields.newPassword} label={labels.newPassword} hint={hint} type="password" autoComplete="new-password" className="max-w-sm" />
      <TextField field={fields.passwordAgain} label={labels.passwordAgain} type="password" autoComplete="new-password" className="max-w-sm" />
      <Button name="intent" value="changePassword">
        修改密码
      </Button>
    </form>
  );
}
