import { useForm } from "@conform-to/react";
import type { SubmissionResult } from "@conform-to/dom";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextField } from "#app/components/form/fields.tsx";
import { Button } from "#app/components/ui/button.tsx";

type Last = SubmissionResult<string[]> | undefined;

const labels = { uscc: "统一社会信用代码", unitName: "单位名称" };

export function RegisterUnitForm({ lastResult }: { lastResult: Last }) {
  const [form, fields] = useForm<Record<keyof typeof labels, string>>({ id: "register-unit", lastResult });
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={labels} />
      <TextField field={fields.uscc} label={labels.uscc} hint="18 位，见营业执照或法人证书" autoComplete="off" className="max-w-sm" />
      <TextField field={fields.unitName} label={labels.unitName} hint="与证照上的名称一致" autoComplete="organization" />
      <Button name="intent" value="registerUnit">
        登记单位
      </Button>
    </form>
  );
}

export function JoinUnitForm({ lastResult }: { lastResult: Last }) {
  const [form, fields] = useForm<{ uscc: string }>({ id: "join-unit", lastResult });
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={labels} />
      <TextField field={fields.uscc} label={labels.uscc} autoComplete="off" className="max-w-sm" />
      <Button tone="plain" name="intent" value="requestToJoin">
        申请加入
      </Button>
    </form>
  );
}
