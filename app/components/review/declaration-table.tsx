import { describedBy, type FieldLike, FieldProblem, initialText } from "#app/components/form/field-frame.tsx";
import type { DeclaredBid } from "#app/domain/review/declaration.ts";
import { declaredKinds } from "#app/domain/review/declaration.ts";
import { declaredKindWords } from "#app/messages/zh-CN/conflict.ts";

const selectClass = "min-h-10 w-full rounded border border-edge bg-white px-2 pr-6 aria-invalid:border-2 aria-invalid:border-red";

/** One answer about 回避情形. Nothing is chosen beforehand: that there is no conflict is said, never presumed. */
export function KindSelect({ field, label }: { field: FieldLike; label: string }) {
  return (
    <div className="min-w-0 flex-1">
      <select id={field.id} name={field.name} aria-label={label} defaultValue={initialText(field) ?? ""} aria-invalid={field.errors?.length ? true : undefined} aria-describedby={describedBy(field, false)} className={selectClass}>
        <option value="">请选择</option>
        {declaredKinds.map((kind) => (
          <option key={kind} value={kind}>
            {declaredKindWords[kind]}
          </option>
        ))}
      </select>
      <FieldProblem field={field} />
    </div>
  );
}

type NamedBid = Pick<DeclaredBid, "no" | "code" | "unitName" | "memberNames" | "leadName">;

/** An answer still to be given, as a form's first state: one line for each bid, nothing chosen. */
export const unanswered = (bids: readonly Pick<DeclaredBid, "no">[]) => bids.map(({ no }) => ({ bid: no, kind: "" }));

/** How the missing answers are called in a form's summary. */
export function answerLabels(bids: readonly NamedBid[]): Record<string, string> {
  return Object.fromEntries(bids.map((bid, index) => [`answers[${String(index)}].kind`, answerLabel(bid)]));
}

const answerLabel = ({ code, unitName }: NamedBid) => `${code === "" ? unitName : `${code} ${unitName}`} 有无回避情形`;

/** One table over all bids of an item: who is behind each, and the answer. `fieldOf`: the field `answers[n].kind` of a line. */
export function DeclarationTable({ bids, fieldOf }: { bids: readonly NamedBid[]; fieldOf: (index: number) => FieldLike }) {
  return (
    <table className="data-table cards my-4">
      <caption className="sr-only">逐份申报的回避声明</caption>
      <thead>
        <tr>
          <th scope="col">申报</th>
          <th scope="col">牵头单位</th>
          <th scope="col">成员单位</th>
          <th scope="col">项目负责人</th>
          <th scope="col">有无回避情形</th>
        </tr>
      </thead>
      <tbody>
        {bids.map((bid, index) => (
          <tr key={bid.no}>
            <th scope="row">{bid.code || index + 1}</th>
            <td data-label="牵头单位">{bid.unitName}</td>
            <td data-label="成员单位" className="is-text">
              {bid.memberNames.join("、") || "无"}
            </td>
            <td data-label="项目负责人">{bid.leadName ?? "—"}</td>
            <td data-label="有无回避情形">
              <input type="hidden" name={`answers[${index}].bid`} value={bid.no} />
              <KindSelect field={fieldOf(index)} label={answerLabel(bid)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
