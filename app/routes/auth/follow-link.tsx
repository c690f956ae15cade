import { z } from "zod";
import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { readSearch } from "#app/domain/challenge/search.ts";
import { searchWords } from "#app/messages/zh-CN/search.ts";
import { answerFollow, showFollow } from "#app/services/follow/follow.ts";
import { formAction } from "#app/web/form-action.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { plainPage } from "#app/web/plain-page.ts";
import { usePage } from "#app/web/use-page.ts";

const empty = z.object({});

/** Where a used link leads: an address without a secret. */
const marks = ["confirmed", "left"] as const;

const answering = (answer: "confirm" | "leave") =>
  formAction({ schema: empty, run: ({ params }) => answerFollow(param(params, "token"), answer), done: () => ({ to: `/follow/${answer === "confirm" ? "confirmed" : "left"}` }) });

/** The link of a mail: to confirm, or to leave. Opening it does nothing, because scanners of mails open links too. */
const page = plainPage({
  page: "follow",
  policy: "public",
  load: async ({ params }) => {
    const token = param(params, "token");
    const done = marks.find((mark) => mark === token) ?? null;
    const shown = done === null ? await showFollow(token) : null;
    return ok({ done, follow: shown?.ok ? shown.value : null });
  },
  actions: { confirm: answering("confirm"), leave: answering("leave") },
  hidesAddress: true,
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => "关注");

export default function FollowLink() {
  const { view, frame } = usePage<typeof loader>();
  const { done, follow } = view;
  return (
    <div className="mx-auto max-w-xl">
      <PageTitle title="关注" lead={follow ? (follow.challenge ? `${follow.challenge.no}　${follow.challenge.title}` : searchWords(readSearch(follow.search ?? ""))) : undefined} />
      {done === "confirmed" && <Alert tone="done">已关注，有新情况会发邮件给您。</Alert>}
      {done === "left" && <Alert tone="done">已不再关注，以后不会再收到。</Alert>}
      {done === null && !follow && <Alert tone="problem">链接无效，或已经不再关注。</Alert>}
      {follow && (
        <form method="post" className="flex flex-wrap gap-3">
          <Once frame={frame} name="answer" />
          {!follow.isConfirmed && (
            <Button name="intent" value="confirm">
              确认关注
            </Button>
          )}
          <Button name="intent" value="leave" tone="plain">
            不再关注
          </Button>
        </form>
      )}
    </div>
  );
}
