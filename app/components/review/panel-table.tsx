import type { WorkFrame } from "#app/domain/site/frame.ts";
import type { ReviewAssignmentState } from "#app/domain/review/lifecycle.ts";
import type { Candidate, CandidateBid, CandidatePage } from "#app/domain/review/view.ts";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { conflictWords } from "#app/messages/zh-CN/review.ts";

export interface PanelTableProps {
  view: CandidatePage;
  frame: WorkFrame;
  /** What the person's duties allow. */
  may: { replace: boolean; void: boolean; askReopen: boolean; reopen: boolean };
}

const replaceable: readonly ReviewAssignmentState[] = ["invited", "declined", "recused", "noReply", "voided"];
const voidable: readonly ReviewAssignmentState[] = ["accepted", "reviewing", "reopened"];

/** Who judges what, and who answered how; one column for each bid. */
export function PanelTable({ view, frame, may }: PanelTableProps) {
  const of = (row: Candidate, bidNo: string) => row.bids.find((bid) => bid.bidNo === bidNo)?.assignment ?? null;
  const columns: Column<Candidate>[] = [
    {
      key: "name",
      head: "专家",
      isRowHead: true,
      cell: (row) => (
        <>
          <span className="text-soft tabular-nums">{row.no}</span> <strong>{row.name}</strong>
          <span className="block text-soft">{row.unitName}</span>
        </>
      ),
    },
    ...view.bids.map(
      ({ no, reviewCode }): Column<Candidate> => ({
        key: no,
        head: reviewCode,
        cell: (row) => {
          const task = of(row, no);
          return task && <Task task={task} />;
        },
      }),
    ),
    { key: "moves", head: "办理", isText: true, cell: (row) => <Moves row={row} frame={frame} may={may} conflicts={`/work/challenges/${encodeURIComponent(view.challenge.no)}/conflicts#late`} codeOf={(bidNo) => view.bids.find(({ no }) => no === bidNo)?.reviewCode ?? bidNo} /> },
  ];
  return (
    <DataTable
      caption="评审专家"
      rows={view.panel}
      columns={columns}
      rowKey={({ no }) => no}
      empty={<EmptyState title="还没有邀请专家">从下面的候选专家中勾选，同一组专家评审本任务的全部申报。</EmptyState>}
      isPlain
    />
  );
}

function Task({ task }: { task: NonNullable<CandidateBid["assignment"]> }) {
  return (
    <>
      <StatusBadge noun="reviewAssignment" state={task.status} audience="staff" />
      {task.status === "signed" && task.reopenAskedBy !== null && <span className="block font-medium text-red-dark">已提议退回重评，待另一人同意</span>}
      {task.reason && <span className="block text-soft">理由：{(conflictWords as Record<string, string>)[task.reason] ?? task.reason}</span>}
    </>
  );
}

type NamedTask = NonNullable<CandidateBid["assignment"]> & { code: string };

/** Moves of one expert's tasks in this item. */
function Moves({ row, frame, may, conflicts, codeOf }: { row: Candidate; frame: WorkFrame; may: PanelTableProps["may"]; conflicts: string; codeOf: (bidNo: string) => string }) {
  const tasks: NamedTask[] = row.bids.flatMap(({ bidNo, assignment }) => (assignment ? [{ ...assignment, code: codeOf(bidNo) }] : []));
  const ended = may.replace ? tasks.find(({ status }) => replaceable.includes(status)) : undefined;
  const live = may.void ? tasks.filter(({ status }) => voidable.includes(status)) : [];
  const signed = tasks.filter(({ status }) => status === "signed");
  const [asked, unasked] = [may.reopen ? signed.filter(({ reopenAskedBy }) => reopenAskedBy !== null) : [], may.askReopen ? signed.filter(({ reopenAskedBy }) => reopenAskedBy === null) : []];
  if (!ended && live.length === 0 && asked.length === 0 && unasked.length === 0) return null;
  return (
    <details>
      <summary>办理</summary>
      {ended && (
        <MoveBox frame={frame} name={`replace ${row.no}`}>
          <input type="hidden" name="task" value={ended.id} />
          <label className="block text-sm">
            接替的专家编号（留空则只作{ended.status === "invited" ? "未答复" : "替换"}处理）
            <input name="expert" pattern="[Ee][0-9]{3,5}" maxLength={6} placeholder="如 E012" className="mt-1 block min-h-9 w-32 rounded border border-edge px-2" />
          </label>
          <Button tone="plain" name="intent" value="replace">
            {ended.status === "invited" ? "登记未答复" : "替换"}
          </Button>
          {ended.status === "noReply" && (
            <Button tone="plain" name="intent" value="inviteAgain">
              再次邀请
            </Button>
          )}
        </MoveBox>
      )}
      {unasked.length > 0 && <OneOf frame={frame} name={`askReopen ${row.no}`} tasks={unasked} intent="askReopen" words="提议退回重评" hint="退回的理由（须另一人同意）" />}
      {asked.length > 0 && <OneOf frame={frame} name={`reopen ${row.no}`} tasks={asked} intent="reopen" words="同意退回重评" hint="同意的理由" />}
      {live.length > 0 && <OneOf frame={frame} name={`void ${row.no}`} tasks={live} intent="void" words="作废" hint="作废的理由（如事后发现利害关系）" isDangerous />}
      {live.some(({ status }) => status === "reopened") && <p className="mt-1 text-sm text-soft">退回重评后专家不能再评的，由提议退回的人以外的人作废，再由他人接替。</p>}
      {may.void && signed.length > 0 && (
        <p className="mt-2 border-t border-line pt-2 text-sm">
          已签署的评分不直接作废：应当回避的，<a href={conflicts}>登记迟到的回避</a>。
        </p>
      )}
    </details>
  );
}

/** A move of one of several tasks, with its reason. */
function OneOf({ frame, name, tasks, intent, words, hint, isDangerous }: { frame: WorkFrame; name: string; tasks: NamedTask[]; intent: string; words: string; hint: string; isDangerous?: boolean }) {
  return (
    <MoveBox frame={frame} name={name}>
      <label className="block text-sm">
        申报
        <select name="task" className="mt-1 block min-h-9 rounded border border-edge bg-white px-2 pr-6">
          {tasks.map(({ id, code }) => (
            <option key={id} value={id}>
              {code}
            </option>
          ))}
        </select>
      </label>
      <label className="block text-sm">
        {hint}
        <input name="reason" maxLength={500} required className="mt-1 block min-h-9 w-64 rounded border border-edge px-2" />
      </label>
      <Button tone={isDangerous ? "danger" : "plain"} name="intent" value={intent}>
        {words}
      </Button>
    </MoveBox>
  );
}

function MoveBox({ frame, name, children }: { frame: WorkFrame; name: string; children: React.ReactNode }) {
  return (
    <form method="post" className="mt-2 flex flex-wrap items-end gap-2 border-t border-line pt-2">
      <Once frame={frame} name={name} />
      {children}
    </form>
  );
}
