import { Button } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import type { BlockedWork } from "#app/domain/organisation/staffing.ts";
import type { StaffRole } from "#app/domain/policy/actor.ts";
import { blockedWords, dutyTasks, dutyWords, missingWords } from "#app/messages/zh-CN/auth.ts";

export interface DutyLine {
  role: StaffRole;
  holders: { grantId: string; name: string; username: string; scope: "round" | "all" }[];
  missing: "no" | "stops" | "paper";
  blocks: readonly BlockedWork[];
}

/** Who is what, what is missing, and which work waits for it. */
export function StaffingTable({ duties, mayRevoke }: { duties: DutyLine[]; mayRevoke: boolean }) {
  const columns: Column<DutyLine>[] = [
    {
      key: "role",
      head: "岗位",
      isRowHead: true,
      cell: (duty) => (
        <>
          <strong>{dutyWords[duty.role]}</strong>
          <span className="block text-sm text-soft">{dutyTasks[duty.role]}</span>
        </>
      ),
    },
    { key: "holders", head: "人员", isText: true, cell: (duty) => <Holders duty={duty} mayRevoke={mayRevoke} /> },
    {
      key: "missing",
      head: "情况",
      cell: (duty) => <span className={duty.missing === "stops" ? "font-bold text-red-dark" : undefined}>{missingWords[duty.missing]}</span>,
    },
    { key: "blocks", head: "缺岗影响", isText: true, cell: (duty) => (duty.blocks.length === 0 ? "无" : `不能办理：${duty.blocks.map((work) => blockedWords[work]).join("、")}`) },
  ];
  return <DataTable caption="人员与分工" rows={duties} columns={columns} rowKey={(duty) => duty.role} empty={null} />;
}

function Holders({ duty, mayRevoke }: { duty: DutyLine; mayRevoke: boolean }) {
  if (duty.holders.length === 0) return <>无</>;
  return (
    <ul className="space-y-1">
      {duty.holders.map((holder) => (
        <li key={holder.grantId} className="flex flex-wrap items-center gap-2">
          <span>
            {holder.name}（{holder.username}）<span className="text-sm text-soft">{holder.scope === "all" ? "全部批次" : "仅本批次"}</span>
          </span>
          {mayRevoke && (
            <form method="post">
              <input type="hidden" name="grantId" value={holder.grantId} />
              <Button tone="danger" name="intent" value="revokeDuty" className="min-h-8 px-2 text-sm">
                免去
              </Button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}
