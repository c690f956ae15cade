import { useForm } from "@conform-to/react";
import { headersSetting } from "#app/auth/cookies.ts";
import { forgetRequests, limitRequests } from "#app/auth/request-limit.ts";
import { findPasswordRules } from "#app/auth/settings.ts";
import { signInAfterActivation } from "#app/auth/sign-in.ts";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextField } from "#app/components/form/fields.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { passwordHint } from "#app/messages/zh-CN/auth.ts";
import { activateAccount, activationInput } from "#app/services/person/activate-account.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { plainPage } from "#app/web/plain-page.ts";
import { useLastResult, usePage } from "#app/web/use-page.ts";

const page = plainPage({
  page: "activate",
  policy: "public",
  load: async () => ok({ rules: await findPasswordRules() }),
  actions: {
    activate: formAction({
      schema: activationInput,
      run: async ({ ctx, form, request, clientAddress }) => {
        const allowed = await limitRequests("activate", clientAddress);
        if (!allowed.ok) return allowed;
        const activated = await activateAccount(ctx, form);
        if (!activated.ok) return activated;
        await forgetRequests("activate", clientAddress);
        return signInAfterActivation(request, clientAddress, activated.value.username, form.password);
      },
      done: ({ cookies, secondFactorDue }) => ({
        to: secondFactorDue ? "/second-factor" : "/work",
        toast: "密码已设置，您已登录。",
        headers: headersSetting(cookies),
      }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => "激活账号");

export default function Activate() {
  const { view } = usePage<typeof loader>();
  const [form, fields] = useForm<{ code: string; password: string; passwordAgain: string }>({ id: "activate", lastResult: useLastResult("activate") });
  return (
    <div className="mx-auto max-w-xl">
      <PageTitle title="激活账号或重置密码" lead="使用激活单、重置单、邮件或短信中的代码设置密码。" />
      <form method="post" id={form.id} noValidate>
        <ErrorSummary form={form} labels={{ code: "激活码或重置码", password: "新密码", passwordAgain: "再输一次" }} />
        <TextField field={fields.code} label="激活码或重置码" hint="12 位字母和数字，如 7K3M-9QXT-2WPD；大小写、横线均可" autoComplete="one-time-code" className="max-w-sm font-mono" />
        <TextField field={fields.password} label="新密码" hint={passwordHint(view.rules)} type="password" autoComplete="new-password" />
        <TextField field={fields.passwordAgain} label="再输一次新密码" type="password" autoComplete="new-password" />
        <Button name="intent" value="activate">
          设置密码并登录
        </Button>
      </form>
      <p className="mt-6">
        没有代码？请找发放人（单位管理员或系统管理员）打印，或 <a href="/reset">申请重置码</a>。
      </p>
    </div>
  );
}
