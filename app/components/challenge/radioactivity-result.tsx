import type { RadioactivityView } from "#app/domain/challenge/radioactivity-view.ts";
import { exceedanceWords, maxDosageWords, productClassWords } from "#app/messages/zh-CN/radioactivity.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";

const columns: Column<RadioactivityView["classes"][number]>[] = [
  {
    key: "name",
    head: "用途",
    isRowHead: true,
    cell: ({ name }) => (
      <>
        <strong className="font-medium">{productClassWords[name].name}</strong>
        <span className="block text-sm text-soft">{productClassWords[name].where}</span>
      </>
    ),
  },
  { key: "verdict", head: "结论", cell: ({ exceeds }) => (exceeds.length === 0 ? "可以" : <strong className="text-red-dark">▲ 不可以</strong>) },
  { key: "why", head: "理由", isText: true, cell: ({ exceeds }) => (exceeds.length === 0 ? "两项指数均在限量内" : exceeds.map(exceedanceWords).join("；")) },
];

/** What the check found: the maximum first, then each class in words, then the sum to follow with a pencil. */
export function RadioactivityResult({ view }: { view: RadioactivityView }) {
  return (
    <>
      <Alert tone={view.isOverMax ? "warning" : "note"} title={maxDosageWords(view)}>
        {view.isOverMax && (view.isMix ? <p>所填掺量 {view.dosage}% 超过了这一上限。</p> : <p>单独使用（不掺其他材料）时超过限量。</p>)}
      </Alert>
      <DataTable caption="各类用途的结论" rows={view.classes} columns={columns} rowKey={({ name }) => name} empty={null} isPlain />
      <Working view={view} />
    </>
  );
}

function Working({ view: { activities, material, rest, indices, dosage, isMix } }: { view: RadioactivityView }) {
  const share = isMix && (
    <>
      <li>
        混合后 I<sub>Ra</sub> = {material.iRa} × {dosage}% + {rest.iRa} × (100 − {dosage})% = <strong>{indices.iRa}</strong>
      </li>
      <li>
        混合后 I<sub>γ</sub> = {material.iGamma} × {dosage}% + {rest.iGamma} × (100 − {dosage})% = <strong>{indices.iGamma}</strong>
      </li>
    </>
  );
  return (
    <>
      <h3 className="mt-5">算式</h3>
      <ul className="mt-1 space-y-1 tabular-nums">
        <li>
          本材料 I<sub>Ra</sub> = {activities.ra} ÷ 200 = <strong>{material.iRa}</strong>
        </li>
        <li>
          本材料 I<sub>γ</sub> = {activities.ra} ÷ 370 + {activities.th} ÷ 260 + {activities.k} ÷ 4200 = <strong>{material.iGamma}</strong>
        </li>
        {share}
      </ul>
      <p className="mt-2 text-sm text-soft">全程按精确值计算和比较，显示时四舍五入保留两位小数。</p>
    </>
  );
}
