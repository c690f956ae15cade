import { useForm } from "@conform-to/react";
import { headersSetting } from "#app/auth/cookies.ts";
import { limitRequests } from "#app/auth/request-limit.ts";
import { findPasswordRules } from "#app/auth/settings.ts";
import { signInAfterActivation } from "#app/auth/sign-in.ts";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextField } from "#app/components/form/fields.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { accountRegistrationSchema } from "#app/domain/organisation/registration.ts";
import { passwordHint } from "#app/messages/zh-CN/auth.ts";
import { registerAccount } from "#app/services/organisation/register-account.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { plainPage } from "#app/web/plain-page.ts";
import { useLastResult, usePage } from "#app/web/use-page.ts";

const labels = {
  uscc: "统一社会信用代码",
  unitName: "单位名称",
  name: "您的姓名",
  username: "用户名",
  phone: "手机号码",
  email: "电子邮箱",
  password: "密码",
  passwordAgain: "再输一次密码",
};

const afterwards = {
  registered: { tone: "done", text: "单位已登记，账号已开通，您是本单位管理员。" },
  checkDigit: { tone: "warning", text: "单位已登记。统一社会信用代码的校验位与算法不符，请核对；确系证照所载的不影响申报，形式审查时核实。" },
  joinRequested: { tone: "done", text: "账号已开通。该单位已登记过，已向其管理员提出加入申请，同意后即可申报。" },
} as const;

const page = plainPage({
  page: "register",
  policy: "public",
  load: async () => ok({ rules: await findPasswordRules() }),
  actions: {
    register: formAction({
      schema: accountRegistrationSchema,
      run: async ({ ctx, form, request, clientAddress }) => {
        const allowed = await limitRequests("register", clientAddress);
        if (!allowed.ok) return allowed;
        const registered = await registerAccount(ctx, form);
        if (!registered.ok) return registered;
        const signedIn = await signInAfterActivation(request, clientAddress, form.username, form.password);
        return signedIn.ok ? ok({ ...registered.value, cookies: signedIn.value.cookies }) : signedIn;
      },
      done: ({ unit, checkDigitOk, cookies }) => ({
        to: "/work/unit",
        toast: afterwards[checkDigitOk ? unit : "checkDigit"],
        headers: headersSetting(cookies),
      }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => "注册单位账号");

export default function Register() {
  const { view } = usePage<typeof loader>();
  const [form, fields] = useForm<Record<keyof typeof labels, string>>({ id: "register", lastResult: useLastResult("register") });
  return (
    <div className="mx-auto max-w-2xl">
      <PageTitle title="注册单位账号" lead="为单位和您本人一次办完，不需要电子邮箱。需求单位、申报单位用同一种账号。" />
      <form method="post" id={form.id} noValidate>
        <ErrorSummary form={form} labels={labels} />
        <Section title="单位">
          <TextField field={fields.uscc} label={labels.uscc} hint="18 位，见营业执照或法人证书；空格、横线、全角会自动整理" autoComplete="off" className="max-w-sm" />
          <TextField field={fields.unitName} label={labels.unitName} hint="与证照上的名称一致" autoComplete="organization" />
        </Section>
        <Section title="您本人（单位管理员）">
          <TextField field={fields.name} label={labels.name} autoComplete="name" className="max-w-sm" />
          <TextField field={fields.username} label={labels.username} hint="登录用，2 到 32 个小写字母、数字、点或横线，以字母开头" autoComplete="username" className="max-w-sm" />
          <TextField field={fields.phone} label={labels.phone} hint="填写后可用手机号登录" isOptional inputMode="numeric" autoComplete="tel" className="max-w-sm" />
          <TextField field={fields.email} label={labels.email} hint="填写后可用邮箱登录、接收回执" isOptional autoComplete="email" className="max-w-sm" />
          <TextField field={fields.password} label={labels.password} hint={passwordHint(view.rules)} type="password" autoComplete="new-password" className="max-w-sm" />
          <TextField field={fields.passwordAgain} label={labels.passwordAgain} type="password" autoComplete="new-password" className="max-w-sm" />
        </Section>
        <Button name="intent" value="register">
          注册并登录
        </Button>
      </form>
      <p className="mt-6">
        已有账号？<a href="/sign-in">登录</a>；单位同事已给您激活单？<a href="/activate">激活账号</a>。
      </p>
    </div>
  );
}
