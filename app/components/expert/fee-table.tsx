import { Once } from "#app/components/form/once.tsx";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import type { FeeLine, FeePage } from "#app/domain/fee/view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";

export const yuan = (fen: number) => (fen / 100).toLocaleString("zh-CN", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

const columns = (mayEdit: boolean): Column<FeeLine>[] => [
  ...(mayEdit ? [{ key: "pick", head: "选择", cell: ({ expertNo, name, dueFen }: FeeLine) => (dueFen > 0 ? <input type="checkbox" name="experts" value={expertNo} aria-label={`选择 ${name}`} defaultChecked className="size-5 accent-blue" /> : "") }] : []),
  { key: "name", head: "专家", isRowHead: true, cell: ({ name, expertNo }) => `${name}（${expertNo}）` },
  { key: "unit", head: "单位", isText: true, cell: ({ unitName }) => unitName },
  { key: "work", head: "任务／申报", isNumeric: true, cell: ({ items, bids }) => `${items} 项／${bids} 份` },
  { key: "total", head: "应发", unit: "元", isNumeric: true, cell: ({ totalFen }) => yuan(totalFen) },
  { key: "paid", head: "已发", unit: "元", isNumeric: true, cell: ({ paidFen }) => yuan(paidFen) },
  { key: "due", head: "待发", unit: "元", isNumeric: true, cell: ({ dueFen }) => yuan(dueFen) },
  { key: "tax", head: "代扣个税", unit: "元", isNumeric: true, cell: ({ taxFen }) => yuan(taxFen) },
  { key: "account", head: "收款账号", cell: ({ account }) => (account && <span className="whitespace-nowrap tabular-nums">{account}</span>) ?? <span className="text-soft">未提供</span> },
  { key: "paidAt", head: "发放", isText: true, cell: ({ paidAt, note }) => (paidAt ? <><DateTime value={paidAt} dateOnly /><span className="block text-soft">{note}</span></> : "") },
];

/** Lines of the 发放表, and the mark that they were paid. */
export function FeeTable({ view, frame }: { view: FeePage; frame: WorkFrame }) {
  const { lines, sums, may } = view;
  const isDue = may.edit && lines.some(({ dueFen }) => dueFen > 0);
  return (
    <form method="post">
      <DataTable caption="评审费" rows={lines} columns={columns(isDue)} rowKey={({ expertNo }) => expertNo} empty={<EmptyState title="还没有可以计费的评审">任务的排名固定以后，已签署的评审在这里计费。</EmptyState>} />
      {lines.length > 0 && (
        <p className="mt-3">
          合计：应发 {yuan(sums.totalFen)} 元，已发 {yuan(sums.paidFen)} 元，待发 {yuan(sums.dueFen)} 元。
        </p>
      )}
      {isDue && (
        <div className="no-print mt-4 flex flex-wrap items-end gap-3">
          <Once frame={frame} name="paid" />
          <label className="min-w-64 flex-1 text-sm">
            付款凭证号或说明
            <input name="note" maxLength={200} required className={controlClass} />
          </label>
          <Button name="intent" value="paid">
            登记所选已发放
          </Button>
        </div>
      )}
    </form>
  );
}
