import { useForm } from "@conform-to/react";
import type { SubmissionResult } from "@conform-to/dom";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { SelectField, TextField } from "#app/components/form/fields.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { staffRoles } from "#app/domain/policy/actor.ts";
import { dutyTasks, dutyWords } from "#app/messages/zh-CN/auth.ts";

const labels = { username: "用户名", role: "岗位", round: "批次代码" };
const roleOptions = staffRoles.map((role) => ({ value: role, words: `${dutyWords[role]}：${dutyTasks[role]}` }));

/** 提出任命. On a round's page the round is given. */
export function ProposeForm({ username, round, lastResult }: { username?: string; round?: string; lastResult: SubmissionResult<string[]> | undefined }) {
  const [form, fields] = useForm<Record<keyof typeof labels, string>>({ id: "propose", lastResult, defaultValue: { username, round } });
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={labels} />
      <TextField field={fields.username} label={labels.username} autoComplete="off" className="max-w-sm" />
      <SelectField field={fields.role} label={labels.role} options={roleOptions} />
      {round === undefined ? (
        <TextField field={fields.round} label={labels.round} hint="不填为全部批次" isOptional autoComplete="off" className="max-w-xs" />
      ) : (
        <input type="hidden" name="round" value={round} />
      )}
      <Button name="intent" value="proposeDuty">
        提出任命
      </Button>
    </form>
  );
}
