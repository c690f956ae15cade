import { z } from "zod";
import { ListReport } from "#app/components/expert/list-report.tsx";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { ImportColumn } from "#app/domain/expert/import-columns.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { columnWords } from "#app/messages/zh-CN/experts.ts";
import { bankRefusal } from "#app/services/expert/bank-access.ts";
import { checkExpertList, type CheckedList } from "#app/services/expert/check-list.ts";
import { importExpertList } from "#app/services/expert/import-list.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "expertImport",
  policy: "duty:officer",
  load: ({ ctx }) => Promise.resolve(bankRefusal(ctx, "keep") ?? ok({})),
  actions: {
    check: formAction({
      schema: z.object({ file: z.instanceof(File).optional() }),
      run: async ({ ctx, form: { file } }) => {
        if (!file || file.size === 0) return refuse("invalidInput", { fields: [{ path: "file", message: "fileNeeded" }] });
        return checkExpertList(ctx, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
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

export default function ExpertImport() {
  const { frame } = usePage<typeof loader>();
  const reply = useReply<CheckedList>();
  const checked = reply?.answer ?? null;
  const errors = Object.entries(reply?.submission.error ?? {}).filter(([path]) => path !== "");
  return (
    <>
      <PageTitle title="从文件导入专家" lead="名册可以是 .xlsx 或 .csv。先核对，逐行说明能否导入、哪里要改；核对不写入专家库。" />
      {reply?.problem && (
        <Alert tone="problem" title="文件不能核对">
          {errors.length === 0 && reply.problem}
          <ul>
            {errors.map(([path, words]) => (
              <li key={path}>
                {path.startsWith("columns.") ? `${columnWords[path.slice("columns.".length) as ImportColumn]}：` : ""}
                {words?.join(" ")}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {checked && (
        <Section title="核对报告">
          <ListReport checked={checked} frame={frame} />
        </Section>
      )}
      <Section title={checked ? "换一个文件" : "选择文件"} aside={<a href="/work/experts/template">下载模板</a>}>
        <form method="post" encType="multipart/form-data" noValidate>
          <Once frame={frame} name="check" />
          <label className="mb-5 block font-medium">
            名册文件
            <span className="block text-sm font-normal text-soft">第一行是表头。姓名、工作单位、统一社会信用代码、类别、职称、专业领域、市内外必填；一次最多 20000 行、6 MB。</span>
            <input type="file" name="file" accept=".xlsx,.csv" className={`${controlClass} mt-1 max-w-xl`} />
          </label>
          <Button name="intent" value="check" tone={checked ? "plain" : "primary"}>
            核对
          </Button>
        </form>
      </Section>
    </>
  );
}
