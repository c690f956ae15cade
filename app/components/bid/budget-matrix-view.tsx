import { budgetMatrixOf } from "#app/domain/bid/budget-matrix.ts";
import { type FullRow, partOf } from "#app/domain/bid/full-parts.ts";
import { moneySources } from "#app/domain/bid/parts.ts";
import { formatWan } from "#app/domain/kernel/money.ts";
import { fullFieldWords, fullWords } from "#app/messages/zh-CN/full-form.ts";
import { type FormUnit, rowsIn } from "./full-row-table.tsx";
import { useTyped } from "./use-typed.ts";

/** 经费安排 by unit and year while it is typed, and what each unit's sources come to against its money in the consortium. */
export function BudgetMatrixView({ rows, units }: { rows: readonly FullRow[]; units: readonly FormUnit[] }) {
  const { place, typed } = useTyped(rows, (form) => rowsIn(form, "budgetYears", partOf("budgetYears").most ?? 0));
  const { years, units: lines, byYear, total } = budgetMatrixOf(typed, units.map(({ key }) => key));
  const cell = "border-b border-line px-2 py-1 text-right tabular-nums";
  return (
    <div ref={place} aria-live="polite" className="mt-4 overflow-x-auto">
      {years.length > 0 && (
        <table className="w-full border-collapse text-sm">
          <caption className="pb-1 text-left font-medium">{fullWords.matrix}</caption>
          <thead>
            <tr>
              <th scope="col" className="border-b-2 border-blue px-2 py-1 text-left">{fullWords.unit}</th>
              {[...years.map(fullWords.year), fullWords.total].map((head) => (
                <th key={head} scope="col" className="border-b-2 border-blue px-2 py-1 text-right">{head}</th>
              ))}
              <th scope="col" className="border-b-2 border-blue px-2 py-1 text-left">{fullWords.against}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ key, byYear: own, bySource, total: sum }, index) => (
              <tr key={key}>
                <th scope="row" className="min-w-32 border-b border-line px-2 py-1 text-left font-normal">{units[index]?.name}</th>
                {[...own, sum].map((fen, at) => (
                  <td key={years[at] ?? "total"} className={cell}>{formatWan(fen)}</td>
                ))}
                <td className="min-w-44 border-b border-line px-2 py-1">
                  <Against bySource={bySource} money={units[index]!.money} />
                </td>
              </tr>
            ))}
            <tr className="font-medium">
              <th scope="row" className="px-2 py-1 text-left">{fullWords.total}</th>
              {[...byYear, total].map((fen, at) => (
                <td key={years[at] ?? "total"} className="px-2 py-1 text-right tabular-nums">{formatWan(fen)}</td>
              ))}
              <td />
            </tr>
          </tbody>
        </table>
      )}
    </div>
  );
}

/** Source by source: even, or what is missing. */
function Against({ bySource, money }: { bySource: Readonly<Record<(typeof moneySources)[number], number>>; money: FormUnit["money"] }) {
  const differing = moneySources.filter((source) => money[source] !== null && money[source] !== bySource[source]);
  if (differing.length === 0) return <span className="font-medium text-blue-dark">{fullWords.even}</span>;
  return (
    <span className="font-medium text-red-dark">
      ✕ {differing.map((source) => fullWords.differs(fullFieldWords.budgetLines[source]?.label ?? "", formatWan(Math.abs(money[source]! - bySource[source])), bySource[source] < money[source]!)).join("，")}
    </span>
  );
}
