import { z } from "zod";
import { HistoryTable } from "#app/components/bid/history-table.tsx";
import { RevisionView } from "#app/components/bid/revision-view.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { historyWords } from "#app/messages/zh-CN/bid-draft.ts";
import { restoreDraft } from "#app/services/bid/restore-draft.ts";
import { type DraftHistory, showDraftHistory } from "#app/services/bid/show-draft-history.ts";
import { formAction } from "#app/web/form-action.ts";
import { countParam, param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "bidHistory",
  policy: "bid.edit",
  load: ({ ctx, params, url }) => showDraftHistory(ctx, param(params, "no"), { before: countParam(url, "before"), revision: countParam(url, "revision") }),
  actions: {
    restore: formAction({
      schema: z.object({ from: z.coerce.number().int(), revision: z.coerce.number().int() }),
      run: ({ ctx, params, form }) => restoreDraft(ctx, param(params, "no"), form),
      done: (_value, { params }) => ({ to: `/work/bids/${encodeURIComponent(param(params, "no"))}/edit`, toast: "已恢复为新的草稿，原来的内容仍在草稿历史里。" }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<DraftHistory>(({ no }) => `草稿历史 ${no}`);

export default function BidHistory() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const { no, challengeTitle, indicators, revision, mayRestore, rows, before, shown } = view;
  const bidPage = `/work/bids/${encodeURIComponent(no)}`;
  return (
    <>
      <PageTitle title={historyWords.title} lead={`${no}　${challengeTitle}`}>
        <LinkButton href={mayRestore ? `${bidPage}/edit` : bidPage} tone="plain">
          {mayRestore ? "回到填写" : "回到申报"}
        </LinkButton>
      </PageTitle>
      {reply?.problem && <Alert tone="problem">{reply.problem}</Alert>}
      <p className="measure text-sm text-soft">{historyWords.lead}</p>
      {shown && <RevisionView no={no} shown={shown} indicators={indicators} revision={revision} mayRestore={mayRestore} frame={frame} />}
      <div className="mt-6">
        <HistoryTable no={no} rows={rows} />
      </div>
      {before !== null && (
        <p className="mt-4">
          <a href={`${bidPage}/history?before=${before}`}>更早的</a>
        </p>
      )}
    </>
  );
}
