import { z } from "zod";
import { EnteredDemands } from "#app/components/demand/entered-demands.tsx";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { Once } from "#app/components/form/once.tsx";
import { ImportPage } from "#app/components/import/import-page.tsx";
import { ListCheckReport } from "#app/components/import/list-check-report.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { ListCheck } from "#app/domain/kernel/book/report.ts";
import { typedSheetsText } from "#app/domain/kernel/book/sheets-schema.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { checkDemandList, type EnteredDemand, importDemandList } from "#app/services/demand/import-list.ts";
import { showNewDemandForm } from "#app/services/demand/show-call.ts";
import { readListFile } from "#app/services/list-file/read-list-file.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { uploadedFile } from "#app/web/uploaded-file.ts";
import { refusedWith, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

interface Checked {
  call: string;
  check: ListCheck;
  sheets: string;
}

const page = workPage({
  page: "demandImport",
  policy: "demand.submit",
  load: async ({ ctx, url }) => {
    const form = await showNewDemandForm(ctx, true);
    return form.ok ? ok({ calls: form.value.calls, call: url.searchParams.get("call") }) : form;
  },
  actions: {
    check: formAction({
      schema: z.object({ call: z.string().default(""), file: z.instanceof(File).optional() }),
      run: async ({ ctx, form: { call, file } }) => {
        const sheets = await readListFile(await uploadedFile(file));
        if (!sheets.ok) return sheets;
        const check = await checkDemandList(ctx, call, sheets.value);
        return check.ok ? ok({ call, check: check.value, sheets: check.value.isClean ? JSON.stringify(sheets.value) : "" } satisfies Checked) : check;
      },
    }),
    // The codes are shown once, so the answer stands on this page.
    import: formAction({ schema: z.object({ call: z.string(), sheets: typedSheetsText }), run: ({ ctx, form }) => importDemandList(ctx, form.call, form.sheets) }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => "导入需求");

export default function DemandImport() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply<Checked | { entered: EnteredDemand[] }>();
  const answer = reply?.answer ?? null;
  if (answer && "entered" in answer) return <EnteredDemands entered={answer.entered} />;
  const call = answer?.call ?? view.calls.find(({ code }) => code === view.call)?.code ?? view.calls[0]?.code;
  return (
    <ImportPage
      frame={frame}
      title="从 Excel 导入需求"
      lead="把收到的纸质征集表汇总到一个文件成批代录：先核对，逐行说明哪里要改；核对不写入任何数据，有一处须更正就一行也不导入。"
      refused={refusedWith(reply)}
      accept=".xlsx"
      fileHint="一次最多 200 项需求、2000 项指标。企业没填的内容可以留空，导入后仍是草稿。"
      aside={<a href="/work/demands/template">下载模板</a>}
      report={
        answer && (
          <ListCheckReport check={answer.check} nameHead="需求">
            <form method="post" className="my-4">
              <Once frame={frame} name="import" />
              <input type="hidden" name="call" value={answer.call} />
              <input type="hidden" name="sheets" value={answer.sheets} />
              <p className="mb-3">每项需求得到编号和认领码，认领码只在导入后显示一次，请打印交给企业。</p>
              <Button name="intent" value="import">
                导入 {answer.check.rows.length} 项需求
              </Button>
            </form>
          </ListCheckReport>
        )
      }
    >
      {view.calls.length === 0 && <Alert tone="warning">您的批次还没有发布征集通知，不能代录。</Alert>}
      <label className="mb-5 block font-medium">
        征集通知
        <select name="call" defaultValue={call} className={`${controlClass} mt-1 max-w-xl`}>
          {view.calls.map(({ code, title }) => (
            <option key={code} value={code}>
              {code} {title}
            </option>
          ))}
        </select>
      </label>
    </ImportPage>
  );
}
