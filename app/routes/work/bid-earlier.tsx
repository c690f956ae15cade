import { z } from "zod";
import { EarlierForm } from "#app/components/bid/earlier-form.tsx";
import { EarlierTable } from "#app/components/bid/earlier-table.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import type { EarlierPage } from "#app/domain/bid/earlier-bid.ts";
import { earlierWords as words } from "#app/messages/zh-CN/earlier-bid.ts";
import { showEarlier, takeEarlier } from "#app/services/bid/take-earlier.ts";
import { formAction } from "#app/web/form-action.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "bidEarlier",
  policy: "bid.edit",
  load: ({ ctx, params, url }) => showEarlier(ctx, param(params, "no"), url.searchParams.get("from")),
  actions: {
    take: formAction({
      schema: z.object({ from: z.string().max(60), revision: z.coerce.number().int(), take: z.array(z.string().max(80)).default([]) }),
      run: ({ ctx, params, form }) => takeEarlier(ctx, param(params, "no"), form),
      done: (_value, { params }) => ({ to: `/work/bids/${encodeURIComponent(param(params, "no"))}/edit`, toast: words.done }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<EarlierPage>(({ no }) => `${words.title} ${no}`);

export default function BidEarlier() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const { no, challenge, sources, shown } = view;
  return (
    <>
      <PageTitle title={words.title} lead={words.of(no, challenge.title)}>
        <LinkButton href={`/work/bids/${encodeURIComponent(no)}/edit`} tone="plain">
          {words.back}
        </LinkButton>
      </PageTitle>
      {reply?.problem && <Alert tone="problem">{reply.problem}</Alert>}
      <p className="measure text-soft">{words.lead}</p>
      {shown ? <EarlierForm view={view} shown={shown} frame={frame} /> : <EarlierTable no={no} sources={sources} />}
    </>
  );
}
