import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { percentOf } from "#app/domain/bid/parts.ts";
import { moneySources } from "#app/domain/bid/parts.ts";
import type { BidSubmission } from "#app/domain/bid/schema.ts";
import { moneyWords } from "#app/messages/zh-CN/bid.ts";
import { memberRoleWords, partWords } from "#app/messages/zh-CN/members.ts";

interface Row extends Pick<BidSubmission["leadPart"], "moneyIn" | "moneyOutFen" | "ipShare"> {
  name: string;
  uscc: string | null;
  role: string;
  tasks: string;
  people: string;
}

const columns: Column<Row>[] = [
  {
    key: "name",
    head: "单位",
    isRowHead: true,
    className: "min-w-44",
    cell: ({ name, uscc }) => (
      <>
        {name}
        {uscc && <span className="block text-xs text-soft tabular-nums">{uscc}</span>}
      </>
    ),
  },
  { key: "role", head: "角色", cell: ({ role }) => role },
  { key: "tasks", head: "承担任务和人员", isText: true, cell: ({ tasks, people }) => [tasks, people].filter(Boolean).join("\n") || "—" },
  ...moneySources.map((source): Column<Row> => ({ key: source, head: moneyWords[source], unit: "万元", isNumeric: true, cell: ({ moneyIn }) => <Money fen={moneyIn[source]} unit={false} /> })),
  { key: "out", head: partWords.out, unit: "万元", isNumeric: true, cell: ({ moneyOutFen }) => <Money fen={moneyOutFen} unit={false} /> },
  { key: "ip", head: partWords.ip, unit: "%", isNumeric: true, cell: ({ ipShare }) => percentOf(ipShare) },
];

/** 联合体分工: every unit with its role, tasks, money and IP; the lead first. */
export function MemberTable({ content, unitName }: { content: BidSubmission; unitName: string }) {
  const lead: Row = { name: unitName, uscc: null, role: "牵头", tasks: "", people: "", ...content.leadPart };
  const rows = [lead, ...content.members.map((member): Row => ({ ...member, role: memberRoleWords[member.role] }))];
  return <DataTable caption="联合体分工" rows={rows} columns={columns} rowKey={({ uscc }) => uscc ?? "lead"} isWide empty={null} />;
}
