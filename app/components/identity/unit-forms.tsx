import { useForm } from "@conform-to/react";
import type { SubmissionResult } from "@conform-to/dom";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextArea, TextField } from "#app/components/form/fields.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { claimWords } from "#app/messages/zh-CN/claim.ts";

type Last = SubmissionResult<string[]> | undefined;

const labels = { uscc: "统一社会信用代码", unitName: "单位名称", words: claimWords.contestWords };

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

/** Somebody else speaks for the unit: the officer is asked. */
export function ContestUnitForm({ lastResult }: { lastResult: Last }) {
  const [form, fields] = useForm<{ uscc: string; words: string }>({ id: "contest-unit", lastResult });
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={labels} />
      <p className="mb-3 measure text-soft">{claimWords.contestLead}</p>
      <TextField field={fields.uscc} label={labels.uscc} autoComplete="off" className="max-w-sm" />
      <TextArea field={fields.words} label={claimWords.contestWords} hint={claimWords.contestHint} rows={4} />
      <Button tone="plain" name="intent" value="contestUnit">
        {claimWords.contest}
      </Button>
    </form>
  );
}
