import { TextField } from "#app/components/form/fields.tsx";
import type { MemberForm } from "#app/domain/bid/form-schema.ts";
import { moneySources } from "#app/domain/bid/parts.ts";
import { moneyWords } from "#app/messages/zh-CN/bid.ts";
import { partWords } from "#app/messages/zh-CN/members.ts";
import { bidField, type Problems } from "./bid-field.ts";

type Part = Pick<MemberForm, "moneyIn" | "moneyOutFen" | "ipShare">;

/** Money in by source, money out and IP of one unit. `rest`: what is left empty is counted by the system. */
export function MemberPartFields({ path, part, problems, rest = false }: { path: string; part: Part; problems: Problems; rest?: boolean }) {
  const field = (name: string, value: string) => bidField(`${path}.${name}`, value, problems, { maxLength: 30 });
  const hint = rest ? partWords.restHint : partWords.zeroHint;
  const amount = { inputMode: "decimal", unit: "万元", className: "max-w-28 text-right tabular-nums" } as const;
  return (
    <div className="gap-x-6 sm:grid sm:grid-cols-3 lg:grid-cols-5">
      {moneySources.map((source) => (
        <TextField key={source} field={field(`moneyIn.${source}`, part.moneyIn[source])} label={`投入：${moneyWords[source]}`} {...amount} hint={hint} />
      ))}
      <TextField field={field("moneyOutFen", part.moneyOutFen)} label={partWords.out} {...amount} hint={hint} />
      <TextField field={field("ipShare", part.ipShare)} label={partWords.ip} inputMode="decimal" unit="%" className="max-w-20 text-right tabular-nums" hint={hint} />
    </div>
  );
}
