import { bandFloor, bands, type Band } from "#app/domain/review/bands.ts";
import type { RubricLine } from "#app/domain/round/schema.ts";
import { type Column, DataTable } from "./ui/data-table.tsx";

export const bandWords: Record<Band, string> = { excellent: "优", good: "良", fair: "中", poor: "差" };

/** The least mark of each band beside every line, so that nobody must compute it. */
const columns: Column<RubricLine>[] = [
  { key: "code", head: "序号", cell: (row) => row.code },
  { key: "name", head: "评审项", isRowHead: true, cell: (row) => <span className="font-medium whitespace-nowrap">{row.name}</span> },
  { key: "weight", head: "分值", isNumeric: true, cell: (row) => row.weight },
  {
    key: "looksAt",
    head: "看什么",
    isText: true,
    cell: (row) => (
      <>
        {row.looksAt}
        {row.rule && <span className="block text-red-dark">{row.rule}</span>}
      </>
    ),
  },
  ...bands
    .filter((band) => band !== "poor")
    .map((band): Column<RubricLine> => ({ key: band, head: bandWords[band], unit: "分起", isNumeric: true, cell: (row) => bandFloor(band, row.weight) })),
];

/** 评审标准: lines with weights and the bands 优 90, 良 75, 中 60 % of the weight (guide 5.6). */
export function RubricTable({ lines }: { lines: RubricLine[] }) {
  return <DataTable caption="评审标准" rows={lines} columns={columns} rowKey={(row) => row.code} empty={null} isPlain />;
}
