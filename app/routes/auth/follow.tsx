import { useForm } from "@conform-to/react";
import { z } from "zod";
import { limitRequests } from "#app/auth/request-limit.ts";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextField } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { readSearch, searchAddress } from "#app/domain/challenge/search.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { followWords, searchWords } from "#app/messages/zh-CN/search.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { follow, followByMail, followInput, type FollowTarget, listFollowed, unfollow } from "#app/services/follow/follow.ts";
import { formAction } from "#app/web/form-action.ts";
import type { PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { plainPage } from "#app/web/plain-page.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";

const empty = z.object({});

/** A challenge (`/challenges/NO/follow`) or a search of the list (`/follow?waste=…`). */
function targetOf({ params, url }: Pick<PageInput, "params" | "url">): FollowTarget {
  return params.no === undefined ? { search: searchAddress(readSearch(url.search)) } : { no: params.no };
}

function addressOf(target: FollowTarget, done?: "mail"): string {
  if ("search" in target) return `/follow?${[target.search, done && `done=${done}`].filter(Boolean).join("&")}`;
  return `/challenges/${encodeURIComponent(target.no)}/follow${done ? `?done=${done}` : ""}`;
}

/** 关注: with an account at once, with a mail address after its confirmation. */
const page = plainPage({
  page: "follow",
  policy: "public",
  load: async ({ ctx, params, person, url }) => {
    const target = targetOf({ params, url });
    const challenge = "no" in target ? await showChallenge(ctx, target.no) : null;
    if (challenge && !challenge.ok) return challenge;
    const followed = person ? await listFollowed(ctx) : null;
    const own = followed?.ok ? followed.value : [];
    return ok({
      ...(challenge
        ? { kind: "challenge" as const, about: `${challenge.value.no}　${challenge.value.title}`, back: `/challenges/${encodeURIComponent(challenge.value.no)}` }
        : { kind: "search" as const, about: searchWords(readSearch(url.search)), back: `/challenges?${"search" in target ? target.search : ""}` }),
      isSignedIn: person !== null,
      isFollowing: own.some((one) => ("no" in target ? one.challenge?.no === target.no : one.search === target.search)),
      isAsked: url.searchParams.get("done") === "mail",
      searches: own.flatMap(({ search }) => (search === null ? [] : [{ address: addressOf({ search }), words: searchWords(readSearch(search)) }])),
    });
  },
  actions: {
    follow: formAction({ schema: empty, run: (input) => follow(input.ctx, targetOf(input)), done: (_value, input) => ({ to: addressOf(targetOf(input)), toast: "已关注。" }) }),
    unfollow: formAction({ schema: empty, run: (input) => unfollow(input.ctx, targetOf(input)), done: (_value, input) => ({ to: addressOf(targetOf(input)), toast: "已不再关注。" }) }),
    mail: formAction({
      schema: followInput,
      run: async (input) => {
        const allowed = await limitRequests("follow", input.clientAddress);
        return allowed.ok ? followByMail(input.ctx, targetOf(input), input.form) : allowed;
      },
      done: (_value, input) => ({ to: addressOf(targetOf(input), "mail") }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<{ about: string }>(({ about }) => `关注 ${about}`);

export default function Follow() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const [form, fields] = useForm<{ address: string }>({ id: "follow", lastResult: useLastResult("mail") });
  const words = followWords[view.kind];
  return (
    <div className="mx-auto max-w-xl">
      <PageTitle title={words.title} lead={view.about} />
      {reply?.problem && reply.code !== "invalidInput" && <Alert tone="problem">{reply.problem}</Alert>}
      <p className="mb-4">{words.lead}</p>
      {view.isSignedIn ? (
        <form method="post">
          <Once frame={frame} name="follow" />
          {view.isFollowing && <p className="mb-3 font-medium">{words.following}</p>}
          <Button name="intent" value={view.isFollowing ? "unfollow" : "follow"} {...(view.isFollowing && { tone: "plain" })}>
            {view.isFollowing ? "不再关注" : "关注"}
          </Button>
        </form>
      ) : view.isAsked ? (
        <Alert tone="done" title="请到邮箱确认">
          已发出一封确认邮件，点击其中的“确认关注”后生效。没有收到的，请查看垃圾邮件，或十分钟后再试。
        </Alert>
      ) : (
        <form method="post" id={form.id} noValidate>
          <ErrorSummary form={form} labels={{ address: "邮箱" }} />
          <Once frame={frame} name="mail" />
          <TextField field={fields.address} label="邮箱" type="email" autoComplete="email" hint="只用于这些通知，随时可以退出" />
          <Button name="intent" value="mail">
            发送确认邮件
          </Button>
        </form>
      )}
      {view.searches.length > 0 && (
        <section className="mt-8">
          <h2 className="mb-2 font-medium">您关注的条件</h2>
          <ul className="list-disc pl-5">
            {view.searches.map(({ address, words: found }) => (
              <li key={address}>
                <a href={address}>{found}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="mt-6">
        <a href={view.back}>{words.back}</a>
      </p>
    </div>
  );
}
