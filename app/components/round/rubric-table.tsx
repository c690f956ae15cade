import { bandFloor, bands } from "#app/domain/review/bands.ts";
import type { RubricLine } from "#app/domain/round/rubric-schema.ts";
import { bandWords } from "#app/messages/zh-CN/review.ts";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";

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
        {row.looksAt}{" "}
        {row.rule && <span className="block text-red-dark print:inline">{row.rule}</span>}
        {row.veto && <span className="block text-red-dark print:inline">一票否决事项：{row.veto}</span>}
      </>
    ),
  },
  ...bands
    .filter((band) => band !== "poor")
    .map((band): Column<RubricLine> => ({ key: band, head: bandWords[band], unit: "分起", isNumeric: true, cell: (row) => bandFloor(band, row.weight) })),
];

/** 分档描述, only where the rubric has them: a table of its own, because words and numbers in one are too wide to read. */
const wordColumns: Column<RubricLine>[] = [
  { key: "name", head: "评审项", isRowHead: true, cell: (row) => `${row.code} ${row.name}` },
  ...bands.map((band): Column<RubricLine> => ({ key: band, head: bandWords[band], isText: true, cell: (row) => row.bands?.[band] || "—" })),
];

/** 评审标准: lines with weights and the bands 优 90, 良 75, 中 60 % of the weight (guide 5.6). */
export function RubricTable({ lines }: { lines: RubricLine[] }) {
  const worded = lines.filter((line) => line.bands && bands.some((band) => line.bands?.[band]));
  return (
    <>
      <DataTable caption="评审标准" rows={lines} columns={columns} rowKey={(row) => row.code} empty={null} isPlain />
      {worded.length > 0 && (
        <details className="no-print mt-3">
          <summary>分档描述</summary>
          <DataTable caption="分档描述" rows={worded} columns={wordColumns} rowKey={(row) => row.code} empty={null} isPlain />
        </details>
      )}
    </>
  );
}
