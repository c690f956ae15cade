import type { FileProblem } from "#app/domain/bid/file.ts";
import type { BookProblem, OfflineSheet } from "#app/domain/review/score-book.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { fileProblemWords } from "#app/messages/zh-CN/bid-file.ts";
import { bookProblemWords, changePlaceWords } from "#app/messages/zh-CN/offline-form.ts";
import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { Section } from "#app/components/ui/section.tsx";

interface Change {
  code: string;
  changes: { place: string; before: string | null; after: string | null }[];
  total: string | null;
  missing: number;
  isStale: boolean;
  revision: number;
  savedAt: string | null;
}

interface Checked {
  fileProblem: FileProblem | null;
  problems: BookProblem[];
  changes: Change[];
  sheets: OfflineSheet[];
}

/** What the dry run found: first what is wrong, with its place; then what would change, bid by bid, and the button. */
export function OfflineReport({ checked, frame }: { checked: Checked; frame: WorkFrame }) {
  const { fileProblem, problems, changes } = checked;
  const changed = changes.filter((one) => one.changes.length > 0);
  return (
    <Section title="三、核对结果" id="report">
      {fileProblem && <Alert tone="problem" title="文件不能读取">{fileProblemWords[fileProblem]}。没有导入任何内容。</Alert>}
      {problems.length > 0 && (
        <Alert tone="problem" title={`有 ${problems.length} 处要改，没有导入任何内容`}>
          <ul className="list-disc pl-5">
            {problems.map((problem) => (
              <li key={`${problem.sheet} ${problem.cell ?? ""} ${problem.problem}`}>{bookProblemWords(problem)}</li>
            ))}
          </ul>
          <p className="mt-2">请在表格中改好后重新上传；已保存的评分没有变化。</p>
        </Alert>
      )}
      {!fileProblem && problems.length === 0 && (
        <form method="post" aria-label="导入离线评分表">
          <Once frame={frame} name="import" />
          <input type="hidden" name="sheets" value={JSON.stringify(checked.sheets)} />
          {changed.length === 0 ? (
            <Alert tone="note">表格内容与已保存的评分一致，不需要导入。</Alert>
          ) : (
            <>
              {changed.map((change) => (
                <ChangePart key={change.code} change={change} />
              ))}
              <Button name="intent" value="import" className="mt-4">
                导入
              </Button>
            </>
          )}
        </form>
      )}
    </Section>
  );
}

function ChangePart({ change }: { change: Change }) {
  const { code, changes, total, missing, isStale, revision, savedAt } = change;
  return (
    <section aria-label={`申报 ${code}`} className="mt-4">
      <h3>
        申报 {code}：改动 {changes.length} 处，导入后合计 {total ?? "—"} 分{missing > 0 && `，还有 ${missing} 处未填`}
      </h3>
      {isStale && (
        <Alert tone="warning" title="下载表格之后，系统中又保存过这份评分">
          <p>
            系统中是第 {revision} 次保存{savedAt && <>（<DateTime value={savedAt} />）</>}，表格是从更早的一次做的。不勾选则保留系统中的评分。
          </p>
          <label className="mt-2 flex items-start gap-2">
            <input type="checkbox" name="take" value={`${code}@${revision}`} className="mt-1.5 size-4 flex-none accent-blue" />
            以表格为准，覆盖系统中的评分
          </label>
        </Alert>
      )}
      <ul className="mt-1 list-disc pl-5">
        {changes.map(({ place, before, after }) => (
          <li key={place}>
            {changePlaceWords(place)}：<span className="text-soft">{before ?? "未填"}</span> → {after ?? "清空"}
          </li>
        ))}
      </ul>
    </section>
  );
}
