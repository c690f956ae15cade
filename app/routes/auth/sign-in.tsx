import { useForm } from "@conform-to/react";
import { redirect } from "@remix-run/node";
import { z } from "zod";
import { actorFromRequest } from "#app/auth/actor.ts";
import { headersSetting } from "#app/auth/cookies.ts";
import { findPasswordRules } from "#app/auth/settings.ts";
import { signIn } from "#app/auth/sign-in.ts";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextField } from "#app/components/form/fields.tsx";
import { DemoAccounts } from "#app/components/identity/demo-accounts.tsx";
import { SlowedDown } from "#app/components/identity/slowed-down.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { passwordHint } from "#app/messages/zh-CN/auth.ts";
import { demoPassword, demoStaff } from "#app/services/demo/demo-accounts.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { plainPage } from "#app/web/plain-page.ts";
import { safeRedirect } from "#app/web/safe-redirect.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";

const signInForm = z.object({
  identifier: z.string().trim().min(1).max(200),
  password: z.string().min(1).max(1000),
  answer: z.string().max(20).optional(),
  question: z.string().max(200).optional(),
  code: z.string().max(40).optional(),
  newPassword: z.string().max(1000).optional(),
});

/** The demo's accounts to begin with; the rest follow the same pattern. */
const demoSignIns = [...demoStaff, { username: "lead-t01", name: "申报单位负责人" }, { username: "owner-d1", name: "需求单位" }, { username: "e001", name: "评审专家" }];

const nextOf = (url: URL) => safeRedirect(url.searchParams.get("next"));
const secondFactorPage = (url: URL) => `/second-factor?next=${encodeURIComponent(nextOf(url))}`;

const page = plainPage({
  page: "signIn",
  policy: "public",
  load: async ({ request, url, person }) => {
    if (person) throw redirect(nextOf(url));
    if ((await actorFromRequest(request)).pending) throw redirect(secondFactorPage(url));
    return ok({ rules: await findPasswordRules() });
  },
  actions: {
    signIn: formAction({
      schema: signInForm,
      run: ({ request, clientAddress, form }) => signIn(request, clientAddress, form),
      done: ({ cookies, secondFactorDue }, { url }) => ({
        to: secondFactorDue ? secondFactorPage(url) : nextOf(url),
        headers: headersSetting(cookies),
      }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => "登录");

export default function SignIn() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const [form, fields] = useForm<z.infer<typeof signInForm>>({ id: "sign-in", lastResult: useLastResult("signIn") });
  const isExpired = reply?.code === "passwordExpired" || reply?.submission.initialValue?.newPassword !== undefined;
  return (
    <div className="mx-auto max-w-xl">
      <PageTitle title="登录" />
      <form method="post" id={form.id} noValidate>
        <ErrorSummary form={form} labels={{ identifier: "账号", password: "密码", newPassword: "新密码" }} />
        <TextField field={fields.identifier} label="手机号、用户名或邮箱" autoComplete="username" />
        <TextField field={fields.password} label={isExpired ? "原密码" : "密码"} type="password" autoComplete="current-password" />
        {isExpired && <TextField field={fields.newPassword} label="新密码" hint={passwordHint(view.rules)} type="password" autoComplete="new-password" />}
        <SlowedDown facts={reply?.facts ?? null} answer={fields.answer} code={fields.code} />
        <Button name="intent" value="signIn">
          登录
        </Button>
      </form>
      <ul className="mt-6 flex flex-wrap gap-x-6 gap-y-2">
        <li>
          <a href="/activate">有激活单，首次登录</a>
        </li>
        <li>
          <a href="/reset">忘记密码</a>
        </li>
        <li>
          <a href="/register">注册单位账号</a>
        </li>
      </ul>
      {frame.site.installation === "demo" && <DemoAccounts accounts={demoSignIns} password={demoPassword} />}
    </div>
  );
}
