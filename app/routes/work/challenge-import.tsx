import { ListImportPage } from "#app/components/import/list-import-page.tsx";
import { ok } from "#app/domain/kernel/result.ts";
import { showNewChallengeForm } from "#app/services/challenge/edit-challenge.ts";
import { checkChallengeList, importChallengeList } from "#app/services/challenge/import-list.ts";
import { checkListFile, type CheckedFile } from "#app/services/list-file/check-list-file.ts";
import { listImportActions } from "#app/web/list-import-actions.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { refusedWith, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "challengeImport",
  policy: "challenge.create",
  load: async ({ ctx, url }) => {
    const form = await showNewChallengeForm(ctx);
    return form.ok ? ok({ rounds: form.value.rounds.map(({ code, title }) => ({ code, title })), round: url.searchParams.get("round") }) : form;
  },
  actions: listImportActions({
    check: (ctx, place, file) => checkListFile(ctx, place, file, checkChallengeList),
    take: importChallengeList,
    done: ({ added, first, last }, round) => ({ to: `/work/challenges?round=${encodeURIComponent(round)}`, toast: `已导入 ${added} 项任务，编号 ${first} 至 ${last}，均为编制中。` }),
  }),
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => "导入榜单任务");

export default function ChallengeImport() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply<CheckedFile>();
  const checked = reply?.answer ?? null;
  const round = checked?.place ?? view.round ?? view.rounds[0]?.code;
  return (
    <ListImportPage
      frame={frame}
      title="从 Excel 导入榜单任务"
      lead="按模板填写任务和考核指标，先核对，逐行说明哪里要改；核对不写入任何数据，有一处须更正就一行也不导入。"
      fileHint="一次最多 200 项任务、2000 项指标。"
      refused={refusedWith(reply)}
      checked={checked}
      places={view.rounds}
      placeLabel="批次"
      chosen={round}
      nameHead="任务"
      note={`导入 ${round ?? ""}，任务均为编制中，逐项审定后由复核人发布。`}
      buttonWords={(rows) => `导入 ${rows} 项任务`}
      aside={
        <>
          <a href="/work/challenges/template">下载模板</a>
          {round && <a className="ml-4" href={`/work/challenges/template?round=${encodeURIComponent(round)}`}>按模板导出 {round}</a>}
        </>
      }
    />
  );
}
