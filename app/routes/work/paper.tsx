import { ReplyProblem } from "#app/components/form/reply-problem.tsx";
import { PaperClearForm } from "#app/components/review/paper-clear-form.tsx";
import { PaperReadings, ReplacedNote, ReprintForm } from "#app/components/review/paper-record.tsx";
import { PaperEntryForm } from "#app/components/review/paper-entry-form.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { PaperPage } from "#app/domain/review/paper-view.ts";
import { clearPaperInput, paperInput, reprintPaperInput } from "#app/domain/review/schema.ts";
import { paperStepWords, reprintWords } from "#app/messages/zh-CN/paper.ts";
import { clearPaper, enterPaper, showPaper } from "#app/services/paper/enter-paper.ts";
import { reprintPaper } from "#app/services/paper/print-sheets.ts";
import { formAction } from "#app/web/form-action.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const code = ({ params }: Pick<PageInput, "params">) => param(params, "code");

const page = workPage({
  page: "paper",
  policy: "reviewAssignment.sign",
  load: (input) => showPaper(input.ctx, code(input)),
  actions: {
    enter: formAction({
      schema: paperInput,
      run: (input) => enterPaper(input.ctx, code(input), input.form),
      done: ({ turn, differs }, { url }) => ({
        to: url.pathname,
        toast: turn === 1 ? "第一遍已录入，请另一人录入第二遍。" : differs ? { tone: "warning", text: "两人录入不一致，请对照扫描件核对。" } : "两人录入一致。",
      }),
    }),
    clear: formAction({
      schema: clearPaperInput,
      run: (input) => clearPaper(input.ctx, code(input), input.form),
      done: ({ cleared }, { url }) => ({ to: url.pathname, toast: `已按扫描件核定 ${cleared} 处。` }),
    }),
    reprint: formAction({
      schema: reprintPaperInput,
      run: (input) => reprintPaper(input.ctx, code(input), input.form),
      done: (fresh, { params }) => ({ to: `/work/challenges/${encodeURIComponent(fresh.challenge)}/paper`, toast: reprintWords.done(param(params, "code"), fresh.code) }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<PaperPage>((view) => `纸质评分表 ${view.code}`);

export default function Paper() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const lastResult = useLastResult("enter");
  const list = `/work/challenges/${encodeURIComponent(view.challenge.no)}/paper`;
  return (
    <>
      <PageTitle title={`纸质评分表 ${view.code}`} lead={paperStepWords[view.step]}>
        <LinkButton href={list} tone="plain">
          全部纸质评分表
        </LinkButton>
      </PageTitle>
      <DescriptionList
        items={[
          { term: "榜单任务", value: `${view.challenge.no}　${view.challenge.title}` },
          { term: "申报", value: `${view.bidCode}　${view.unitName}` },
          { term: "评审专家", value: view.expertName },
          { term: "已录入", value: view.enteredBy.length > 0 ? [...new Set(view.enteredBy)].join("、") : "无" },
        ]}
      />
      <ReplyProblem reply={reply} />
      {view.mayEnter && (
        <Section title={view.step === "firstEntry" ? "第一人录入" : "第二人录入"}>
          <p className="mb-3 text-soft">请先核对表号、申报和专家与纸面一致。两人分别录入，互相看不到对方录的内容。</p>
          <PaperEntryForm view={view} frame={frame} lastResult={lastResult} />
        </Section>
      )}
      {view.step === "secondEntry" && !view.mayEnter && <Alert tone="note">您已录入第一遍，第二遍须由另一人录入。</Alert>}
      {view.step === "differs" && (
        <Section title={`两人录入有 ${view.differences.length} 处不一致`}>
          <PaperClearForm view={view} frame={frame} problems={reply?.submission.error ?? {}} typed={(reply?.submission.initialValue as Record<string, unknown> | undefined) ?? {}} />
        </Section>
      )}
      {view.step === "agreed" && <Alert tone="done" title="录入一致">该专家本任务的纸质评分表全部一致后，在列表页登记签署。</Alert>}
      {view.step === "signed" && <Alert tone="done" title="已签署">评分已锁定，标注“线下”并列入例外清单。</Alert>}
      {view.replaced && <ReplacedNote replaced={view.replaced} isKept={view.readings.length === 0 && view.enteredBy.length > 0} />}
      <PaperReadings view={view} />
      {view.mayReprint && <ReprintForm frame={frame} problems={reply?.intent === "reprint" ? (reply.submission.error?.reason ?? []) : []} typed={reply?.intent === "reprint" ? (reply.submission.initialValue?.reason as string | undefined) : undefined} />}
    </>
  );
}
