import { z } from "zod";
import { forgetDevice, listDevices } from "#app/auth/device.ts";
import { findPasswordRules } from "#app/auth/settings.ts";
import { CardSheet } from "#app/components/identity/card-sheet.tsx";
import { PersonProfileForm } from "#app/components/identity/person-profile-form.tsx";
import { ContactForm } from "#app/components/identity/contact-form.tsx";
import { DeviceTable } from "#app/components/identity/device-table.tsx";
import { PasswordForm } from "#app/components/identity/password-form.tsx";
import { PrintButton } from "#app/components/identity/print-button.tsx";
import { SecondFactorSettings } from "#app/components/identity/second-factor-settings.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { dutyWords, passwordHint } from "#app/messages/zh-CN/auth.ts";
import { personProfileInput, typedFields } from "#app/domain/organisation/profile-schema.ts";
import { idNumberProblemWords, personProfileWords } from "#app/messages/zh-CN/person-profile.ts";
import { changeOwnProfile, showOwnProfile } from "#app/services/person/own-profile.ts";
import { changePassword, passwordChangeInput } from "#app/services/person/change-password.ts";
import { changeContact, contactInput, showOwnAccount } from "#app/services/person/own-account.ts";
import { confirmAuthenticator, removeAuthenticator, renewOwnCard, startAuthenticator } from "#app/services/person/own-second-factor.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const none = z.object({});
const here = (toast: string) => () => ({ to: "/work/me", toast });

const page = workPage({
  page: "me",
  policy: "self",
  load: async ({ ctx, request, person }) => {
    const [account, profile] = await Promise.all([showOwnAccount(ctx), showOwnProfile(ctx)]);
    if (!account.ok) return account;
    if (!profile.ok) return profile;
    return ok({ ...account.value, profile: profile.value, rules: await findPasswordRules(), devices: await listDevices(request, person.id) });
  },
  actions: {
    changeContact: formAction({ schema: contactInput, run: ({ ctx, form }) => changeContact(ctx, form), done: here("资料已保存。") }),
    changeProfile: formAction({
      schema: typedFields(personProfileInput),
      run: ({ ctx, form }) => changeOwnProfile(ctx, form),
      done: ({ idNumberProblem: problem }) => ({ to: "/work/me#profile-section", toast: problem ? { tone: "warning", text: personProfileWords.savedWarn(idNumberProblemWords[problem]) } : personProfileWords.saved }),
    }),
    changePassword: formAction({ schema: passwordChangeInput, run: ({ ctx, form }) => changePassword(ctx, form), done: here("密码已修改，其他设备上的登录已退出。") }),
    renewCard: formAction({ schema: none, run: ({ ctx }) => renewOwnCard(ctx) }),
    startAuthenticator: formAction({ schema: none, run: ({ ctx }) => startAuthenticator(ctx) }),
    confirmAuthenticator: formAction({
      schema: z.object({ code: z.string().min(1).max(20), secret: z.string().max(100), uri: z.string().max(500) }),
      run: ({ ctx, form }) => confirmAuthenticator(ctx, form.code.replace(/\s/g, "")),
      done: here("验证器已启用。"),
    }),
    removeAuthenticator: formAction({ schema: none, run: ({ ctx }) => removeAuthenticator(ctx), done: here("验证器已停用。") }),
    forgetDevice: formAction({
      schema: z.object({ id: z.uuid() }),
      run: async ({ ctx, form }) => (ctx.actor.personId && (await forgetDevice(ctx.actor.personId, form.id)) ? ok(null) : refuse("statusChanged")),
      done: here("设备已移除。"),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => "我的资料");

interface Answer {
  codes?: string[];
  secret?: string;
  uri?: string;
}

export default function Me() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply<Answer>();
  const { person, card, totp, devices, rules } = view;
  return (
    <>
      <div className="print:hidden">
        <PageTitle title="我的资料" />
        {frame.site.installation !== "real" && (
          <p className="mb-4">
            <a href="/work/outbox">系统发给我的消息</a>
          </p>
        )}
      </div>
      {reply?.problem && reply.code === "notFound" && <Alert tone="problem">{reply.problem}</Alert>}
      {reply?.answer?.codes && (
        <>
          <CardSheet codes={reply.answer.codes} name={person.name} username={person.username} />
          <p className="no-print mt-3">
            <PrintButton words="打印口令卡" />
          </p>
        </>
      )}
      <div className="print:hidden">
        <Section title="账号">
          <DescriptionList
            items={[
              { term: "用户名", value: person.username },
              { term: "单位", value: person.units.join("、") || "未加入单位" },
              { term: "岗位", value: person.roles.map(({ role, round }) => `${dutyWords[role]}（${round ?? "全部批次"}）`).join("、") || "无" },
              ...(person.expertNo ? [{ term: "专家编号", value: person.expertNo }] : []),
            ]}
          />
        </Section>
        <Section title="姓名和联系方式" id="contact-section">
          <ContactForm person={person} lastResult={useLastResult("changeContact")} />
        </Section>
        <Section title={personProfileWords.title} id="profile-section">
          <PersonProfileForm profile={view.profile} lastResult={useLastResult("changeProfile")} />
        </Section>
        <Section title="密码" id="password-section">
          <PasswordForm hint={passwordHint(rules)} lastResult={useLastResult("changePassword")} />
        </Section>
        <Section title="第二重验证" id="second-factor-section">
          <SecondFactorSettings needsSecondFactor={view.needsSecondFactor} card={card} totp={totp} started={startedOf(reply)} lastResult={useLastResult("confirmAuthenticator")} />
        </Section>
        <Section title="登录过的设备">
          <DeviceTable devices={devices} />
        </Section>
      </div>
    </>
  );
}

/** The secret stays on the page while its first code is being typed. */
function startedOf(reply: ReturnType<typeof useReply<Answer>>): { secret: string; uri: string } | null {
  const { answer, intent, submission } = reply ?? {};
  if (answer?.secret && answer.uri) return { secret: answer.secret, uri: answer.uri };
  const typed = intent === "confirmAuthenticator" ? submission?.initialValue : undefined;
  return typeof typed?.secret === "string" && typeof typed.uri === "string" ? { secret: typed.secret, uri: typed.uri } : null;
}
