import { type CostParts, type CostVerdict, judgeCost, perUnit, sensitivityOf, unitCostFen } from "#app/domain/bid/unit-cost.ts";
import type { Indicator } from "#app/domain/challenge/indicator.ts";
import { formatYuan } from "#app/domain/kernel/money.ts";
import { requirementWords } from "#app/messages/zh-CN/requirement.ts";
import { costPartWords, costWords as words } from "#app/messages/zh-CN/plan.ts";
import { VerdictMark } from "./verdict-mark.tsx";

/** The whole of a unit cost against the listed and the promised value, and what a fifth more or less of each part would do. */
export function CostLines({ indicator, parts, promised }: { indicator: Indicator; parts: CostParts; promised: number | null }) {
  const total = unitCostFen(parts);
  const lines = sensitivityOf(indicator, parts, promised);
  if (total === null || lines === null) return null;
  const judged = judgeCost(indicator, total, promised);
  return (
    <>
      <p className="my-2">
        <strong className="tabular-nums">
          {words.total} {formatYuan(total)} {words.unit(perUnit(indicator))}
        </strong>
        <span className="mx-3 text-soft">{words.listed(indicator.name, requirementWords(indicator))}</span>
        <VerdictMark verdict={judged.verdict} />
        {judged.coversPromise === false && <span className="ml-3 font-medium text-red-dark">▲ {words.aboveAsPromised}</span>}
      </p>
      {lines.length > 0 && (
        <table className="cards w-full max-w-3xl border-collapse text-sm">
          <caption className="py-1 text-left font-medium">{words.sensitivity}</caption>
          <thead>
            <tr className="text-left">
              {[words.part, words.low, words.high].map((head) => (
                <th key={head} scope="col" className="border-b border-edge px-2 py-1">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ part, low, high }) => (
              <tr key={part}>
                <th scope="row" className="border-b border-line px-2 py-1 text-left font-normal">
                  {costPartWords[part]}
                </th>
                <Outcome label={words.low} outcome={low} />
                <Outcome label={words.high} outcome={high} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Outcome({ label, outcome }: { label: string; outcome: CostVerdict }) {
  return (
    <td data-label={label} className="border-b border-line px-2 py-1 tabular-nums">
      <span className="mr-3">{formatYuan(outcome.fen)}</span>
      <VerdictMark verdict={outcome.verdict} />
    </td>
  );
}
