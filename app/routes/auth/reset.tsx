import { useForm } from "@conform-to/react";
import { z } from "zod";
import { limitRequests } from "#app/auth/request-limit.ts";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextField } from "#app/components/form/fields.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { requestPasswordReset } from "#app/services/person/request-password-reset.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { plainPage } from "#app/web/plain-page.ts";
import { useLastResult, useReply } from "#app/web/use-page.ts";

const resetForm = z.object({ identifier: z.string().trim().min(1).max(200) });

const page = plainPage({
  page: "reset",
  policy: "public",
  load: () => Promise.resolve(ok(null)),
  actions: {
    requestReset: formAction({
      schema: resetForm,
      run: async ({ ctx, form, clientAddress }) => {
        const allowed = await limitRequests("reset", clientAddress);
        if (!allowed.ok) return allowed;
        const asked = await requestPasswordReset(ctx, form.identifier);
        return asked.ok ? ok({ asked: true }) : asked;
      },
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => "忘记密码");

export default function Reset() {
  const answer = useReply<{ asked: boolean }>()?.answer;
  const [form, fields] = useForm<z.infer<typeof resetForm>>({ id: "reset", lastResult: useLastResult("requestReset") });
  return (
    <div className="mx-auto max-w-xl">
      <PageTitle title="忘记密码" />
      {answer && (
        <Alert tone="done" title="已受理">
          <p>如果有这个账号，并且登记过邮箱或手机，重置码已经发出，30 分钟内有效。</p>
          <p className="mt-2">
            收到后请 <a href="/activate">输入重置码、设置新密码</a>。没有收到的，请本单位管理员或系统管理员打印重置单。
          </p>
        </Alert>
      )}
      <form method="post" id={form.id} noValidate>
        <ErrorSummary form={form} labels={{ identifier: "账号" }} />
        <TextField field={fields.identifier} label="手机号、用户名或邮箱" autoComplete="username" />
        <Button name="intent" value="requestReset">
          发送重置码
        </Button>
      </form>
      <p className="mt-6">
        <a href="/sign-in">返回登录</a>
      </p>
    </div>
  );
}
