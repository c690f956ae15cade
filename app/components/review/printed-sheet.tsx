import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import type { OwnReview } from "#app/domain/review/view.ts";

/** A printed line of the sheet: what was typed for one criterion. */
interface Line {
  code: string;
  name: string;
  weight: number;
  mark: string;
  reason: string;
}

const columns: Column<Line>[] = [
  { key: "name", head: "评审项目", isRowHead: true, cell: ({ code, name }) => `${code} ${name}` },
  { key: "weight", head: "满分", isNumeric: true, cell: ({ weight }) => weight },
  { key: "mark", head: "得分", isNumeric: true, cell: ({ mark }) => <strong>{mark || "—"}</strong> },
  { key: "reason", head: "理由", isText: true, cell: ({ reason }) => reason },
];

/** 评分表 on paper, as it stands on the screen: the fields themselves would be cut off by their boxes. */
export function PrintedSheet({ view, typed, total }: { view: OwnReview; typed: Pick<OwnReview["sheet"], "marks" | "reasons" | "flags" | "vetoes" | "opinion">; total: string | null }) {
  const lines = view.criteria.map(({ code, name, weight }): Line => {
    const veto = typed.flags[code] ? `一票否决：${typed.vetoes[code] ?? ""}` : "";
    return { code, name, weight, mark: typed.marks[code] ?? "", reason: [typed.reasons[code] ?? "", veto].filter(Boolean).join("；") };
  });
  return (
    <div className="only-print">
      <DataTable caption={`申报 ${view.code} 的评分`} rows={lines} columns={columns} rowKey={({ code }) => code} empty={null} isPlain />
      <p>
        本份合计 <strong>{total ?? "—"}</strong> 分
      </p>
      <p className="mt-2">总体意见：{typed.opinion}</p>
      <p className="mt-8">专家签字：　　　　　　　　日期：</p>
    </div>
  );
}
