import type { ReactNode } from "react";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { valueWords } from "#app/components/bid/full-words.ts";
import { type FullContent, fullPartCodes, type FullPartCode, type FullValue, partOf } from "#app/domain/bid/full-parts.ts";
import { fullChoiceWords, fullFieldWords, fullPartWords, fullWords } from "#app/messages/zh-CN/full-form.ts";

type Row = Readonly<Record<string, FullValue>>;

/** 完整申报书 to read, part by part, folded. `unitNames` by credit code; the lead's data stand first. */
export function FullContentView({ full, unitNames }: { full: FullContent | null; unitNames: ReadonlyMap<string, string> }) {
  if (!full) return null;
  return (
    <>
      {fullPartCodes.flatMap((code) => {
        const rows = full[code];
        if (!rows) return [];
        return [
          <details key={code} className="mt-3 rounded border border-line px-4 py-2 print:border-0" open={code === "plan"}>
            <summary className="min-h-8 cursor-pointer font-medium">{fullPartWords[code].title}</summary>
            <PartContent code={code} rows={rows} unitNames={unitNames} />
          </details>,
        ];
      })}
    </>
  );
}

function PartContent({ code, rows, unitNames }: { code: FullPartCode; rows: readonly Row[]; unitNames: ReadonlyMap<string, string> }) {
  const { fields, shape } = partOf(code);
  const words = fullFieldWords[code];
  if (rows.length === 0) return <p className="text-soft">{fullWords.none}</p>;
  if (shape === "rows" || code === "budgetLines") {
    const keyed: Column<Row>[] = shape === "rows" ? [] : [{ key: "key", head: fullWords.item, isRowHead: true, cell: ({ key }) => fullChoiceWords[String(key)] ?? String(key) }];
    // What this reader does not get has no column.
    const columns = fields.filter(({ key }) => rows.some((row) => key in row)).map((field): Column<Row> => {
      const { label, unit } = words[field.key] ?? { label: field.key };
      return { key: field.key, head: label, isNumeric: ["wan", "count", "decimal"].includes(field.kind), ...(unit && { unit }), cell: (row) => valueWords(field, row[field.key], false, unitNames) };
    });
    return <DataTable caption={fullPartWords[code].title} rows={[...rows]} columns={[...keyed, ...columns]} rowKey={(row) => JSON.stringify(row)} isPlain empty={null} />;
  }
  return rows.map((row) => (
    <div key={String(row.key ?? code)}>
      {typeof row.key === "string" && <h4 className="mt-3 font-bold">{unitNames.get(row.key) ?? fullWords.leadUnit}</h4>}
      <DescriptionList items={fields.map((field): { term: string; value: ReactNode } => ({ term: words[field.key]?.label ?? field.key, value: <span className="whitespace-pre-wrap">{valueWords(field, row[field.key], true, unitNames)}</span> }))} />
    </div>
  ));
}
