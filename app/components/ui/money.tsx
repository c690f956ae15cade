import { formatWan } from "#app/domain/kernel/money.ts";

/** Money in 分 as 万元 with two decimals. In a table the unit stands in the head: leave it out there. */
export function Money({ fen, unit = true }: { fen: number; unit?: boolean }) {
  return (
    <span className="whitespace-nowrap tabular-nums">
      {formatWan(fen)}
      {unit && " 万元"}
    </span>
  );
}
