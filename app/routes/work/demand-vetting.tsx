import { useForm } from "@conform-to/react";
import { z } from "zod";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { RadioField, TextArea, TextField } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { ScanField } from "#app/components/form/scan-field.tsx";
import { UnsavedGuard } from "#app/components/form/unsaved-guard.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { VettingExperts } from "#app/components/demand/vetting-experts.tsx";
import { vettingConclusions, vettingCriteria } from "#app/domain/demand/vetting.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { conclusionWords, criterionWords } from "#app/messages/zh-CN/demand.ts";
import { concludeDemand } from "#app/services/demand/conclude-demand.ts";
import { showDemand } from "#app/services/demand/show-demand.ts";
import { listMoves } from "#app/services/list-moves.ts";
import { formAction } from "#app/web/form-action.ts";
import { digestOfScan } from "#app/services/scan/keep-scan.ts";
import { givenScan } from "#app/web/move-form.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const reference = ({ params }: Pick<PageInput, "params">) => param(params, "no");
const pageOf = (no: string) => `/work/demands/${encodeURIComponent(no)}`;
const text = z.string().trim().default("");

/** Marks as typed: all four or none. */
const expertRow = z.object({ name: text, unit: text, no: text, marks: z.array(text).max(4).default([]) });

const vettingForm = z
  .object({ conclusion: text, heldOn: text, place: text, opinion: text, experts: z.array(expertRow).max(30).default([]), scan: z.unknown().optional(), digest: text })
  .transform(({ experts, ...rest }, context) => {
    const people = experts.filter(({ name, unit, no, marks }) => `${name}${unit}${no}${marks.join("")}` !== "");
    const read = people.map(({ name, unit, no, marks }, index) => {
      const numbers = vettingCriteria.map((_, at) => Number(marks[at] || "NaN"));
      const isMarked = marks.some((mark) => mark !== "");
      if (isMarked && numbers.some((mark) => !Number.isFinite(mark))) context.addIssue({ code: "custom", path: ["experts", index, "name"], message: "vettingMark" });
      return { name, unit, no, marks: isMarked ? numbers : null };
    });
    return { ...rest, experts: read };
  });

const page = workPage({
  page: "demand",
  policy: "demand.conclude",
  load: async (input) => {
    const [shown, offers] = await Promise.all([showDemand(input.ctx, reference(input)), listMoves(input.ctx, "demand", reference(input))]);
    if (!shown.ok) return shown;
    const offer = offers.ok ? offers.value.find(({ move }) => move === "conclude") : undefined;
    if (!offer || offer.refusal?.code === "notAllowed") return refuse("notFound");
    return offer.refusal ? { ok: false as const, refusal: offer.refusal } : ok(shown.value.demand);
  },
  actions: {
    conclude: formAction({
      schema: vettingForm,
      run: async (input) => {
        const { scan, digest, ...record } = input.form;
        const kept = await digestOfScan(input.ctx, await givenScan({ scan, digest }));
        return kept.ok ? concludeDemand.run(input.ctx, reference(input), { ...record, scan: kept.value }) : kept;
      },
      done: (_moved, input) => ({ to: pageOf(reference(input)), toast: "论证结论已登记。" }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<{ no: string }>(({ no }) => `论证记录 ${no}`);

const labels = { conclusion: "结论", heldOn: "论证日期", place: "地点", opinion: "论证意见", experts: "专家", scan: "签字件" };
const panelSize = 9;

export default function DemandVetting() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const [form, fields] = useForm<z.input<typeof vettingForm>>({
    id: "vetting",
    lastResult: useLastResult("conclude"),
    defaultValue: { experts: Array.from({ length: panelSize }, () => ({ name: "", unit: "", no: "", marks: ["", "", "", ""] })) },
  });
  return (
    <>
      <PageTitle title="登记论证结论" lead={<>{view.no}　<a href={pageOf(view.no)}>{view.title}</a>　针对第 {view.versions[0]?.number ?? 1} 版文本</>} />
      {reply?.code && reply.code !== "invalidInput" && <Alert tone="problem">{reply.problem}</Alert>}
      <form method="post" encType="multipart/form-data" id={form.id} noValidate>
        <ErrorSummary form={form} labels={labels} />
        <input type="hidden" name="intent" value="conclude" />
        <UnsavedGuard copyKey={frame.copyKey} />
        <Once frame={frame} name="conclude" />
        <Section title="论证会">
          <div className="sm:grid sm:grid-cols-2 sm:gap-x-8">
            <TextField field={fields.heldOn} label={labels.heldOn} type="date" className="max-w-56" />
            <TextField field={fields.place} label={labels.place} />
          </div>
        </Section>
        <Section title="专家" aside={`打分可选：${vettingCriteria.map((criterion) => criterionWords[criterion]).join("、")}，每项 0 到 25 分，四项都填；在库专家填编号，此后不再评审由本需求形成的任务`}>
          <VettingExperts rows={fields.experts.getFieldList().map((row) => row.getFieldset())} errors={fields.experts.errors} id={fields.experts.id} />
        </Section>
        <Section title="意见和结论">
          <TextArea field={fields.opinion} label={labels.opinion} rows={6} hint="必要性、创新性、可行性、预期效益；对指标和文本的修改意见。单位可以看到意见，看不到专家名单" />
          <RadioField field={fields.conclusion} label={labels.conclusion} options={vettingConclusions.map((value) => ({ value, words: conclusionWords[value] }))} />
          <ScanField scan={fields.scan} digest={fields.digest} label="专家签字件" />
        </Section>
        <Button className="mt-4">登记论证结论</Button>
      </form>
    </>
  );
}
