import type { SheetFile } from "#app/domain/review/ranking-view.ts";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";

type Sheet = SheetFile["sheets"][number];

/** Every counted sheet by pseudonym: what the file holds. */
export function SheetMatrix({ file }: { file: SheetFile }) {
  const columns: Column<Sheet>[] = [
    { key: "bid", head: "申报", isRowHead: true, cell: (sheet) => sheet.bid },
    { key: "expert", head: "专家代号", cell: (sheet) => sheet.expert },
    ...file.criteria.map(({ code, weight }): Column<Sheet> => ({ key: code, head: code, unit: String(weight), isNumeric: true, cell: (sheet) => (sheet.vetoes.includes(code) ? <strong className="text-red-dark">{sheet.marks[code]}　▲ 否决</strong> : (sheet.marks[code] ?? "")) })),
  ];
  return <DataTable caption="各专家评分表" rows={file.sheets} columns={columns} rowKey={({ bid, expert }) => `${bid} ${expert}`} empty={null} isWide />;
}
