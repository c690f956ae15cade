import { useForm } from "@conform-to/react";
import { redirect } from "@remix-run/node";
import { z } from "zod";
import { headersSetting } from "#app/auth/cookies.ts";
import { giveSecondFactor, secondFactorView } from "#app/auth/second-factor.ts";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { CheckField, TextField } from "#app/components/form/fields.tsx";
import { freshField } from "#app/components/identity/fresh-field.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { secondFactorHints } from "#app/messages/zh-CN/auth.ts";
import { canSendSms, sendSecondFactorCode } from "#app/services/person/own-second-factor.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { plainPage } from "#app/web/plain-page.ts";
import { safeRedirect } from "#app/web/safe-redirect.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";

const codeForm = z.object({ code: z.string().min(1).max(40), trust: z.boolean().optional() });

const nextOf = (url: URL) => safeRedirect(url.searchParams.get("next"));

const page = plainPage({
  page: "secondFactor",
  policy: "self",
  load: async ({ request, url }) => {
    const view = await secondFactorView(request);
    if (!view) throw redirect(`/sign-in?next=${encodeURIComponent(nextOf(url))}`);
    const { personId: _, ...shown } = view;
    return ok({ ...shown, phone: canSendSms() ? view.phone : null });
  },
  actions: {
    verify: formAction({
      schema: codeForm,
      run: ({ request, clientAddress, form }) => giveSecondFactor(request, clientAddress, { code: form.code, trust: form.trust === true }),
      done: ({ cookies }, { url }) => ({ to: nextOf(url), headers: headersSetting(cookies) }),
    }),
    sendCode: formAction({
      schema: z.object({}),
      run: async ({ request }) => {
        const view = await secondFactorView(request);
        if (!view) return refuse("signInNeeded");
        const sent = await sendSecondFactorCode(view.personId);
        return sent.ok ? ok({ sent: true }) : sent;
      },
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => "验证身份");

export default function SecondFactor() {
  const { view } = usePage<typeof loader>();
  const reply = useReply<{ sent?: boolean }>();
  const [form, fields] = useForm<z.infer<typeof codeForm>>({ id: "second-factor", lastResult: useLastResult("verify"), defaultValue: { trust: "on" } });
  const hints = secondFactorHints(view);
  return (
    <div className="mx-auto max-w-xl">
      <PageTitle title="验证身份" lead={view.isRepeat ? "下一步很重要，请再次确认是您本人。" : `${view.username}，请再确认一次是您本人。`} />
      {reply?.answer?.sent && <Alert tone="done">{`短信已发往 ${view.phone}，5 分钟内有效。`}</Alert>}
      {reply?.intent === "sendCode" && reply.problem && <Alert tone="problem">{reply.problem}</Alert>}
      {hints.length === 0 ? (
        <Alert tone="warning" title="您还没有口令卡">
          请联系安全管理员领取口令卡，再登录。
        </Alert>
      ) : (
        <form method="post" id={form.id} noValidate>
          <ErrorSummary form={form} labels={{ code: "口令" }} />
          <TextField field={freshField(fields.code)} label="口令" hint={hints.map((hint) => <p key={hint}>{hint}</p>)} inputMode="numeric" autoComplete="one-time-code" className="max-w-48 text-lg tracking-wider" />
          {view.demoCode && (
            <p className="mb-5 rounded border border-line bg-wash px-4 py-2">
              演示系统：要求的口令是 <code className="font-mono text-lg" data-demo-code>{view.demoCode}</code>
            </p>
          )}
          {!view.isRepeat && <CheckField field={fields.trust} label="这是我自己的设备，30 天内登录不再询问" hint="公用电脑请取消勾选。发榜、开标、固定排名和签署前仍会询问。" />}
          <Button name="intent" value="verify">
            确认
          </Button>
        </form>
      )}
      {view.phone && (
        <form method="post" className="mt-4">
          <Button tone="plain" name="intent" value="sendCode">
            {`发短信验证码到 ${view.phone}`}
          </Button>
        </form>
      )}
      {!view.isRepeat && (
        <form method="post" action="/sign-out" className="mt-6">
          <Button tone="plain">换一个账号登录</Button>
        </form>
      )}
    </div>
  );
}
