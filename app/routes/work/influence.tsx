import { useForm } from "@conform-to/react";
import { InfluenceList } from "#app/components/work/influence-list.tsx";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextArea, TextField } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { newInfluenceReport, type NewInfluenceReport } from "#app/domain/influence/schema.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { listOwnInfluence, reportInfluence } from "#app/services/influence/report-influence.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "influence",
  policy: "self",
  load: async ({ ctx, url }) => {
    const own = await listOwnInfluence(ctx);
    return own.ok ? ok({ own: own.value, item: (url.searchParams.get("item") ?? "").slice(0, 40) }) : own;
  },
  actions: {
    report: formAction({
      schema: newInfluenceReport,
      run: ({ ctx, form }) => reportInfluence(ctx, form),
      done: ({ no }) => ({ to: "/work/influence", toast: `已报告，编号 ${no}。只有监督人员看得到。` }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => "打招呼情况报告");

export default function Influence() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const [form, fields] = useForm<NewInfluenceReport>({ id: "influence", lastResult: useLastResult("report"), defaultValue: { item: view.item } });
  return (
    <>
      <PageTitle title="有人打招呼？" lead="有人就评审向您打听、说情、请托或施压的，请在这里报告。报告加密保存，只有监督人员和您本人能看，经办、复核、领导和系统管理员都看不到。" />
      {reply?.problem && <Alert tone="problem">{reply.problem}</Alert>}
      <form method="post" id={form.id} noValidate>
        <ErrorSummary form={form} labels={{ item: "榜单编号", occasion: "时间和方式", words: "情况" }} />
        <Once frame={frame} name="influence" />
        <TextField field={fields.item} label="榜单编号" className="max-w-56" />
        <TextField field={fields.occasion} label="时间和方式" hint="例如：11月20日晚，电话" />
        <TextField field={fields.who} label="什么人" hint="知道多少写多少，不知道可以不写" isOptional />
        <TextArea field={fields.words} label="情况" hint="对方说了什么、要求什么，您怎样答复" rows={6} />
        <Button name="intent" value="report">
          报告监督人员
        </Button>
      </form>
      {view.own.length > 0 && (
        <Section title="您的报告">
          <InfluenceList reports={view.own} />
        </Section>
      )}
    </>
  );
}
