import { type SubmissionResult, useForm } from "@conform-to/react";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import type { DeclaredBid } from "#app/domain/review/declaration.ts";
import type { OwnReviewItem } from "#app/domain/review/view.ts";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { CheckField, TextArea } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { answerLabels, DeclarationTable, unanswered } from "./declaration-table.tsx";
import { reviewPledgeWords } from "#app/messages/zh-CN/review-pledge.ts";

type Answer = "accept" | "decline" | "recuse";

export interface InvitationFormProps {
  view: OwnReviewItem & { declarable: DeclaredBid[] };
  frame: WorkFrame;
  results: Record<Answer, SubmissionResult<string[]> | undefined>;
  /** Accepted already: only stepping back is left. */
  isLater?: boolean;
}

/** One answer for all bids of the item. Names of units stand above, so that a conflict can be known. */
export function InvitationForm({ view, frame, results, isLater }: InvitationFormProps) {
  const units = [...new Set(view.declarable.flatMap(({ unitName, memberNames }) => [unitName, ...memberNames]))];
  if (isLater) {
    return (
      <details id="answer" className="mt-8">
        <summary>需要退出评审：回避或婉拒</summary>
        <Leaving view={view} frame={frame} results={results} />
      </details>
    );
  }
  return (
    <Section title="答复评审邀请" id="answer">
      <p className="measure">
        邀请您评审本任务的 {view.bids.length} 份申报，涉及单位：{units.join("、")}。请先确认有无应当回避的情形：
      </p>
      <ul className="mt-1 list-disc pl-5 measure">
        <li>本人或近亲属在相关单位任职、持股或受其聘用；</li>
        <li>本批次规则所定年限内曾在相关单位任职，或与项目负责人合作项目、获奖、论文、专利；</li>
        <li>与项目负责人有师生关系；</li>
        <li>参与过本任务的需求论证或申报材料编写；</li>
        <li>其他可能影响公正的关系。</li>
      </ul>
      <Accept frame={frame} result={results.accept} bids={view.declarable} />
      <Leaving view={view} frame={frame} results={results} />
    </Section>
  );
}

/** The two ways out. Once started, stepping back is a matter of conflict alone. */
function Leaving({ view, frame, results }: Pick<InvitationFormProps, "view" | "frame" | "results">) {
  const mayDecline = view.bids.some(({ status }) => status === "invited" || status === "accepted");
  return (
    <div className="mt-6 gap-x-10 md:grid md:grid-cols-2">
      <Leave intent="recuse" words="申请回避" title="有应当回避的情形" hint="写明情形，由经办人另请专家；内容只有经办、复核和监督人员看得到。" frame={frame} result={results.recuse} />
      {mayDecline && <Leave intent="decline" words="婉拒" title="时间或专业不合适" frame={frame} result={results.decline} isOptional />}
    </div>
  );
}

// A type and not an interface: only then does it count as a record of fields.
type AcceptShape = { pledge: string; words: string; answers: { bid: string; kind: string }[] };

function Accept({ frame, result, bids }: { frame: WorkFrame; result: SubmissionResult<string[]> | undefined; bids: DeclaredBid[] }) {
  const [form, fields] = useForm<AcceptShape>({ id: "accept", lastResult: result, defaultValue: { answers: unanswered(bids) } });
  const answers = fields.answers.getFieldList();
  return (
    <form method="post" id={form.id} noValidate className="mt-4 rounded border border-line bg-wash px-4 py-4" aria-label="接受邀请">
      <ErrorSummary form={form} labels={{ ...answerLabels(bids), words: "情形说明" }} />
      <Once frame={frame} name="accept" />
      <DeclarationTable bids={bids} fieldOf={(index) => answers[index]!.getFieldset().kind} />
      <TextArea field={fields.words} label="情形说明" rows={2} isOptional hint="上表有回避情形的写明；任何一份有回避情形，本任务都由他人评审。" />
      <CheckField field={fields.pledge} label={reviewPledgeWords} />
      <Button name="intent" value="accept">
        接受邀请
      </Button>
    </form>
  );
}

function Leave({ intent, words, title, hint, frame, result, isOptional }: { intent: Answer; words: string; title: string; hint?: string; frame: WorkFrame; result: SubmissionResult<string[]> | undefined; isOptional?: boolean }) {
  const [form, fields] = useForm<{ reason: string }>({ id: intent, lastResult: result });
  return (
    <form method="post" id={form.id} noValidate aria-label={words}>
      <h3>{title}</h3>
      <ErrorSummary form={form} labels={{ reason: "情形和理由" }} />
      <Once frame={frame} name={intent} />
      <TextArea field={fields.reason} label="情形和理由" hint={hint} rows={2} isOptional={isOptional} />
      <Button tone="plain" name="intent" value={intent}>
        {words}
      </Button>
    </form>
  );
}
