import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { SigningMeans } from "#app/components/review/decision-head.tsx";
import { formatWan } from "#app/domain/kernel/money.ts";
import type { FrozenLine, FrozenRanking } from "#app/domain/review/ranking-view.ts";
import { ownerAnswerWords, shortlistWords } from "#app/messages/zh-CN/shortlist.ts";

const blank = "　　　　　　";

const ownerColumn: Column<FrozenLine> = { key: "owner", head: shortlistWords.title, cell: ({ ownerAnswer }) => ownerAnswer && ownerAnswerWords(ownerAnswer) };

const columns: Column<FrozenLine>[] = [
  { key: "place", head: "名次", isNumeric: true, cell: ({ place }) => place },
  { key: "unit", head: "申报", isRowHead: true, cell: ({ bid, unitName }) => `${bid} ${unitName}` },
  { key: "total", head: "总分", isNumeric: true, cell: ({ total }) => total },
  { key: "asks", head: "申请财政资金", unit: "万元", isNumeric: true, cell: ({ asksFiscalFen }) => (asksFiscalFen === null ? "" : formatWan(asksFiscalFen)) },
  { key: "award", head: "拟立项", cell: () => "□" },
  { key: "wan", head: "支持金额", unit: "万元", cell: () => blank },
  { key: "reserve", head: "备选", cell: () => "□" },
];

/** 上会材料 below the printed ranking: what is to be decided, to be filled in and signed at the meeting. */
export function DecisionSheet({ ranking }: { ranking: FrozenRanking }) {
  return (
    <div className="only-print">
      <h2 className="mt-6">研究决定</h2>
      <DataTable caption="拟立项和备选" rows={ranking.lines} columns={ranking.lines.some(({ ownerAnswer }) => ownerAnswer !== null) ? [...columns.slice(0, 4), ownerColumn, ...columns.slice(4)] : columns} rowKey={({ no }) => no} empty={null} isPlain />
      <p className="mt-2">
        {ranking.challenge.race ? "赛马：可选多份，支持金额须相等。" : "只选一份。"}财政资金共 {formatWan(ranking.challenge.fiscalFen)} 万元。　□ 不予立项
      </p>
      <p className="mt-2">理由（未按名次、同名次中取舍、未达分数线、需求方不同意或逾期没有答复、不予立项的须写明）：</p>
      <SigningMeans />
      <p className="mt-8">会议纪要编号：{blank}{blank}　日期：{blank}</p>
      <p className="mt-8">领导签字：{blank}{blank}　监督人签字：{blank}</p>
    </div>
  );
}
