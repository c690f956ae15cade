import type { WorkFrame } from "#app/domain/site/frame.ts";
import type { Candidate, CandidatePage } from "#app/domain/review/view.ts";
import { conflictWords, expertKindWords } from "#app/messages/zh-CN/review.ts";
import { obstacleWords } from "#app/messages/zh-CN/obstacle.ts";
import { stateWords } from "#app/messages/zh-CN/states.ts";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { unwantedWords } from "#app/messages/zh-CN/unwanted.ts";

/** Whether an expert can join the panel: nothing against it, no conflict on any bid, and not asked yet. */
const isFree = ({ bids, obstacle }: Candidate) => obstacle === null && bids.every(({ conflict, assignment }) => conflict === null && assignment === null);

/** Experts to choose from; who is excluded stays in the list with the reason. */
export function CandidateTable({ view, frame, mayInvite }: { view: CandidatePage; frame: WorkFrame; mayInvite: boolean }) {
  const codeOf = (bidNo: string) => view.bids.find(({ no }) => no === bidNo)?.reviewCode ?? bidNo;
  const columns: Column<Candidate>[] = [
    {
      key: "pick",
      head: "选择",
      cell: (row) =>
        mayInvite && isFree(row) ? <input type="checkbox" name="experts" value={row.no} aria-label={`邀请 ${row.no} ${row.name}`} className="size-5 accent-blue" /> : null,
    },
    {
      key: "name",
      head: "专家",
      isRowHead: true,
      cell: (row) => (
        <>
          <span className="text-soft tabular-nums">{row.no}</span> <strong className="whitespace-nowrap">{row.name}</strong>
        </>
      ),
    },
    { key: "kind", head: "类别", cell: (row) => expertKindWords[row.kind] },
    { key: "fields", head: "专业领域", cell: (row) => row.fields.join("、") },
    { key: "title", head: "职称", cell: (row) => row.title },
    { key: "unit", head: "单位", cell: (row) => `${row.unitName}${row.local ? "" : "（市外）"}` },
    { key: "load", head: "本批次任务", unit: "份", isNumeric: true, cell: (row) => row.load },
    {
      key: "standing",
      head: "能否参加",
      isText: true,
      cell: (row) => (
        <>
          <Standing row={row} codeOf={codeOf} />
          {view.unwanted.filter(({ expertNo }) => expertNo === row.no).map(({ bidNo, reason, answer }) => (
            <span key={bidNo} className="block text-red-dark">
              ▽ {codeOf(bidNo)} 建议不邀请：{reason}（{unwantedWords(answer)}）
            </span>
          ))}
        </>
      ),
    },
  ];
  return (
    <form method="post" aria-label="邀请专家">
      <Once frame={frame} name="invite" />
      <DataTable caption="候选专家" rows={view.candidates} columns={columns} rowKey={({ no }) => no} total={view.total} page={view.page} pageSize={view.pageSize} empty={<EmptyState title="没有符合条件的专家">放宽上面的条件再试。</EmptyState>} />
      {mayInvite && view.candidates.some(isFree) && (
        <div className="sticky bottom-0 mt-3 flex flex-wrap items-end gap-3 border-t border-line bg-white py-3">
          <label className="min-w-64 flex-1">
            指定而不抽取的理由<span className="ml-2 text-sm text-soft">选填</span>
            <input name="reason" maxLength={500} className={`${controlClass} mt-1 min-h-10`} />
          </label>
          <Button name="intent" value="invite">
            邀请所选专家评审全部 {view.bids.length} 份申报
          </Button>
          <p className="w-full text-sm text-soft">每份申报建议 {view.expertsPerBid} 名，有效评分至少 {view.leastValidScores} 份。未被抽中、也未轮到递补的，记入例外清单。</p>
        </div>
      )}
    </form>
  );
}

function Standing({ row, codeOf }: { row: Candidate; codeOf: (bidNo: string) => string }) {
  const conflicts = row.bids.flatMap(({ bidNo, conflict }) => (conflict ? [{ bidNo, conflict }] : []));
  const tasks = row.bids.flatMap(({ assignment }) => assignment ?? []);
  if (conflicts.length > 0) {
    return (
      <ul className="text-red-dark">
        {conflicts.map(({ bidNo, conflict }) => (
          <li key={bidNo}>
            须回避 {codeOf(bidNo)}：{conflictWords[conflict]}
          </li>
        ))}
      </ul>
    );
  }
  if (tasks.length > 0) return <span className="text-soft">{[...new Set(tasks.map(({ status }) => stateWords.reviewAssignment[status].staff))].join("、")}</span>;
  return row.obstacle ? <span className="text-red-dark">不能邀请：{obstacleWords[row.obstacle]}</span> : <>可以邀请</>;
}
