import { ReplyProblem } from "#app/components/form/reply-problem.tsx";
import { z } from "zod";
import { PaperExperts } from "#app/components/review/paper-experts.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { ObjectFrame } from "#app/components/shell/object-frame.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import type { PaperList } from "#app/domain/review/paper-view.ts";
import { listPaper, preparePaper } from "#app/services/paper/print-sheets.ts";
import { signPaper } from "#app/services/paper/enter-paper.ts";
import { formAction } from "#app/web/form-action.ts";
import { moveExtras, paper } from "#app/web/move-form.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const no = ({ params }: Pick<PageInput, "params">) => param(params, "no");
const expert = z.string().trim().min(1).max(20);

const page = workPage({
  page: "challengePaper",
  policy: "reviewAssignment.sign",
  load: (input) => listPaper(input.ctx, no(input)),
  actions: {
    prepare: formAction({ schema: z.object({ expert }), run: (input) => preparePaper(input.ctx, no(input), input.form.expert), done: ({ prepared }, { url }) => ({ to: url.pathname, toast: `已编号 ${prepared} 份，请打印。` }) }),
    sign: formAction({
      schema: z.object({ expert, offline: paper }),
      run: async (input) => signPaper(input.ctx, no(input), input.form.expert, (await moveExtras({ offline: input.form.offline })).offline),
      done: (_value, { url }) => ({ to: url.pathname, toast: "已登记签署，评分锁定，列入例外清单。" }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<PaperList>(({ challenge }) => `纸质评分 ${challenge.no}`);

export default function ChallengePaper() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  return (
    <ObjectFrame
      title={`纸质评分：${view.challenge.title}`}
      number={view.challenge.no}
      state={<StatusBadge noun="challenge" state={view.challenge.status} audience="staff" />}
      subtitle={<a href={`/work/challenges/${encodeURIComponent(view.challenge.no)}/experts`}>回到分派专家</a>}
      now={frame.now}
    >
      <p className="my-4 measure text-soft">
        不使用电脑的专家在纸上打分。每份表有表号，由两人分别录入，不一致的对照扫描件核对，再登记专家的签署。评分标注“线下”，列入例外清单。
      </p>
      <ReplyProblem reply={reply} />
      {!view.mayPrint && <Alert tone="note">评审启动后可以打印和录入。</Alert>}
      {view.experts.length === 0 ? <EmptyState title="还没有接受邀请的专家">专家接受邀请后列在这里；不使用电脑的专家，由经办人在分派专家页登记其线下答复。</EmptyState> : <PaperExperts view={view} frame={frame} submission={reply?.intent === "sign" ? reply.submission : undefined} />}
    </ObjectFrame>
  );
}
