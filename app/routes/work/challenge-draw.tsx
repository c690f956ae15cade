import { ReplyProblem } from "#app/components/form/reply-problem.tsx";
import { z } from "zod";
import { CallListPart } from "#app/components/draw/call-list-part.tsx";
import { ConditionsForm } from "#app/components/draw/conditions-form.tsx";
import { HeldDrawPart } from "#app/components/draw/held-draw-part.tsx";
import { OpenDrawPart } from "#app/components/draw/open-draw-part.tsx";
import { PaperDrawForm } from "#app/components/draw/paper-draw-form.tsx";
import { UnwantedPart } from "#app/components/draw/unwanted-part.tsx";
import { PrintButton } from "#app/components/identity/print-button.tsx";
import { ObjectFrame } from "#app/components/shell/object-frame.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { DeclareFirst } from "#app/components/review/declare-first.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { callRecord } from "#app/domain/review/draw/call-schema.ts";
import { alsoItems, drawConditions } from "#app/domain/review/draw/draw-conditions-schema.ts";
import type { DrawPreview } from "#app/domain/review/draw/draw-conditions.ts";
import type { DrawView } from "#app/domain/review/draw/draw-view.ts";
import { unwantedAnswer } from "#app/domain/review/unwanted.ts";
import { answerUnwanted } from "#app/services/review/unwanted.ts";
import { holdDraw } from "#app/services/draw/hold-draw.ts";
import { prepareDraw, previewDraw } from "#app/services/draw/prepare-draw.ts";
import { recordPaperDraw } from "#app/services/draw/record-paper-draw.ts";
import { askNext, inviteAgreed, recordCall } from "#app/services/draw/record-call.ts";
import { showDraw } from "#app/services/draw/show-draw.ts";
import { formAction } from "#app/web/form-action.ts";
import { moveExtras, paper } from "#app/web/move-form.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const no = ({ params }: Pick<PageInput, "params">) => param(params, "no");
const here = (toast: string) => (_value: unknown, { url }: Pick<PageInput, "url">) => ({ to: url.pathname, toast });

const page = workPage({
  page: "challengeDraw",
  policy: "reviewAssignment.invite",
  load: (input) => showDraw(input.ctx, no(input)),
  actions: {
    preview: formAction({ schema: drawConditions, run: (input) => previewDraw(input.ctx, no(input), input.form) }),
    prepare: formAction({ schema: drawConditions, run: (input) => prepareDraw(input.ctx, no(input), input.form), done: ({ items }: { items: number }, { url }) => ({ to: url.pathname, toast: `${items > 1 ? `${String(items)} 项任务的` : ""}候选名单已固定，承诺值已记入日志。请见证人报数。` }) }),
    hold: formAction({ schema: z.object({ number: z.string({ error: "required" }).max(40), also: alsoItems }), run: (input) => holdDraw(input.ctx, no(input), input.form), done: ({ items }: { items: number }, { url }) => ({ to: url.pathname, toast: items > 1 ? `已为 ${String(items)} 项任务抽取，记录已公开。` : "已抽取，记录已公开。" }) }),
    paper: formAction({
      schema: z.object({ groups: z.array(z.record(z.string(), z.string())).default([]), reason: z.string().optional(), offline: paper }),
      run: async (input) => recordPaperDraw(input.ctx, no(input), { groups: input.form.groups, reason: input.form.reason }, (await moveExtras({ offline: input.form.offline })).offline),
      done: here("线下抽取已登记，标注“线下”并列入例外清单；请按次序致电。"),
    }),
    call: formAction({ schema: callRecord, run: (input) => recordCall(input.ctx, no(input), input.form), done: here("致电结果已登记。") }),
    ask: formAction({ schema: z.object({}), run: (input) => askNext(input.ctx, no(input)), done: (value: { count: number; mails: number }, { url }) => ({ to: `${url.pathname}#calls`, toast: `已向 ${value.count} 名专家发出邀请，其中 ${value.mails} 名有电子邮箱；等待专家在系统中答复。` }) }),
    answerUnwanted: formAction({ schema: unwantedAnswer, run: (input) => answerUnwanted(input.ctx, no(input), input.form), done: ({ dropped }: { dropped: number }, { url }) => ({ to: `${url.pathname}#unwanted`, toast: dropped > 0 ? "已登记答复，该专家的评审任务已终止。" : "已登记答复。" }) }),
    invite: formAction({ schema: z.object({}), run: (input) => inviteAgreed(input.ctx, no(input)), done: here("已为同意的专家建立评审任务，等待专家登录确认。") }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<DrawView>((view) => `抽取专家 ${view.challenge.no}`);

export default function ChallengeDraw() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply<DrawPreview>();
  const { challenge, open, held, may } = view;
  const base = `/challenges/${encodeURIComponent(challenge.no)}`;
  const knowsNames = held.some(({ groups }) => groups.some(({ names }) => names.some(({ expert }) => expert !== null)));
  const conditions = <ConditionsForm frame={frame} expertsPerBid={view.expertsPerBid} isAgain={held.length > 0} others={view.others.prepare} preview={reply?.intent === "preview" ? reply.answer : null} lastResult={useLastResult("prepare", "preview")} />;
  const onPaper = <PaperDrawForm frame={frame} checkers={view.checkers} isAgain={held.length > 0} lastResult={useLastResult("paper")} />;
  const holdResult = useLastResult("hold");
  const callResult = useLastResult("call");
  return (
    <ObjectFrame
      title={`抽取专家：${challenge.title}`}
      number={challenge.no}
      state={<StatusBadge noun="challenge" state={challenge.status} audience="staff" />}
      subtitle={
        <>
          <a href={`/work${base}`}>回到任务</a>
          {(may.prepare || knowsNames) && (
            <a className="ml-4" href={`/work${base}/experts`}>
              分派专家
            </a>
          )}
        </>
      }
      now={frame.now}
    >
      <ReplyProblem reply={reply} of={["invite", "ask", "call", "answerUnwanted"]} />
      {view.declarationDue && (
        <DeclareFirst no={challenge.no} next={`/work${base}/draw`}>
          抽取、报数、通知专家之前，先看各份申报的单位和负责人并作声明，再回到这里办理。
        </DeclareFirst>
      )}
      {!view.isReady && held.length === 0 && (
        <Alert tone="note" title="还不能抽取专家">
          {view.undecided > 0 ? `还有 ${view.undecided} 份申报未完成形式审查，全部审完后才能抽取。` : "截止、开标并有申报通过形式审查之后，才能抽取专家。"}
        </Alert>
      )}
      <UnwantedPart requests={view.unwanted} mayAnswer={may.prepare} frame={frame} />
      {open && (
        <Section title="见证人报数" id="hold">
          <OpenDrawPart open={open} mayHold={may.hold} others={view.others.hold} frame={frame} lastResult={holdResult} />
        </Section>
      )}
      {held.map((draw, index) => (
        <Section key={draw.id} title={index === 0 ? "抽取结果" : "此前的抽取"} aside={index === 0 ? <span className="no-print">打印，签字后存档</span> : undefined}>
          <HeldDrawPart draw={draw} isReader={knowsNames} recordHref={`${base}/draw-record?of=${draw.id}`} />
          {index === 0 && <Signatures />}
        </Section>
      ))}
      {held[0] && (
        <div className="no-print">
          <Section title="邀请专家" id="calls">
            <CallListPart draw={held[0]} frame={frame} may={{ call: may.call && !open, invite: may.prepare && !open }} experts={`/work${base}/experts`} lastResult={callResult} />
          </Section>
        </div>
      )}
      {may.prepare && held.length === 0 && !open && (
        <Section title="抽取条件" id="prepare">
          {conditions}
        </Section>
      )}
      {may.prepare && (
        <details className="no-print mt-8" id="paper" open={reply?.intent === "paper" || undefined}>
          <summary className="min-h-8 font-medium text-blue">用摇号机或抽签抽取的，登记线下抽取</summary>
          <div className="mt-3">{onPaper}</div>
        </details>
      )}
      {may.prepare && (held.length > 0 || open) && (
        <details className="no-print mt-8" open={reply?.intent === "prepare" || reply?.intent === "preview" || undefined}>
          <summary className="min-h-8 font-medium text-blue">{open ? "条件有误，重新固定候选名单" : "人选不够，再抽取一次"}</summary>
          <div className="mt-3">{conditions}</div>
        </details>
      )}
    </ObjectFrame>
  );
}

/** The signatures stand on paper only. */
function Signatures() {
  return (
    <>
      <p className="only-print mt-8">经办人签字：　　　　　　　　见证人签字：　　　　　　　　监督人签字：</p>
      <p className="no-print mt-4">
        <PrintButton words="打印抽取记录" />
      </p>
    </>
  );
}
