import { Button } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import type { StaffRole } from "#app/domain/policy/actor.ts";
import { dutyWords } from "#app/messages/zh-CN/auth.ts";

export interface PendingLine {
  id: string;
  name: string;
  username: string;
  role: StaffRole;
  round: string | null;
  proposedBy: string | null;
  proposer: string | null;
  proposedAt: string;
}

/** 待确认的任命: one person proposed, 安全管理员 confirms. */
export function PendingDuties({ pending, mayConfirm, mySelf }: { pending: PendingLine[]; mayConfirm: boolean; mySelf: string }) {
  const columns: Column<PendingLine>[] = [
    { key: "person", head: "人员", isRowHead: true, cell: (change) => `${change.name}（${change.username}）` },
    { key: "role", head: "岗位", cell: (change) => dutyWords[change.role] },
    { key: "round", head: "范围", cell: (change) => change.round ?? "全部批次" },
    { key: "by", head: "提出人", cell: (change) => change.proposer ?? "系统" },
    { key: "at", head: "提出时间", cell: (change) => <DateTime value={change.proposedAt} /> },
    { key: "moves", head: "办理", cell: (change) => <Moves change={change} mayConfirm={mayConfirm} isMine={change.proposedBy === mySelf} /> },
  ];
  return <DataTable caption="待确认的任命" rows={pending} columns={columns} rowKey={(change) => change.id} empty={<EmptyState title="没有待确认的任命" />} />;
}

function Moves({ change, mayConfirm, isMine }: { change: PendingLine; mayConfirm: boolean; isMine: boolean }) {
  if (!mayConfirm) return <span className="text-sm text-soft">等待安全管理员确认</span>;
  if (isMine) return <span className="text-sm text-soft">由您提出，须另一名安全管理员确认</span>;
  return (
    <form method="post" className="flex gap-2">
      <input type="hidden" name="changeId" value={change.id} />
      <Button name="intent" value="confirmDuty">
        确认
      </Button>
      <Button tone="plain" name="intent" value="returnDuty">
        退回
      </Button>
    </form>
  );
}
