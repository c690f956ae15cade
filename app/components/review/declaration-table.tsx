import type { DeclaredBid } from "#app/domain/review/declaration.ts";
import { declaredKinds } from "#app/domain/review/declaration.ts";
import { declaredKindWords } from "#app/messages/zh-CN/conflict.ts";

const selectClass = "min-h-10 w-full rounded border border-edge bg-white px-2 pr-6";

/** One choice of 回避情形. */
export function KindSelect({ name, label, value = "none", isNone = true }: { name: string; label: string; value?: string; isNone?: boolean }) {
  return (
    <select name={name} aria-label={label} defaultValue={value} className={selectClass}>
      {declaredKinds
        .filter((kind) => isNone || kind !== "none")
        .map((kind) => (
          <option key={kind} value={kind}>
            {declaredKindWords[kind]}
          </option>
        ))}
    </select>
  );
}

/** One table over all bids of an item: who is behind each, and the answer. Fields `answers[n].bid` and `answers[n].kind`. */
export function DeclarationTable({ bids }: { bids: readonly Pick<DeclaredBid, "no" | "code" | "unitName" | "memberNames" | "leadName">[] }) {
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
              <KindSelect name={`answers[${index}].kind`} label={`${bid.code || bid.unitName} 有无回避情形`} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
