import { useForm } from "@conform-to/react";
import { z } from "zod";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { SelectField, TextField } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { TakeoverSlip } from "#app/components/demand/takeover-slip.tsx";
import { type CreatedDemand, createDemand } from "#app/services/demand/create-demand.ts";
import { showNewDemandForm } from "#app/services/demand/show-call.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const text = z.string().trim().default("");
const ownForm = z.object({ call: text, unit: text });
const paperForm = z.object({ call: text, paper: z.object({ unitName: text, uscc: text, receivedOn: text }) });

const page = workPage({
  page: "demandForm",
  policy: "demand.submit",
  load: async ({ ctx, url }) => {
    const form = await showNewDemandForm(ctx, url.searchParams.get("paper") === "1");
    return form.ok ? ok({ ...form.value, call: url.searchParams.get("call") }) : form;
  },
  actions: {
    create: formAction({
      schema: ownForm,
      run: ({ ctx, form: { call, unit } }) => createDemand(ctx, { call, ...(unit !== "" && { unit }) }),
      done: ({ no }) => ({ to: `/work/demands/${encodeURIComponent(no)}/edit`, toast: `已新建需求 ${no}，现在可以填写。` }),
    }),
    // The code is shown once, so the answer stands on this page.
    enter: formAction({ schema: paperForm, run: ({ ctx, form }) => createDemand(ctx, form) }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => "填报需求");

export default function DemandNew() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply<CreatedDemand>();
  const call = view.calls.find(({ code }) => code === view.call)?.code ?? view.calls[0]?.code;
  if (reply?.intent === "enter" && reply.answer?.code) return <TakeoverSlip no={reply.answer.no} code={reply.answer.code} isNew />;
  return (
    <>
      <PageTitle title={view.isPaper ? "代录纸质需求" : "填报需求"} lead={view.isPaper ? "为没有账号的企业录入纸质征集表；录入后打印编号和认领码交给企业。" : "选定征集通知和单位后开始填写，自动保存，可分多次完成。"} />
      {reply?.code && reply.code !== "invalidInput" && <Alert tone="problem">{reply.problem}</Alert>}
      {view.isPaper ? <PaperForm call={call} /> : <OwnForm call={call} />}
      {view.calls.length === 0 && <Alert tone="warning">现在没有正在征集的通知。{frame.site.policyPhone && `咨询电话 ${frame.site.policyPhone}。`}</Alert>}
    </>
  );
}

const callOptions = (calls: { code: string; title: string }[]) => calls.map(({ code, title }) => ({ value: code, words: `${code} ${title}` }));

function OwnForm({ call }: { call: string | undefined }) {
  const { view, frame } = usePage<typeof loader>();
  const [form, fields] = useForm<z.input<typeof ownForm>>({ id: "new", lastResult: useLastResult("create"), defaultValue: { call, unit: view.units[0]?.uscc } });
  if (view.units.length === 0) {
    return (
      <Alert tone="note" title="先登记单位">
        填报需求须以单位名义。请先在<a href="/work/unit">我的单位</a>登记或申请加入单位，再回到本页。
      </Alert>
    );
  }
  return (
    <form method="post" id={form.id} noValidate className="measure">
      <ErrorSummary form={form} labels={{ call: "征集通知", unit: "单位" }} />
      <input type="hidden" name="intent" value="create" />
      <Once frame={frame} name="create" />
      <SelectField field={fields.call} label="征集通知" options={callOptions(view.calls)} />
      <SelectField field={fields.unit} label="以哪个单位填报" options={view.units.map(({ uscc, name }) => ({ value: uscc, words: name }))} />
      <Button>开始填写</Button>
    </form>
  );
}

function PaperForm({ call }: { call: string | undefined }) {
  const { view, frame } = usePage<typeof loader>();
  const [form, fields] = useForm<z.input<typeof paperForm>>({ id: "paper", lastResult: useLastResult("enter"), defaultValue: { call } });
  const paper = fields.paper.getFieldset();
  return (
    <form method="post" id={form.id} noValidate className="measure">
      <ErrorSummary form={form} labels={{ call: "征集通知", "paper.unitName": "单位名称", "paper.uscc": "统一社会信用代码", "paper.receivedOn": "收件日期" }} />
      <input type="hidden" name="intent" value="enter" />
      <Once frame={frame} name="enter" />
      <SelectField field={fields.call} label="征集通知" options={callOptions(view.calls)} />
      <TextField field={paper.unitName} label="单位名称" />
      <TextField field={paper.uscc} label="统一社会信用代码" hint="企业以后须以这个代码登记的单位认领" className="max-w-72" />
      <TextField field={paper.receivedOn} label="收件日期" hint="不能晚于征集截止日期" type="date" className="max-w-56" />
      <Button>录入，生成认领码</Button>
    </form>
  );
}
