import { z } from "zod";
import { actorOfPerson } from "#app/auth/actor.ts";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { Once } from "#app/components/form/once.tsx";
import { ImportPage } from "#app/components/import/import-page.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { RoundImportReport } from "#app/components/work/round-import-report.tsx";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { placeWords } from "#app/messages/zh-CN/round-form.ts";
import { importRound } from "#app/services/round/import-round.ts";
import { importRefusal, type ImportPreview, previewImport } from "#app/services/round/preview-import.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { readJsonFile } from "#app/web/read-json-file.ts";
import { refusedWith, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const importForm = z.object({ file: z.any().optional(), text: z.string().default("") });

/** What the page shows again after the check: the text itself, so that importing needs no second upload. */
type Checked = ImportPreview & { text: string };

async function check(ctx: Parameters<typeof previewImport>[0], form: z.output<typeof importForm>): Promise<Result<Checked>> {
  const read = await readJsonFile(form.file, form.text);
  if (read === null) return refuse("invalidInput", { fields: [{ path: "text", message: "jsonNeeded" }] });
  const preview = await previewImport(ctx, read.value);
  return preview.ok ? ok({ ...preview.value, text: read.text }) : preview;
}

const page = workPage({
  page: "workRoundImport",
  policy: "round.create",
  load: ({ ctx }) => Promise.resolve(importRefusal(ctx) ?? ok({})),
  actions: {
    check: formAction({ schema: importForm, run: ({ ctx, form }) => check(ctx, form) }),
    import: formAction({
      schema: importForm,
      run: async ({ ctx, form }) => {
        const read = await readJsonFile(form.file, form.text);
        return read === null ? refuse("invalidInput", { fields: [{ path: "text", message: "jsonNeeded" }] }) : importRound(ctx, read.value, { actorOf: actorOfPerson });
      },
      done: ({ round, counts }) => ({ to: `/work/rounds/${encodeURIComponent(round)}`, toast: `已导入：任务 ${counts.challenges} 项，单位 ${counts.units} 个，专家账号 ${counts.experts} 个。` }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => "导入批次");

/** Places of the file, not of the form: `items[3].title` is `items.3.title`. */
const labelOf = (path: string) => (path === "text" ? "" : `${placeWords(path.replace(/\[(\d+)\]/g, ".$1"))}：`);

export default function WorkRoundImport() {
  const { frame } = usePage<typeof loader>();
  const reply = useReply<Checked>();
  const checked = reply?.answer ?? null;
  return (
    <ImportPage
      frame={frame}
      title="从文件导入批次"
      lead="一个 JSON 文件包含整个批次：单位、控股关系、专家、评审标准和榜单任务。先核对，再导入；核对不写入任何数据。"
      refused={refusedWith(reply, labelOf)}
      accept=".json,application/json"
      fileHint="批次文件（.json）；只有任务清单的，请用“从 Excel 导入榜单任务”。"
      aside={<a href="/work/challenges/import">从 Excel 导入榜单任务</a>}
      report={
        checked && (
          <RoundImportReport preview={checked}>
            <form method="post" encType="multipart/form-data">
              <input type="hidden" name="text" value={checked.text} />
              <Once frame={frame} name="import" />
              <p className="mb-3">{checked.publishes ? "导入后，已审定的任务由复核人账号自动发布，文件中的申报一并提交（仅限演示、测试和演练系统）。" : "导入后任务为“已审定，待发布”，由复核人核对并发布。"}</p>
              <Button name="intent" value="import">
                导入
              </Button>
            </form>
          </RoundImportReport>
        )
      }
      instead={
        <label className="mb-5 block font-medium">
          或粘贴文件内容
          <textarea name="text" rows={8} spellCheck={false} className={`${controlClass} font-mono text-sm`} />
        </label>
      }
    />
  );
}
