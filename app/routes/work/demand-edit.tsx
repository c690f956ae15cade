import { z } from "zod";
import { ReturnAlert } from "#app/components/demand/return-alert.tsx";
import { DemandForm } from "#app/components/demand/demand-form.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { demandFormWithRevision } from "#app/domain/demand/form-schema.ts";
import type { DemandEdit } from "#app/domain/demand/view.ts";
import { reviseDemand, saveDemand, showDemandForm } from "#app/services/demand/save-demand.ts";
import { submitDemand } from "#app/services/demand/submit-demand.ts";
import { formAction } from "#app/web/form-action.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply, useRevision } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const reference = ({ params }: Pick<PageInput, "params">) => param(params, "no");
const pageOf = (no: string) => `/work/demands/${encodeURIComponent(no)}`;

const page = workPage({
  page: "demandForm",
  policy: "demand.submit",
  load: (input) => showDemandForm(input.ctx, reference(input)),
  actions: {
    save: formAction({
      schema: demandFormWithRevision,
      run: ({ ctx, params, form: { revision, ...form } }) => saveDemand(ctx, reference({ params }), form, revision),
      done: (_saved, { params }) => ({ to: `${pageOf(reference({ params }))}/edit`, toast: "已暂存。" }),
    }),
    submit: formAction({
      schema: demandFormWithRevision,
      run: async ({ ctx, params, form: { revision, ...form } }) => {
        const saved = await saveDemand(ctx, reference({ params }), form, revision);
        return saved.ok ? submitDemand.run(ctx, reference({ params }), {}) : saved;
      },
      done: (_moved, { params }) => ({ to: pageOf(reference({ params })), toast: "需求已提交。" }),
    }),
    revise: formAction({
      schema: demandFormWithRevision.extend({ note: z.string().trim().max(500).default("") }),
      run: async ({ ctx, params, form: { revision, note, ...form } }) => reviseDemand(ctx, reference({ params }), form, revision, note),
      done: ({ no, number }) => ({ to: `${pageOf(no)}#versions`, toast: `已保存为第 ${number} 版。` }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<DemandEdit>(({ no, title }) => `${title || "需求征集表"} ${no}`);

export default function DemandEditPage() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  return (
    <>
      <p className="text-soft">
        <a href={pageOf(view.no)}>返回需求</a>　{view.unitName}　{view.callTitle}
      </p>
      <h1>需求征集表</h1>
      {reply?.code && reply.code !== "invalidInput" && reply.code !== "demandIncomplete" && <Alert tone="problem">{reply.problem}</Alert>}
      <ReturnAlert reason={view.returnReason} />
      <DemandForm edit={{ ...view, revision: useRevision(view.revision) }} frame={frame} lastResult={useLastResult("save", "submit", "revise")} />
    </>
  );
}

