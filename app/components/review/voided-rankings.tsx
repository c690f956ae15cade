import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { VoidedRanking } from "#app/domain/review/ranking-view.ts";

/** 已作废的排名: kept for who looks back, and never taken for the one that counts. */
export function VoidedRankings({ voided, href }: { voided: VoidedRanking[]; href: string }) {
  if (voided.length === 0) return null;
  const columns: Column<VoidedRanking>[] = [
    { key: "version", head: "次序", isRowHead: true, cell: ({ version }) => `第 ${version} 次固定` },
    { key: "frozenAt", head: "固定", cell: ({ frozenAt }) => <DateTime value={frozenAt} /> },
    { key: "voidedAt", head: "作废", cell: ({ voidedAt }) => <DateTime value={voidedAt} /> },
    { key: "reason", head: "公开的理由", isText: true, cell: ({ reason }) => reason },
    { key: "file", head: "留存文件", isText: true, cell: ({ version, digest }) => <a href={`${href}?version=${version}`} title={`SHA-256 ${digest}`}>下载</a> },
  ];
  return (
    <Section title="已作废的排名" aside="留存备查，不再有效">
      <DataTable caption="已作废的排名" rows={voided} columns={columns} rowKey={({ version }) => String(version)} empty={<EmptyState title="没有" />} isPlain />
    </Section>
  );
}
