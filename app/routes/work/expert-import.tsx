import { z } from "zod";
import { ListReport } from "#app/components/expert/list-report.tsx";
import { ImportPage } from "#app/components/import/import-page.tsx";
import type { ImportColumn } from "#app/domain/expert/import-columns.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { columnWords } from "#app/messages/zh-CN/experts.ts";
import { bankRefusal } from "#app/services/expert/bank-access.ts";
import { checkExpertList, type CheckedList } from "#app/services/expert/check-list.ts";
import { importExpertList } from "#app/services/expert/import-list.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { uploadedFile } from "#app/web/uploaded-file.ts";
import { refusedWith, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "expertImport",
  policy: "duty:officer",
  load: ({ ctx }) => Promise.resolve(bankRefusal(ctx, "keep") ?? ok({})),
  actions: {
    check: formAction({
      schema: z.object({ file: z.instanceof(File).optional() }),
      run: async ({ ctx, form: { file } }) => {
        const given = await uploadedFile(file);
        return given ? checkExpertList(ctx, given) : refuse("invalidInput", { fields: [{ path: "file", message: "fileNeeded" }] });
      },
    }),
    import: formAction({
      schema: z.object({ importId: z.uuid() }),
      run: ({ ctx, form }) => importExpertList(ctx, form.importId),
      done: ({ added, left, first, last }) => ({ to: "/work/experts?sort=-no", toast: `已导入 ${added} 名专家${first === null ? "" : `，编号 ${first} 至 ${last ?? first}`}；略过 ${left} 行。账号待激活，由系统管理员打印激活单。` }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => "导入专家");

const labelOf = (path: string) => (path.startsWith("columns.") ? `${columnWords[path.slice("columns.".length) as ImportColumn]}：` : "");

export default function ExpertImport() {
  const { frame } = usePage<typeof loader>();
  const reply = useReply<CheckedList>();
  const checked = reply?.answer ?? null;
  return (
    <ImportPage
      frame={frame}
      title="从文件导入专家"
      lead="名册可以是 .xlsx 或 .csv。先核对，逐行说明能否导入、哪里要改；核对不写入专家库。"
      refused={refusedWith(reply, labelOf)}
      accept=".xlsx,.csv"
      fileHint="第一行是表头。姓名、工作单位、统一社会信用代码、类别、职称、专业领域、市内外必填；一次最多 20000 行、6 MB。"
      aside={<a href="/work/experts/template">下载模板</a>}
      report={checked && <ListReport checked={checked} frame={frame} />}
    />
  );
}
