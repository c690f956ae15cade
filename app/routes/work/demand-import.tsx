import { EnteredDemands } from "#app/components/demand/entered-demands.tsx";
import { ListImportPage } from "#app/components/import/list-import-page.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { checkDemandList, type EnteredDemand, importDemandList } from "#app/services/demand/import-list.ts";
import { showNewDemandForm } from "#app/services/demand/show-call.ts";
import { checkListFile, type CheckedFile } from "#app/services/list-file/check-list-file.ts";
import { listImportActions } from "#app/web/list-import-actions.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { refusedWith, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "demandImport",
  policy: "demand.submit",
  load: async ({ ctx, url }) => {
    const form = await showNewDemandForm(ctx, true);
    return form.ok ? ok({ calls: form.value.calls, call: url.searchParams.get("call") }) : form;
  },
  // The codes are shown once, so the answer of the import stands on this page.
  actions: listImportActions({ check: (ctx, place, file) => checkListFile(ctx, place, file, checkDemandList), take: importDemandList }),
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => "导入需求");

export default function DemandImport() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply<CheckedFile | { entered: EnteredDemand[] }>();
  const answer = reply?.answer ?? null;
  if (answer && "entered" in answer) return <EnteredDemands entered={answer.entered} />;
  return (
    <ListImportPage
      frame={frame}
      title="从 Excel 导入需求"
      lead="把收到的纸质征集表汇总到一个文件成批代录：先核对，逐行说明哪里要改；核对不写入任何数据，有一处须更正就一行也不导入。"
      fileHint="一次最多 200 项需求、2000 项指标。企业没填的内容可以留空，导入后仍是草稿。"
      refused={refusedWith(reply)}
      checked={answer}
      places={view.calls}
      placeLabel="征集通知"
      chosen={view.calls.find(({ code }) => code === view.call)?.code ?? view.calls[0]?.code}
      nameHead="需求"
      note="每项需求得到编号和认领码，认领码只在导入后显示一次，请打印交给企业。"
      buttonWords={(rows) => `导入 ${rows} 项需求`}
      noPlace={<Alert tone="warning">您的批次还没有发布征集通知，不能代录。</Alert>}
      aside={<a href="/work/demands/template">下载模板</a>}
    />
  );
}
