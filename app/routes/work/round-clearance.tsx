import { useForm } from "@conform-to/react";
import { z } from "zod";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { RadioField, SelectField, TextArea, TextField } from "#app/components/form/fields.tsx";
import { ScanField } from "#app/components/form/scan-field.tsx";
import { ScanRef } from "#app/components/ui/scan-ref.tsx";
import { Once } from "#app/components/form/once.tsx";
import { UnsavedGuard } from "#app/components/form/unsaved-guard.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { clearanceConclusions, clearanceKinds } from "#app/domain/round/clearance.ts";
import { newClearance } from "#app/domain/round/clearance-schema.ts";
import { clearanceNames, clearanceWords, conclusionWords } from "#app/messages/zh-CN/clearance.ts";
import { type ClearancePage, recordClearance, showClearance } from "#app/services/clearance/record-clearance.ts";
import { digestOfScan, scanName } from "#app/services/scan/keep-scan.ts";
import { formAction } from "#app/web/form-action.ts";
import { givenScan } from "#app/web/move-form.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

/** The scan of the opinion: kept before, or brought along. */
const formSchema = newClearance.omit({ scan: true, fileName: true }).extend({ file: z.any().optional(), digest: z.string().default("") });

const page = workPage({
  page: "clearance",
  policy: "duty:officer",
  load: ({ ctx, params }) => showClearance(ctx, param(params, "code")),
  actions: {
    record: formAction({
      schema: formSchema,
      run: async ({ ctx, params, form: { file, digest, ...record } }) => {
        const scan = await digestOfScan(ctx, await givenScan({ scan: file, digest }));
        return scan.ok ? recordClearance(ctx, param(params, "code"), { ...record, scan: scan.value, fileName: (await scanName(scan.value)).slice(0, 200) }) : scan;
      },
      done: (_value, { url }) => ({ to: url.pathname, toast: "已登记。" }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<ClearancePage>(({ code }) => `发布前审查 ${code}`);

const columns: Column<ClearancePage["records"][number]>[] = [
  { key: "kind", head: "审查", isRowHead: true, cell: (row) => clearanceWords[row.kind].name },
  { key: "conclusion", head: "结论", cell: (row) => conclusionWords[row.conclusion] },
  { key: "reviewer", head: "审查单位和人员", isText: true, cell: (row) => row.reviewer },
  { key: "on", head: "审查日期", cell: (row) => <DateTime value={row.reviewedOn} dateOnly /> },
  { key: "opinion", head: "意见", isText: true, cell: (row) => row.opinion || "—" },
  { key: "file", head: "文件", isText: true, cell: (row) => <ScanRef digest={row.scan} label={row.fileName} /> },
  { key: "by", head: "登记", isText: true, cell: (row) => <Recorded row={row} /> },
];

function Recorded({ row }: { row: ClearancePage["records"][number] }) {
  return (
    <>
      {row.recordedByName} <DateTime value={row.recordedAt} />
    </>
  );
}

export default function RoundClearance() {
  const { view, frame } = usePage<typeof loader>();
  return (
    <>
      <PageTitle title="发布前审查" lead={`批次 ${view.code}`} />
      {view.lacking.length > 0 ? (
        <Alert tone="warning" title={`还缺：${clearanceNames(view.lacking.join(","))}`}>
          三项都通过以前，本批次的榜单不能发布。发布由登记人以外的复核人办理。
        </Alert>
      ) : (
        <Alert tone="done" title="三项审查都已通过">
          可以发布。发布由登记人以外的复核人办理。{view.nextNumber && `本年度下一个发文字号：${view.nextNumber}。`}
        </Alert>
      )}
      <Section title="审查记录" id="records" aside="同一项重新登记的，以最后一次为准，原记录保留">
        <DataTable caption="审查记录" rows={view.records} columns={columns} rowKey={(row) => `${row.kind}-${row.recordedAt}`} empty={<EmptyState title="还没有登记">把三项审查的结论、人员、日期和文件登记在这里。</EmptyState>} />
      </Section>
      {view.mayRecord && <RecordForm frame={frame} next={view.lacking[0]} />}
      <p className="mt-6">
        <a href={`/work/rounds/${encodeURIComponent(view.code)}`}>返回批次</a>
      </p>
    </>
  );
}

type Shape = { kind: string; conclusion: string; reviewer: string; reviewedOn: string; opinion: string; file: string; digest: string };

function RecordForm({ frame, next }: { frame: WorkFrame; next: string | undefined }) {
  const [form, fields] = useForm<Shape>({ id: "record", lastResult: useLastResult("record"), defaultValue: { kind: next ?? "" } });
  return (
    <Section title="登记一项审查" id="record">
      <form method="post" encType="multipart/form-data" id={form.id} noValidate className="measure">
        <ErrorSummary form={form} labels={{ kind: "审查", conclusion: "结论", reviewer: "审查单位和人员", reviewedOn: "审查日期", opinion: "意见", file: "审查文件", digest: "审查文件的摘要" }} />
        <UnsavedGuard copyKey={frame.copyKey} />
        <Once frame={frame} name="record" />
        <RadioField field={fields.kind} label="审查" options={clearanceKinds.map((value) => ({ value, words: clearanceWords[value].name, hint: clearanceWords[value].looksAt }))} />
        <SelectField field={fields.conclusion} label="结论" options={clearanceConclusions.map((value) => ({ value, words: conclusionWords[value] }))} />
        <TextField field={fields.reviewer} label="审查单位和人员" hint="与文件一致，如：政策法规科　张某" />
        <TextField field={fields.reviewedOn} label="审查日期" type="date" className="max-w-56" />
        <TextArea field={fields.opinion} label="意见" rows={3} isOptional />
        <ScanField scan={fields.file} digest={fields.digest} label="审查文件" />
        <Button name="intent" value="record">
          登记
        </Button>
      </form>
    </Section>
  );
}
