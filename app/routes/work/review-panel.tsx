import { ReplyProblem } from "#app/components/form/reply-problem.tsx";
import { PanelOpinionPart } from "#app/components/review/panel-opinion-part.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import type { PanelPage } from "#app/domain/review/panel-view.ts";
import { panelOpinionInput, panelVoteInput } from "#app/domain/review/schema.ts";
import { showPanel } from "#app/services/panel/show-panel.ts";
import { recordPanelVote } from "#app/services/panel/record-vote.ts";
import { writePanelOpinion } from "#app/services/panel/write-panel.ts";
import { formAction } from "#app/web/form-action.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const no = ({ params }: Pick<PageInput, "params">) => param(params, "challengeNo");

const page = workPage({
  page: "reviewPanel",
  policy: "reviewAssignment.sign",
  load: (input) => showPanel(input.ctx, no(input)),
  actions: {
    write: formAction({ schema: panelOpinionInput, run: (input) => writePanelOpinion(input.ctx, no(input), input.form), done: (_value, { url, form }) => ({ to: `${url.pathname}#${form.bid}`, toast: "已保存专家组意见。" }) }),
    vote: formAction({ schema: panelVoteInput, run: (input) => recordPanelVote(input.ctx, no(input), input.form), done: ({ bid }, { url }) => ({ to: `${url.pathname}#${bid}`, toast: "已登记表决。" }) }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<PanelPage>(({ challenge }) => `专家组意见 ${challenge.no}`);

export default function ReviewPanel() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  return (
    <>
      <PageTitle title="专家组意见" lead={`${view.challenge.no}　${view.challenge.title}。由组长在全体签署后撰写，与各专家评分并列，不代替也不改变任何评分。`}>
        <LinkButton href={`/work/reviews/${encodeURIComponent(view.challenge.no)}`} tone="plain">
          回到任务
        </LinkButton>
      </PageTitle>
      <ReplyProblem reply={reply} />
      {view.bids.length === 0 ? (
        <EmptyState title={view.waitsFor > 0 ? `还有 ${view.waitsFor} 份评分没有签署` : "评审尚未开始"}>全体专家签署以前，任何人（包括组长）看不到他人的评分。</EmptyState>
      ) : (
        view.bids.map((bid) => <PanelOpinionPart key={`${bid.code} ${bid.opinion?.revision ?? 0}`} bid={bid} view={view} frame={frame} />)
      )}
    </>
  );
}
