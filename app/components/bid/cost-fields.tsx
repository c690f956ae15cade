import { TextArea, TextField } from "#app/components/form/fields.tsx";
import type { BidForm, UnitCostForm } from "#app/domain/bid/form-schema.ts";
import { readUnitCost } from "#app/domain/bid/form.ts";
import { readNumber } from "#app/domain/kernel/typed-number.ts";
import { costIndicator, costParts, perUnit, unitCostFen } from "#app/domain/bid/unit-cost.ts";
import type { Indicator } from "#app/domain/challenge/indicator.ts";
import { costPartWords, costWords as words } from "#app/messages/zh-CN/plan.ts";
import { bidField, type Problems } from "./bid-field.ts";
import { CostLines } from "./cost-lines.tsx";
import { textIn, useTyped } from "./use-typed.ts";

interface CostFieldsProps {
  indicators: readonly Indicator[];
  values: UnitCostForm;
  promised: BidForm["promised"];
  problems: Problems;
  isOpen: boolean;
}

/** 单位成本测算 of the item's cost indicator, judged while it is typed; nothing where the item has no such indicator. */
export function CostFields({ indicators, values, promised, problems, isOpen }: CostFieldsProps) {
  const indicator = costIndicator(indicators);
  if (!indicator) return null;
  const index = indicators.indexOf(indicator);
  const row = promised[index];
  return (
    <>
      <div className="gap-x-6 sm:grid sm:grid-cols-3 lg:grid-cols-6">
        {costParts.map((part) => (
          <TextField key={part} field={bidField(`unitCost.${part}`, values[part], problems, { maxLength: 30 })} label={costPartWords[part]} inputMode="decimal" unit={words.unit(perUnit(indicator))} className="max-w-24 text-right tabular-nums" disabled={!isOpen} />
        ))}
      </div>
      <Outcome indicator={indicator} index={index} values={values} promised={dearest(row?.low ?? "", row?.high ?? "")} />
      <TextArea field={bidField("unitCost.basis", values.basis, problems, { maxLength: 1000 })} label={words.basis} hint={words.basisHint} rows={3} isOptional disabled={!isOpen} />
    </>
  );
}

function Outcome({ indicator, index, values, promised: start }: { indicator: Indicator; index: number; values: UnitCostForm; promised: number | null }) {
  const { place, typed } = useTyped({ parts: readUnitCost(values), promised: start }, (form) => ({
    parts: readUnitCost({ ...(Object.fromEntries(costParts.map((part) => [part, textIn(form, `unitCost.${part}`)])) as UnitCostForm), basis: "" }),
    promised: dearest(textIn(form, `promised[${index}].low`), textIn(form, `promised[${index}].high`)),
  }));
  const isBegun = costParts.some((part) => typed.parts[part] !== null);
  return (
    <div ref={place} aria-live="polite" className="mb-4">
      {unitCostFen(typed.parts) === null ? isBegun && <p className="text-soft">{words.begun}</p> : <CostLines indicator={indicator} parts={typed.parts} promised={typed.promised} />}
    </div>
  );
}

/** The dearest value that a promise allows: its upper end where it has two. */
function dearest(low: string, high: string): number | null {
  return readNumber(high) ?? readNumber(low);
}
