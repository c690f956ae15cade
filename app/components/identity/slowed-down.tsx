import type { FieldLike } from "#app/components/form/field-frame.tsx";
import { TextField } from "#app/components/form/fields.tsx";
import { questionWords } from "#app/messages/zh-CN/auth.ts";
import { freshField } from "./fresh-field.ts";

type Facts = Record<string, string | number> | null;

/**
 * What a sign-in asks besides the password where its source failed before: a small sum, and a code for who has one
 * and does not want to wait. The same for every account, whether it exists or not.
 */
export function SlowedDown({ facts, answer, code }: { facts: Facts; answer: FieldLike; code: FieldLike }) {
  if (facts?.left === undefined) return null;
  const { left, right, token, seconds } = facts;
  return (
    <fieldset className="mb-5 rounded border border-line bg-wash px-4 pt-3">
      <legend className="px-1 font-medium">确认是您本人在操作</legend>
      <input type="hidden" name="question" value={String(token)} />
      <TextField field={freshField(answer)} label={questionWords(Number(left), Number(right))} inputMode="numeric" autoComplete="off" className="max-w-24" />
      {Number(seconds) > 0 && (
        <TextField
          field={freshField(code)}
          label="口令"
          isOptional
          hint={`不填须再等 ${seconds} 秒。有口令卡（填编号最小的未用口令）或动态口令的，填写后可立即登录。`}
          inputMode="numeric"
          autoComplete="one-time-code"
          className="max-w-48"
        />
      )}
    </fieldset>
  );
}
