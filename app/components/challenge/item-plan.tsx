import type { BaselineRow, Checkpoint, ItemPlan, Tranche } from "#app/domain/challenge/plan.ts";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { planWords as words } from "#app/messages/zh-CN/item-plan.ts";

const baselineColumns: Column<BaselineRow>[] = [
  { key: "name", head: words.baselineColumns.name, isRowHead: true, cell: ({ name }) => name },
  { key: "value", head: words.baselineColumns.value, cell: ({ value }) => value },
  { key: "source", head: words.baselineColumns.source, isText: true, cell: ({ source }) => source },
];

/** 现状数据, from where the work starts. */
export function BaselineTable({ rows }: { rows: BaselineRow[] }) {
  if (rows.length === 0) return null;
  return (
    <>
      <h3 className="mt-4 mb-2">{words.baseline}</h3>
      <DataTable caption={words.baseline} rows={rows} columns={baselineColumns} rowKey={({ name }) => name} empty={null} isPlain />
    </>
  );
}

const checkpointColumns: Column<Checkpoint>[] = [
  { key: "month", head: words.checkpointColumns.month, isRowHead: true, cell: ({ month }) => words.month(month) },
  { key: "target", head: words.checkpointColumns.target, isText: true, cell: ({ target }) => target },
];

const trancheColumns: Column<Tranche>[] = [
  { key: "when", head: words.trancheColumns.when, isRowHead: true, cell: ({ when }) => when },
  { key: "percent", head: words.trancheColumns.percent, unit: "%", isNumeric: true, cell: ({ percent }) => percent },
];

/** 考核节点 and 拨付: when the work is looked at, and on what the public money is paid. */
export function PlanTables({ plan, race }: { plan: Pick<ItemPlan, "maxTeams" | "checkpoints" | "tranches">; race: boolean }) {
  return (
    <>
      {plan.tranches.length > 0 && (
        <>
          <h3 className="mt-6 mb-2">{words.tranches}</h3>
          {race && <p className="mb-2">{words.equalParts}</p>}
          <DataTable caption={words.tranches} rows={plan.tranches} columns={trancheColumns} rowKey={({ when }) => when} empty={null} isPlain />
        </>
      )}
      {plan.checkpoints.length > 0 && (
        <>
          <h3 className="mt-6 mb-2">{words.checkpoints}</h3>
          {race && <p className="measure mb-2">{words.raceCheckpoints}</p>}
          <DataTable caption={words.checkpoints} rows={plan.checkpoints} columns={checkpointColumns} rowKey={({ month }) => String(month)} empty={null} isPlain />
        </>
      )}
    </>
  );
}
