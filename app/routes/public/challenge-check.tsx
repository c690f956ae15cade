import { useForm } from "@conform-to/react";
import { ConditionQuestions } from "#app/components/challenge/condition-questions.tsx";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { CheckField, RadioField, TextField } from "#app/components/form/fields.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { EligibilityVerdict } from "#app/domain/bid/eligibility-check.ts";
import type { Eligibility } from "#app/domain/challenge/eligibility.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { eligibilityFields as labels, eligibilityWords, verdictWords } from "#app/messages/zh-CN/eligibility.ts";
import { checkEligibility, eligibilityQuestion } from "#app/services/challenge/check-eligibility.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { formAction } from "#app/web/form-action.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { publicPage } from "#app/web/public-page.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";

const page = publicPage({
  page: "eligibility",
  policy: "public",
  load: async ({ ctx, params }) => {
    const challenge = await showChallenge(ctx, param(params, "no"));
    return challenge.ok ? ok({ no: challenge.value.no, title: challenge.value.title, ownerName: challenge.value.ownerName, eligibility: challenge.value.eligibility }) : challenge;
  },
  actions: { check: formAction({ schema: eligibilityQuestion, run: ({ ctx, params, form }) => checkEligibility(ctx, param(params, "no"), form) }) },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<{ title: string }>(({ title }) => `能不能报 ${title}`);

type Shape = Record<keyof typeof labels, string>;

export default function ChallengeCheck() {
  const { view } = usePage<typeof loader>();
  const reply = useReply<EligibilityVerdict[]>();
  const [form, fields] = useForm<Shape>({ id: "check", lastResult: useLastResult("check"), defaultValue: { role: "lead", leads: "0", joins: "0" } });
  const base = `/challenges/${encodeURIComponent(view.no)}`;
  return (
    <>
      <PageTitle title="能不能报" lead={`${view.no}　${view.title}`} />
      {reply?.answer && <Verdicts verdicts={reply.answer} no={view.no} eligibility={view.eligibility} />}
      <Section title="填写本单位的情况" id="form" aside="不用登录，不保存任何内容">
        <form method="post" id={form.id} noValidate className="measure">
          <ErrorSummary form={form} labels={labels} />
          <TextField field={fields.uscc} label={labels.uscc} className="max-w-80" />
          <RadioField field={fields.role} label={labels.role} options={[{ value: "lead", words: "牵头单位" }, { value: "member", words: "参与单位" }]} />
          {view.ownerName && <CheckField field={fields.isAffiliated} label={labels.isAffiliated} hint={`需求单位：${view.ownerName}`} />}
          <CheckField field={fields.isInOtherBid} label={labels.isInOtherBid} />
          <TextField field={fields.leads} label={labels.leads} inputMode="numeric" unit="份" className="max-w-24" />
          <TextField field={fields.joins} label={labels.joins} inputMode="numeric" unit="份" className="max-w-24" />
          <CheckField field={fields.leadIsTaken} label={labels.leadIsTaken} />
          <CheckField field={fields.isBlacklisted} label={labels.isBlacklisted} />
          <CheckField field={fields.hasUnaccepted} label={labels.hasUnaccepted} />
          <ConditionQuestions fields={fields} eligibility={view.eligibility} />
          <Button name="intent" value="check">
            逐条核对
          </Button>
        </form>
      </Section>
      <p className="mt-6">
        <a href={base}>返回任务页面</a>
      </p>
    </>
  );
}

function Verdicts({ verdicts, no, eligibility }: { verdicts: EligibilityVerdict[]; no: string; eligibility: Eligibility }) {
  const refused = verdicts.filter(({ verdict }) => verdict === "no").length;
  const checked = verdicts.filter(({ verdict }) => verdict === "check").length;
  return (
    <Section title="核对结果" id="result">
      <Alert tone={refused > 0 ? "problem" : checked > 0 ? "warning" : "done"} title={refused > 0 ? `有 ${refused} 条不符合，现在不能报` : checked > 0 ? `可以报，有 ${checked} 条在形式审查时核定` : "可以报"}>
        按填写的情况和公开的规则核对，不代替形式审查的结论。
      </Alert>
      <ul className="mt-4 divide-y divide-line border-y border-line">
        {verdicts.map((one) => {
          const { name, text } = eligibilityWords(one, eligibility);
          return (
            <li key={one.rule} className="flex flex-wrap gap-x-4 py-2">
              <strong className={`w-16 flex-none ${one.verdict === "no" ? "text-red-dark" : ""}`}>{verdictWords[one.verdict]}</strong>
              <span className="w-56 flex-none">{name}</span>
              <span className="min-w-0 flex-1">{text}</span>
            </li>
          );
        })}
      </ul>
      {refused === 0 && (
        <p className="mt-4">
          <LinkButton href={`/work/bids/new?challenge=${encodeURIComponent(no)}`}>我要揭榜</LinkButton>
        </p>
      )}
    </Section>
  );
}
