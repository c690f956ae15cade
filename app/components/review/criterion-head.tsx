/** A criterion at the head of its row: code, name and full marks. */
export function CriterionHead({ code, name, weight }: { code: string; name: string; weight: number }) {
  return (
    <th scope="row">
      <span className="tabular-nums">{code}</span> {name}
      <span className="ml-1 text-sm font-normal whitespace-nowrap text-soft">满分 {weight}</span>
    </th>
  );
}
