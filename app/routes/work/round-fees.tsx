import { useForm } from "@conform-to/react";
import { FeeTable } from "#app/components/expert/fee-table.tsx";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextField } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { feeRates, paidMark } from "#app/domain/fee/schema.ts";
import type { FeePage } from "#app/domain/fee/view.ts";
import { markPaid, setFeeRates, showFees } from "#app/services/fee/round-fees.ts";
import { formAction } from "#app/web/form-action.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const code = ({ params }: Pick<PageInput, "params">) => param(params, "code");

const page = workPage({
  page: "roundFees",
  policy: "duty:officer",
  load: (input) => showFees(input.ctx, code(input)),
  actions: {
    rates: formAction({ schema: feeRates, run: (input) => setFeeRates(input.ctx, code(input), { perItem: String(input.form.perItem / 100), perBid: String(input.form.perBid / 100) }), done: (_value, { url }) => ({ to: url.pathname, toast: "标准已保存。" }) }),
    paid: formAction({ schema: paidMark, run: (input) => markPaid(input.ctx, code(input), input.form), done: ({ count, fen }, { url }) => ({ to: url.pathname, toast: `已登记 ${count} 人，共 ${(fen / 100).toFixed(2)} 元。` }) }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<FeePage>((view) => `评审费 ${view.round.code}`);

export default function RoundFees() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const base = `/work/rounds/${encodeURIComponent(view.round.code)}`;
  return (
    <>
      <PageTitle title="评审费" lead={`${view.round.title}（${view.round.code}）`} />
      <p className="no-print mb-4">
        <a href={base}>回到批次</a>
      </p>
      {reply?.problem && reply.intent !== "rates" && (
        <Alert tone="problem">
          {reply.problem} {Object.values(reply.submission.error ?? {}).flat().filter((words) => words !== reply.problem).join(" ")}
        </Alert>
      )}
      {view.may.edit && (
        <Section title="标准" id="rates">
          <RateForm view={view} frame={frame} />
        </Section>
      )}
      <Section title="发放表" id="lines">
        {view.may.edit && view.sums.dueFen > 0 && (
          <p className="no-print mb-4 flex flex-wrap gap-3">
            <LinkButton tone="plain" href={`${base}/fees/file?as=xlsx`}>
              下载发放表（Excel）
            </LinkButton>
            <LinkButton tone="plain" href={`${base}/fees/file?as=pdf`}>
              下载发放表（PDF，签名用）
            </LinkButton>
          </p>
        )}
        {view.rates === null && view.lines.length > 0 && <Alert tone="note">还没有填写标准，应发金额暂为 0。</Alert>}
        <FeeTable view={view} frame={frame} />
      </Section>
    </>
  );
}

function RateForm({ view, frame }: { view: FeePage; frame: Parameters<typeof FeeTable>[0]["frame"] }) {
  const { rates } = view;
  const [form, fields] = useForm<{ perItem: string; perBid: string }>({ id: "rates", lastResult: useLastResult("rates"), defaultValue: rates ? { perItem: (rates.perItemFen / 100).toFixed(2), perBid: (rates.perBidFen / 100).toFixed(2) } : undefined });
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={{ perItem: "每项任务", perBid: "每份申报" }} />
      <Once frame={frame} name="rates" />
      <div className="flex flex-wrap items-end gap-x-6">
        <TextField field={fields.perItem} label="每项任务" unit="元" inputMode="decimal" className="w-32" />
        <TextField field={fields.perBid} label="每份申报" unit="元" inputMode="decimal" className="w-32" />
        <div className="mb-5">
          <Button tone={rates ? "plain" : "primary"} name="intent" value="rates">
            保存标准
          </Button>
        </div>
      </div>
    </form>
  );
}
