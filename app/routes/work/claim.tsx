import { useForm } from "@conform-to/react";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { RadioField, TextArea } from "#app/components/form/fields.tsx";
import { EvidenceList } from "#app/components/identity/claim-part.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Paragraphs } from "#app/components/ui/paragraphs.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { claimOthers, claimOutcomes } from "#app/domain/organisation/claim.ts";
import { claimDecision } from "#app/domain/organisation/claim-schema.ts";
import { hasEarlyPilotSignature } from "#app/domain/organisation/uscc.ts";
import { checkDigitDoubt, claimKindWords, claimOthersWords, claimOutcomeWords, claimWords } from "#app/messages/zh-CN/claim.ts";
import { decideClaim } from "#app/services/organisation/decide-claim.ts";
import { type OpenClaim, showClaim } from "#app/services/organisation/list-claims.ts";
import { formAction } from "#app/web/form-action.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "units",
  policy: "duty:officer",
  load: ({ ctx, params }) => showClaim(ctx, param(params, "id")),
  actions: {
    decideClaim: formAction({ schema: claimDecision, run: ({ ctx, params, form }) => decideClaim(ctx, param(params, "id"), form), done: () => ({ to: "/work/units", toast: claimWords.decided }) }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<OpenClaim>(({ unitName }) => `单位认领 ${unitName}`);

export default function Claim() {
  const { view } = usePage<typeof loader>();
  const reply = useReply();
  const people = (list: OpenClaim["administrators"]) => list.map(({ name, username }) => `${name}（${username}）`).join("、") || "没有";
  return (
    <>
      <PageTitle title={`单位认领：${view.unitName}`} />
      {reply?.code && reply.code !== "invalidInput" && <Alert tone="problem">{reply.problem}</Alert>}
      <DescriptionList
        items={[
          { term: "统一社会信用代码", value: `${view.uscc}${view.checkDigitOk ? "" : `（${checkDigitDoubt(hasEarlyPilotSignature(view.uscc))}）`}` },
          { term: "事由", value: claimKindWords[view.kind] },
          { term: "申请人", value: `${people([view.claimant])}${view.claimant.phone ? `　${view.claimant.phone}` : ""}` },
          { term: "现有管理员", value: people(view.administrators) },
          { term: "提出时间", value: <DateTime value={view.createdAt} /> },
        ]}
      />
      {view.words !== "" && (
        <Section title={claimWords.contestWords}>
          <Paragraphs text={view.words} />
        </Section>
      )}
      <Section title="证明材料">{view.evidence.length > 0 ? <EvidenceList evidence={view.evidence} /> : <p className="text-soft">申请人还没有上传材料。可以电话联系后再决定。</p>}</Section>
      <Section title={claimWords.decide} id="decide">
        <Decision claim={view} />
      </Section>
      <p className="mt-6">
        <a href="/work/units">返回单位</a>
      </p>
    </>
  );
}

function Decision({ claim }: { claim: OpenClaim }) {
  const [form, fields] = useForm<Record<"outcome" | "reason" | "others", string>>({ id: "decide-claim", lastResult: useLastResult("decideClaim"), defaultValue: { others: "keep" } });
  if (claim.outcome !== null) {
    return (
      <p>
        {claimOutcomeWords[claim.outcome]}：{claim.reason}
      </p>
    );
  }
  if (!claim.mayDecide) return <p className="text-soft">您是当事人，由其他经办、复核人员决定。</p>;
  return (
    <form method="post" id={form.id} noValidate className="measure">
      <ErrorSummary form={form} labels={{ outcome: "决定", reason: claimWords.reason }} />
      <RadioField field={fields.outcome} label="决定" options={claimOutcomes.map((value) => ({ value, words: claimOutcomeWords[value] }))} />
      {claim.kind === "contest" && <RadioField field={fields.others} label={claimWords.others} options={claimOthers.map((value) => ({ value, words: claimOthersWords[value] }))} />}
      <TextArea field={fields.reason} label={claimWords.reason} hint={claimWords.reasonHint} rows={3} />
      <Button name="intent" value="decideClaim">
        {claimWords.decide}
      </Button>
    </form>
  );
}
