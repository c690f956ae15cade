import { useForm } from "@conform-to/react";
import type { z } from "zod";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { RadioField, SelectField, TextArea, TextField } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { DeadlineField } from "#app/components/form/deadline-field.tsx";
import { UnsavedGuard } from "#app/components/form/unsaved-guard.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { createCall } from "#app/services/demand/create-call.ts";
import { showNewCallForm } from "#app/services/demand/show-call.ts";
import { callForm as form } from "#app/web/call-form.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";
import { recommendationWords } from "#app/messages/zh-CN/demand.ts";

const page = workPage({
  page: "calls",
  policy: "notice.publish",
  load: ({ ctx }) => showNewCallForm(ctx),
  actions: {
    create: formAction({
      schema: form,
      run: ({ ctx, form: { term, closesOn, recommenders, ...call } }) =>
        createCall(ctx, { ...call, ...(term === "dated" && closesOn && { closesAt: closesOn }), recommenders: recommenders.split(/[\s、,，;；]+/).filter(Boolean) }),
      done: ({ noticeId, code }) => ({ to: `/work/notices/${noticeId}`, toast: `征集通知 ${code} 已起草，由另一人以发文字号发布。` }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => "起草征集通知");

const labels = { round: "批次", title: "标题", body: "正文", term: "征集期限", closesOn: "征集截止", recommendation: "推荐", recommenders: "推荐单位" };

export default function CallNew() {
  const { view, frame } = usePage<typeof loader>();
  const [conform, fields] = useForm<z.input<typeof form>>({ id: "call", lastResult: useLastResult("create"), defaultValue: { round: view.rounds[0]?.code, recommendation: "none", term: "dated", closesOn: view.closesOn } });
  return (
    <>
      <PageTitle title="起草征集通知" lead="起草后由另一人以发文字号发布；发布后企业可以填报。" />
      <form method="post" id={conform.id} noValidate className="measure">
        <ErrorSummary form={conform} labels={labels} />
        <input type="hidden" name="intent" value="create" />
        <UnsavedGuard copyKey={frame.copyKey} />
        <Once frame={frame} name="create" />
        <SelectField field={fields.round} label={labels.round} options={view.rounds.map(({ code, title }) => ({ value: code, words: `${code} ${title}` }))} />
        <TextField field={fields.title} label={labels.title} hint="如 征集2027年度赤泥、钛石膏综合利用技术需求；公开时显示为“关于…的通知”" />
        <TextArea field={fields.body} label={labels.body} rows={10} hint="征集范围、条件、要求和联系方式；不超过 5000 字" />
        <RadioField field={fields.term} label={labels.term} options={[{ value: "dated", words: "到期截止" }, { value: "yearRound", words: "常年征集，分批论证，没有截止时间" }]} />
        <DeadlineField field={fields.closesOn} label={labels.closesOn} hint="当日 17:00；一般 30 天。选常年征集的，不看这一格" now={frame.now} isDayOnly isOptional />
        <RadioField field={fields.recommendation} label={labels.recommendation} options={Object.entries(recommendationWords).map(([value, words]) => ({ value, words }))} />
        <TextArea field={fields.recommenders} label={labels.recommenders} rows={3} isOptional hint="已登记单位的统一社会信用代码，每行一个；须经或可经推荐时填写" />
        <Button>起草通知</Button>
      </form>
    </>
  );
}
