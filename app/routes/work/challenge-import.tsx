import { z } from "zod";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { Once } from "#app/components/form/once.tsx";
import { ImportPage } from "#app/components/import/import-page.tsx";
import { ListCheckReport } from "#app/components/import/list-check-report.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { ListCheck } from "#app/domain/kernel/book/report.ts";
import { typedSheetsText } from "#app/domain/kernel/book/sheets-schema.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { showNewChallengeForm } from "#app/services/challenge/edit-challenge.ts";
import { checkChallengeList, importChallengeList } from "#app/services/challenge/import-list.ts";
import { readListFile } from "#app/services/list-file/read-list-file.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { uploadedFile } from "#app/web/uploaded-file.ts";
import { refusedWith, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

interface Checked {
  round: string;
  check: ListCheck;
  /** Goes back with the import, which judges it again: no second upload. */
  sheets: string;
}

const page = workPage({
  page: "challengeImport",
  policy: "challenge.create",
  load: async ({ ctx, url }) => {
    const form = await showNewChallengeForm(ctx);
    return form.ok ? ok({ rounds: form.value.rounds.map(({ code, title }) => ({ code, title })), round: url.searchParams.get("round") }) : form;
  },
  actions: {
    check: formAction({
      schema: z.object({ round: z.string().default(""), file: z.instanceof(File).optional() }),
      run: async ({ ctx, form: { round, file } }) => {
        const sheets = await readListFile(await uploadedFile(file));
        if (!sheets.ok) return sheets;
        const check = await checkChallengeList(ctx, round, sheets.value);
        return check.ok ? ok({ round, check: check.value, sheets: check.value.isClean ? JSON.stringify(sheets.value) : "" } satisfies Checked) : check;
      },
    }),
    import: formAction({
      schema: z.object({ round: z.string(), sheets: typedSheetsText }),
      run: ({ ctx, form }) => importChallengeList(ctx, form.round, form.sheets),
      done: ({ added, first, last }, { form }) => ({ to: `/work/challenges?round=${encodeURIComponent(form.round)}`, toast: `已导入 ${added} 项任务，编号 ${first} 至 ${last}，均为编制中。` }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => "导入榜单任务");

export default function ChallengeImport() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply<Checked>();
  const checked = reply?.answer ?? null;
  const round = checked?.round ?? view.round ?? view.rounds[0]?.code;
  return (
    <ImportPage
      frame={frame}
      title="从 Excel 导入榜单任务"
      lead="按模板填写任务和考核指标，先核对，逐行说明哪里要改；核对不写入任何数据，有一处须更正就一行也不导入。"
      refused={refusedWith(reply)}
      accept=".xlsx"
      fileHint="一次最多 200 项任务、2000 项指标。"
      aside={
        <>
          <a href="/work/challenges/template">下载模板</a>
          {round && <a className="ml-4" href={`/work/challenges/template?round=${encodeURIComponent(round)}`}>按模板导出 {round}</a>}
        </>
      }
      report={
        checked && (
          <ListCheckReport check={checked.check} nameHead="任务">
            <form method="post" className="my-4">
              <Once frame={frame} name="import" />
              <input type="hidden" name="round" value={checked.round} />
              <input type="hidden" name="sheets" value={checked.sheets} />
              <p className="mb-3">导入 {checked.round}，任务均为编制中，逐项审定后由复核人发布。</p>
              <Button name="intent" value="import">
                导入 {checked.check.rows.length} 项任务
              </Button>
            </form>
          </ListCheckReport>
        )
      }
    >
      <label className="mb-5 block font-medium">
        批次
        <select name="round" defaultValue={round} className={`${controlClass} mt-1 max-w-xl`}>
          {view.rounds.map(({ code, title }) => (
            <option key={code} value={code}>
              {code} {title}
            </option>
          ))}
        </select>
      </label>
    </ImportPage>
  );
}
