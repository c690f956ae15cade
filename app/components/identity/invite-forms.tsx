import { useForm } from "@conform-to/react";
import type { SubmissionResult } from "@conform-to/dom";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { CheckField, RadioField, TextField } from "#app/components/form/fields.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { deliveryWords } from "#app/messages/zh-CN/auth.ts";

type Last = SubmissionResult<string[]> | undefined;
export type Way = keyof typeof deliveryWords;

const labels = { name: "姓名", username: "用户名", phone: "手机号码", email: "电子邮箱", via: "激活方式", unitName: "单位名称" };

/** A new account: for a colleague of the unit, or (with `isStaff`) for staff and experts. */
export function InviteForm({ intent, isStaff = false, ways, lastResult }: { intent: string; isStaff?: boolean; ways: Way[]; lastResult: Last }) {
  const [form, fields] = useForm<Record<keyof typeof labels | "card" | "administrator", string>>({ id: intent, lastResult, defaultValue: { via: "print", card: "on" } });
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={labels} />
      <TextField field={fields.name} label={labels.name} autoComplete="off" className="max-w-sm" />
      <TextField field={fields.username} label={labels.username} hint="2 到 32 个小写字母、数字、点或横线，以字母开头" autoComplete="off" className="max-w-sm" />
      <TextField field={fields.phone} label={labels.phone} isOptional inputMode="numeric" autoComplete="off" className="max-w-sm" />
      <TextField field={fields.email} label={labels.email} isOptional autoComplete="off" className="max-w-sm" />
      {isStaff && <TextField field={fields.unitName} label={labels.unitName} hint="印在激活单上" isOptional autoComplete="off" />}
      <RadioField field={fields.via} label={labels.via} options={ways.map((value) => ({ value, words: deliveryWords[value] }))} />
      {isStaff ? <CheckField field={fields.card} label="同时打印口令卡（担任岗位的人员和专家需要）" /> : <CheckField field={fields.administrator} label="设为单位管理员" />}
      <Button name="intent" value={intent}>
        建账号
      </Button>
    </form>
  );
}

/** Somebody who has an account already is asked, and answers on the own page. */
export function InviteKnownForm({ lastResult }: { lastResult: Last }) {
  const [form, fields] = useForm<{ identifier: string }>({ id: "invite-known", lastResult });
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={{ identifier: "账号" }} />
      <TextField field={fields.identifier} label="对方的手机号、用户名或邮箱" autoComplete="off" className="max-w-sm" />
      <Button tone="plain" name="intent" value="inviteKnown">
        发出邀请
      </Button>
    </form>
  );
}
