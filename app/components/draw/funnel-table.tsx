import { Alert } from "#app/components/ui/alert.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { type DrawFunnel, type DrawPreview, drawSteps } from "#app/domain/review/draw/draw-conditions.ts";
import { drawFunnelWords as words } from "#app/messages/zh-CN/draw-verdict.ts";
import { expertKindWords } from "#app/messages/zh-CN/review.ts";

const columns: Column<DrawFunnel>[] = [
  { key: "kind", head: words.kind, isRowHead: true, cell: ({ kind }) => `${expertKindWords[kind]}专家` },
  { key: "ofKind", head: words.ofKind, isNumeric: true, cell: ({ ofKind }) => ofKind },
  ...drawSteps.map((step): Column<DrawFunnel> => ({ key: step, head: words.steps[step], isNumeric: true, cell: ({ lost }) => (lost[step] === 0 ? "0" : `−${String(lost[step])}`) })),
  { key: "left", head: words.left, isNumeric: true, cell: ({ left }) => <strong>{left}</strong> },
  { key: "outside", head: words.outside, isNumeric: true, cell: ({ outside }) => outside },
  { key: "verdict", head: words.verdict, isText: true, cell: (funnel) => <Verdict funnel={funnel} /> },
];

/** 候选人数: what each condition costs, before anything is fixed. */
export function FunnelTable({ preview }: { preview: DrawPreview }) {
  return (
    <Alert tone="note" title={words.title}>
      {preview.items.map(({ no, title, funnels }) => (
        <div key={no} className="mb-3">
          <p className="font-medium">
            {title} <span className="text-sm font-normal text-soft">{no}</span>
          </p>
          <DataTable caption={`${words.title} ${no}`} rows={funnels} columns={columns} rowKey={({ kind }) => kind} empty={null} isPlain />
        </div>
      ))}
      <p className="text-sm text-soft">{words.note}</p>
    </Alert>
  );
}

function Verdict({ funnel }: { funnel: DrawFunnel }) {
  const lack = words.lack(funnel);
  return lack === null ? <>{words.enough}</> : <span className="text-red-dark">▲ {lack}</span>;
}
