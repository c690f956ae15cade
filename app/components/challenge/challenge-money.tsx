import { formatWan } from "#app/domain/kernel/money.ts";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";

interface MoneyRow {
  key: string;
  words: string;
  fen: number;
  note: string;
}

const columns: Column<MoneyRow>[] = [
  { key: "words", head: "项目", isRowHead: true, cell: (row) => row.words },
  { key: "fen", head: "金额", unit: "万元", isNumeric: true, cell: (row) => <strong>{formatWan(row.fen)}</strong> },
  { key: "note", head: "说明", isText: true, cell: (row) => row.note },
];

/** 榜额 and where it comes from; what the owner pays to the bidder is part of its input. */
export function ChallengeMoney({ challenge }: { challenge: { fiscalFen: number; ownerInputFen: number; payToBidderFen: number; ownerName: string | null; race: boolean } }) {
  const { fiscalFen, ownerInputFen, payToBidderFen, ownerName, race } = challenge;
  const rows: MoneyRow[] = [
    { key: "fiscal", words: "财政资金", fen: fiscalFen, note: race ? "赛马制各队伍首期等额拨付，按节点考核结果继续拨付。" : "立项后按任务书约定的节点拨付。" },
    { key: "owner", words: ownerName ? "需求单位投入" : "示范基地等配套投入", fen: ownerInputFen, note: payToBidderFen > 0 ? `其中以现金支付揭榜方 ${formatWan(payToBidderFen)} 万元，其余用于场地、原料和中试条件。` : "用于场地、原料和中试条件。" },
    { key: "total", words: "合计（榜额）", fen: fiscalFen + ownerInputFen, note: "" },
  ];
  return <DataTable caption="榜额构成" rows={rows} columns={columns} rowKey={(row) => row.key} empty={null} isPlain />;
}
