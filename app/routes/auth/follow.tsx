import { useForm } from "@conform-to/react";
import { z } from "zod";
import { limitRequests } from "#app/auth/request-limit.ts";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextField } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { followByMail, followChallenge, followInput, listFollowed, unfollowChallenge } from "#app/services/follow/follow-challenge.ts";
import { formAction } from "#app/web/form-action.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { plainPage } from "#app/web/plain-page.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";

const empty = z.object({});
const here = (no: string, done?: string) => `/challenges/${encodeURIComponent(no)}/follow${done ? `?done=${done}` : ""}`;

/** 关注 a challenge: with an account at once, with a mail address after its confirmation. */
const page = plainPage({
  page: "follow",
  policy: "public",
  load: async ({ ctx, params, person, url }) => {
    const challenge = await showChallenge(ctx, param(params, "no"));
    if (!challenge.ok) return challenge;
    const followed = person ? await listFollowed(ctx) : null;
    const { no, title } = challenge.value;
    return ok({ no, title, isSignedIn: person !== null, isFollowing: followed?.ok === true && followed.value.some((one) => one.no === no), isAsked: url.searchParams.get("done") === "mail" });
  },
  actions: {
    follow: formAction({ schema: empty, run: ({ ctx, params }) => followChallenge(ctx, param(params, "no")), done: (_value, { params }) => ({ to: here(param(params, "no")), toast: "已关注。" }) }),
    unfollow: formAction({ schema: empty, run: ({ ctx, params }) => unfollowChallenge(ctx, param(params, "no")), done: (_value, { params }) => ({ to: here(param(params, "no")), toast: "已不再关注。" }) }),
    mail: formAction({
      schema: followInput,
      run: async ({ ctx, params, form, clientAddress }) => {
        const allowed = await limitRequests("follow", clientAddress);
        return allowed.ok ? followByMail(ctx, param(params, "no"), form) : allowed;
      },
      done: (_value, { params }) => ({ to: here(param(params, "no"), "mail") }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<{ title: string }>(({ title }) => `关注 ${title}`);

export default function Follow() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const [form, fields] = useForm<{ address: string }>({ id: "follow", lastResult: useLastResult("mail") });
  return (
    <div className="mx-auto max-w-xl">
      <PageTitle title="关注任务" lead={`${view.no}　${view.title}`} />
      {reply?.problem && reply.code !== "invalidInput" && <Alert tone="problem">{reply.problem}</Alert>}
      <p className="mb-4">任务有更正、答疑、延期、暂停、撤榜和结果时，用邮件告诉您。关注与是否申报无关；谁在关注，不对任何人显示。</p>
      {view.isSignedIn ? (
        <form method="post">
          <Once frame={frame} name="follow" />
          {view.isFollowing && <p className="mb-3 font-medium">您已关注这项任务，通知发到账号的邮箱。</p>}
          <Button name="intent" value={view.isFollowing ? "unfollow" : "follow"} {...(view.isFollowing && { tone: "plain" })}>
            {view.isFollowing ? "不再关注" : "关注"}
          </Button>
        </form>
      ) : view.isAsked ? (
        <Alert tone="done" title="请到邮箱确认">
          已发出一封确认邮件，点击其中的“请确认关注”后生效。没有收到的，请查看垃圾邮件，或十分钟后再试。
        </Alert>
      ) : (
        <form method="post" id={form.id} noValidate>
          <ErrorSummary form={form} labels={{ address: "邮箱" }} />
          <Once frame={frame} name="mail" />
          <TextField field={fields.address} label="邮箱" type="email" autoComplete="email" hint="只用于本任务的通知，随时可以退出" />
          <Button name="intent" value="mail">
            发送确认邮件
          </Button>
        </form>
      )}
      <p className="mt-6">
        <a href={`/challenges/${encodeURIComponent(view.no)}`}>返回任务页面</a>
      </p>
    </div>
  );
}
