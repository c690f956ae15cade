import { z } from "zod";
import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { refusalWords } from "#app/messages/zh-CN/refusals.ts";
import { contestMarkWords } from "#app/messages/zh-CN/contest-bid.ts";
import { createBid } from "#app/services/bid/create-bid.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { listOwnUnits } from "#app/services/organisation/show-units.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "bidNew",
  policy: "bid.create",
  load: async ({ ctx, url }) => {
    const challenge = await showChallenge(ctx, url.searchParams.get("challenge") ?? "");
    if (!challenge.ok) return challenge;
    const own = await listOwnUnits(ctx);
    if (!own.ok) return own;
    const { no, title, closesAt, isOpenForBids, ownerName } = challenge.value;
    return ok({ challenge: { no, title, closesAt, isOpenForBids, ownerName }, units: [...own.value.units.map(({ uscc, name }) => ({ uscc, name })), ...own.value.contests.filter(({ outcome }) => outcome === null).map(({ uscc, unitName }) => ({ uscc, name: `${unitName}（${contestMarkWords.waiting}）` }))] });
  },
  actions: {
    create: formAction({
      schema: z.object({ unit: z.string().max(60).optional() }),
      run: async ({ ctx, url, form }) => {
        const created = await createBid(ctx, { challenge: url.searchParams.get("challenge") ?? "", ...(form.unit && { unit: form.unit }) });
        // The unit has its bid already: that is where the person wanted to go.
        if (!created.ok && created.refusal.code === "alreadyDone") return ok({ no: String(created.refusal.facts?.no), isNew: false });
        return created.ok ? ok({ no: created.value.no, isNew: true }) : created;
      },
      done: ({ no, isNew }) => ({
        to: isNew ? `/work/bids/${encodeURIComponent(no)}/edit` : `/work/bids/${encodeURIComponent(no)}`,
        toast: isNew ? `已建立申报草稿 ${no}。` : { tone: "warning", text: "对该任务已有一份申报，请在这里继续。" },
      }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => "我要揭榜");

export default function BidNew() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const { challenge, units } = view;
  return (
    <>
      <PageTitle title="我要揭榜" lead={`${challenge.no}　${challenge.title}`} />
      {reply?.problem && <Alert tone="problem">{reply.problem}</Alert>}
      {!challenge.isOpenForBids && <Alert tone="note">{refusalWords({ code: "notYetOpen" })}</Alert>}
      {units.length === 0 && (
        <Alert tone="warning" title="您还没有加入单位">
          <p>申报以单位名义提出。请先登记本单位，或请单位管理员把您加入；单位已被他人登记的，提出认领异议后即可起草。</p>
          <p className="mt-2">
            <LinkButton href="/work/unit">登记或加入单位</LinkButton>
          </p>
        </Alert>
      )}
      {challenge.isOpenForBids && units.length > 0 && (
        <form method="post" className="measure">
          <input type="hidden" name="intent" value="create" />
          <Once frame={frame} name="create" />
          <fieldset className="mb-5">
            <legend className="font-medium">以哪个单位牵头</legend>
            {units.map(({ uscc, name }, index) => (
              <label key={uscc} className="flex min-h-8 items-center gap-2">
                <input type="radio" name="unit" value={uscc} defaultChecked={index === 0} required className="size-4 accent-blue" />
                {name}
                <span className="text-sm text-soft tabular-nums">{uscc}</span>
              </label>
            ))}
          </fieldset>
          <ul className="mb-5 list-disc pl-5">
            <li>建立的是草稿，可以多人、多次填写，随时保存；同一单位对一项任务只有一份申报。</li>
            <li>本单位以前申报过的，建立后可以从以前的申报书带入内容。</li>
            <li>
              {challenge.closesAt && (
                <>
                  <DateTime value={challenge.closesAt} />{" "}
                </>
              )}
              前提交，拿到回执才算提交；截止前可以替换和撤回。
            </li>
            <li>截止前，本单位以外的任何人都不知道有这份申报。</li>
            {challenge.ownerName && <li>发榜单位（{challenge.ownerName}）及其关联单位不得揭榜。</li>}
          </ul>
          <Button>开始填写</Button>
        </form>
      )}
    </>
  );
}
