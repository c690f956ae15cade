import { useForm } from "@conform-to/react";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextArea, TextField } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { newTicket } from "#app/domain/ticket/schema.ts";
import { showBid } from "#app/services/bid/show-bid.ts";
import { reportTicket } from "#app/services/ticket/report-ticket.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "tickets",
  policy: "ticket.report",
  load: async ({ ctx, url }) => {
    const bid = await showBid(ctx, url.searchParams.get("bid") ?? "");
    if (!bid.ok) return bid;
    const trace = url.searchParams.get("trace") ?? "";
    return bid.value.sight === "own" ? ok({ no: bid.value.no, trace: /^[2-9A-Y]{4}-[2-9A-Y]{4}$/.test(trace) ? trace : "", challenge: `${bid.value.challenge.no}　${bid.value.challenge.title}` }) : refuse("notFound");
  },
  actions: {
    report: formAction({
      schema: newTicket.omit({ bid: true }),
      run: ({ ctx, url, form }) => reportTicket(ctx, { ...form, bid: url.searchParams.get("bid") ?? "" }),
      done: ({ no }) => ({ to: `/work/tickets/${no}`, toast: `已登记，编号 ${no}。请保持电话畅通。` }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => "提交遇阻登记");

export default function TicketNew() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const [form, fields] = useForm<{ description: string; traceCode: string }>({ id: "ticket", lastResult: useLastResult("report"), defaultValue: { traceCode: view.trace } });
  return (
    <>
      <PageTitle title="提交遇阻登记" lead={`${view.challenge}　${view.no}`} />
      {reply?.code && reply.code !== "invalidInput" && <Alert tone="problem">{reply.problem}</Alert>}
      <Alert tone="note" title="登记之前">
        <ul className="list-disc pl-5">
          <li>因系统原因没有提交成功的才需要登记；还没到截止时间的，请先再试一次，或拨打系统支持电话。</li>
          <li>以本系统收到登记的时间为准。开标后不再受理。</li>
          <li>登记后，经办、复核和监督人员会知道贵单位正在申报本任务；看不到申报内容。</li>
        </ul>
      </Alert>
      <form method="post" id={form.id} noValidate className="measure">
        <ErrorSummary form={form} labels={{ description: "经过", traceCode: "页面上的代码" }} />
        <Once frame={frame} name="report" />
        <TextArea field={fields.description} label="经过" hint="什么时间、点了什么、页面显示了什么" rows={6} />
        <TextField field={fields.traceCode} label="页面上的代码" hint="出错页面上的代码，如 7KQ4-M2XA；没有的不填" className="max-w-60" isOptional />
        <Button name="intent" value="report">
          登记
        </Button>
      </form>
    </>
  );
}
