import { useForm } from "@conform-to/react";
import { z } from "zod";
import { answerLabels, DeclarationTable, KindSelect, unanswered } from "#app/components/review/declaration-table.tsx";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextArea } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { declaration } from "#app/domain/review/declaration-schema.ts";
import { type DeclarationView, declaredKinds } from "#app/domain/review/declaration.ts";
import { declareConflicts, showDeclaration } from "#app/services/review/declare-conflicts.ts";
import { formAction } from "#app/web/form-action.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const no = ({ params }: Pick<PageInput, "params">) => param(params, "no");

const page = workPage({
  page: "declaration",
  policy: "self",
  load: (input) => showDeclaration(input.ctx, no(input)),
  actions: {
    declare: formAction({
      // The page asks about the item too: left open, it is no answer.
      schema: declaration.safeExtend({ item: z.enum(declaredKinds) }),
      run: (input) => declareConflicts(input.ctx, no(input), input.form, input.url.searchParams.get("at") === "meeting" ? "meeting" : "beforeOpening"),
      done: ({ isClosed }, { url }) => ({ to: isClosed ? url.pathname : (url.searchParams.get("next") ?? url.pathname), toast: isClosed ? { tone: "warning", text: "已登记回避。本任务的材料不再向您开放，由他人接替。" } : "已登记：无回避情形。" }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<DeclarationView>((view) => `回避声明 ${view.challenge.no}`);

const itemLabel = "对本任务有无回避情形";

// A type and not an interface: only then does it count as a record of fields.
type DeclarationShape = { item: string; words: string; answers: { bid: string; kind: string }[] };

export default function ChallengeDeclaration() {
  const { view, frame } = usePage<typeof loader>();
  const [form, fields] = useForm<DeclarationShape>({ id: "declaration", lastResult: useLastResult("declare"), defaultValue: { answers: unanswered(view.bids) } });
  const { challenge, ownerName, as, isClosed, isDue, bids, said, next } = view;
  const answers = fields.answers.getFieldList();
  return (
    <>
      <PageTitle title={`回避声明：${challenge.title}`} lead={challenge.no} />
      {isClosed && <Alert tone="warning" title="您已回避本任务">{as === "expert" ? "您的评审任务已经终止，已有评分不再计入，由经办人另请专家。" : "本任务的办理由他人接替，材料和进展不再向您开放。声明有误的，请向监督人员说明。"}</Alert>}
      {isDue && (
        <Alert tone="warning" title="查阅申报材料前，请先声明有无回避情形">
          {said ? "您声明之后又有申报开启，请对全部申报重新声明。" : "下表只列各份申报的单位和负责人。"}声明无回避情形的，即可查阅申报内容和附件。
        </Alert>
      )}
      {!isClosed && said && !isDue && (
        <p>
          已于 <DateTime value={said.at} /> 声明无回避情形；情况有变化的，请重新声明。{as === "staff" && bids.length > 0 && <a href={`/work/challenges/${encodeURIComponent(challenge.no)}/bids`}>查看形式审查表</a>}
        </p>
      )}
      {(isClosed || said) && next[0] && (
        <p className="my-4">
          还有 {next.length} 项任务待声明，下一项：<a href={`/work/challenges/${encodeURIComponent(next[0].no)}/declaration`}>{next[0].title}</a>
        </p>
      )}
      {!isClosed && (
        <form method="post" id={form.id} noValidate>
          <ErrorSummary form={form} labels={{ item: itemLabel, words: "情形说明", ...answerLabels(bids) }} />
          <Once frame={frame} name="declare" />
          <Section title="对本任务">
            <p className="measure">{ownerName ? `需求单位：${ownerName}（含其关联单位）。` : "本任务没有单一需求单位。"}参与过本任务需求论证的，请在这里声明。</p>
            <div className="max-w-md">
              <KindSelect field={fields.item} label={itemLabel} />
            </div>
          </Section>
          <Section title={`对各份申报（${bids.length} 份）`}>{bids.length === 0 ? <p className="text-soft">开标后在这里逐份声明。</p> : <DeclarationTable bids={bids} fieldOf={(index) => answers[index]!.getFieldset().kind} />}</Section>
          <TextArea field={fields.words} label="情形说明" rows={3} isOptional hint="选“其他”的须写明；只有经办、复核和监督人员看得到。" />
          <p className="mb-4 measure">任何一项有回避情形，{as === "expert" ? "您在本任务的全部评审任务随即终止。" : "您在本任务中的岗位随即停止，由他人接替。"}</p>
          <Button name="intent" value="declare">
            提交声明
          </Button>
        </form>
      )}
    </>
  );
}
