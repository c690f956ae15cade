import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { Money } from "#app/components/ui/money.tsx";
import type { BidSubmission } from "#app/domain/bid/schema.ts";
import { costIndicator, costParts, perUnit } from "#app/domain/bid/unit-cost.ts";
import type { Indicator } from "#app/domain/challenge/indicator.ts";
import { formatYuan } from "#app/domain/kernel/money.ts";
import { costPartWords, costWords, milestoneWords as words } from "#app/messages/zh-CN/plan.ts";
import { CostLines } from "./cost-lines.tsx";

type Row = BidSubmission["milestones"][number];

const columns: Column<Row>[] = [
  { key: "due", head: words.due, isRowHead: true, className: "w-36", cell: ({ due }) => <DateTime value={due} /> },
  { key: "deliverable", head: words.deliverable, isText: true, cell: ({ deliverable }) => deliverable },
  { key: "check", head: words.check, isText: true, cell: ({ check }) => check },
  { key: "fiscal", head: words.fiscal, unit: "万元", isNumeric: true, cell: ({ fiscalFen }) => <Money fen={fiscalFen} unit={false} /> },
];

/** 里程碑 to read. */
export function MilestoneTable({ milestones }: { milestones: BidSubmission["milestones"] }) {
  return <DataTable caption={words.caption} rows={milestones} columns={columns} rowKey={({ due, deliverable }) => `${due} ${deliverable}`} isPlain empty={<p className="text-soft">{words.none}</p>} />;
}

/** 单位成本 to read, against the item's cost indicator; nothing where it has none. */
export function UnitCost({ content, indicators }: { content: Pick<BidSubmission, "unitCost" | "promised">; indicators: readonly Indicator[] }) {
  const indicator = costIndicator(indicators);
  if (!indicator) return null;
  const { unitCost } = content;
  if (!unitCost) return <p className="text-soft">{costWords.none}</p>;
  const promise = Object.hasOwn(content.promised, indicator.code) ? content.promised[indicator.code]?.value : undefined;
  const promised = Array.isArray(promise) ? promise[1] : typeof promise === "number" ? promise : null;
  return (
    <>
      <DescriptionList
        items={[
          ...costParts.map((part) => ({ term: costPartWords[part], value: `${formatYuan(unitCost[part])} ${costWords.unit(perUnit(indicator))}` })),
          ...(unitCost.basis ? [{ term: costWords.basis, value: <span className="whitespace-pre-wrap">{unitCost.basis}</span> }] : []),
        ]}
      />
      <CostLines indicator={indicator} parts={unitCost} promised={promised} />
    </>
  );
}
