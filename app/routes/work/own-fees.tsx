import { useForm } from "@conform-to/react";
import { z } from "zod";
import { yuan } from "#app/components/expert/fee-table.tsx";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { CheckField, TextField } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { expertAccount } from "#app/domain/fee/schema.ts";
import type { OwnFee } from "#app/domain/fee/view.ts";
import { giveAccount, showOwnFees, withdrawAccount } from "#app/services/fee/own-fees.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "ownFees",
  policy: "self",
  load: ({ ctx }) => showOwnFees(ctx),
  actions: {
    account: formAction({
      schema: expertAccount,
      run: ({ ctx, form }) => giveAccount(ctx, form),
      done: ({ checked }) => ({ to: "/work/fees", toast: checked ? "收款信息已加密保存。" : { tone: "warning", text: "收款信息已加密保存。账号的校验位与银行卡规则不符，请再核对一次。" } }),
    }),
    withdraw: formAction({ schema: z.object({}), run: ({ ctx }) => withdrawAccount(ctx), done: () => ({ to: "/work/fees", toast: "已撤回同意，收款信息已删除。" }) }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => "评审费");

const columns: Column<OwnFee>[] = [
  { key: "round", head: "批次", isRowHead: true, cell: ({ roundTitle, roundCode }) => `${roundTitle}（${roundCode}）` },
  { key: "work", head: "任务／申报", isNumeric: true, cell: ({ items, bids }) => `${items} 项／${bids} 份` },
  { key: "total", head: "应发", unit: "元", isNumeric: true, cell: ({ totalFen }) => (totalFen === null ? "标准未定" : yuan(totalFen)) },
  { key: "paid", head: "已发", unit: "元", isNumeric: true, cell: ({ paidFen }) => yuan(paidFen) },
  { key: "tax", head: "其中代扣个税", unit: "元", isNumeric: true, cell: ({ taxFen }) => yuan(taxFen) },
  { key: "at", head: "发放日期", cell: ({ paidAt }) => (paidAt ? <DateTime value={paidAt} dateOnly /> : "尚未发放") },
];

const labels = { holder: "户名", idNumber: "身份证号", bank: "开户行", number: "账号", consent: "同意" };

export default function OwnFees() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const [form, fields] = useForm<Record<keyof typeof labels, string>>({ id: "account", lastResult: useLastResult("account") });
  return (
    <>
      <PageTitle title="评审费" lead="任务的排名固定以后，按签署的评审计费。" />
      {reply?.problem && reply.intent === "withdraw" && <Alert tone="problem">{reply.problem}</Alert>}
      <Section title="我的评审费">
        <DataTable caption="我的评审费" rows={view.fees} columns={columns} rowKey={({ roundCode }) => roundCode} empty={<EmptyState title="还没有评审费">参加的评审固定排名后，在这里显示。</EmptyState>} isPlain />
      </Section>
      <Section title="收款信息" id="payee">
        {view.account && (
          <>
            <p>
              {view.account.holder}　{view.account.bank}　{view.account.number}，<DateTime value={view.account.consentedAt} /> 提供
            </p>
            <form method="post" className="my-3">
              <Once frame={frame} name="withdraw" />
              <Button tone="plain" name="intent" value="withdraw">
                撤回同意并删除
              </Button>
            </form>
          </>
        )}
        <form method="post" id={form.id} noValidate autoComplete="off" aria-label="收款信息">
          <ErrorSummary form={form} labels={labels} />
          <Once frame={frame} name="account" />
          <TextField field={fields.holder} label={labels.holder} className="max-w-sm" />
          <TextField field={fields.idNumber} label={labels.idNumber} hint="代扣个人所得税申报用，列在发放表上；供签字的一份只列首末位" className="max-w-sm" />
          <TextField field={fields.bank} label={labels.bank} placeholder="某银行某支行" />
          <TextField field={fields.number} label={labels.number} inputMode="numeric" className="max-w-sm" />
          <CheckField field={fields.consent} label="同意为发放评审费和代扣个人所得税使用以上信息；信息加密保存，只在制作发放表时使用，可以随时撤回。" />
          <Button name="intent" value="account">
            {view.account ? "更换" : "保存"}
          </Button>
        </form>
      </Section>
    </>
  );
}
