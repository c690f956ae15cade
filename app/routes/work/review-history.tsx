import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import type { SheetHistory, SheetRevision } from "#app/domain/review/view.ts";
import { vetoChangeWords } from "#app/messages/zh-CN/review.ts";
import { showSheetHistory } from "#app/services/review/show-sheet-history.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({ page: "reviewHistory", policy: "reviewAssignment.start", load: ({ ctx, params }) => showSheetHistory(ctx, param(params, "challengeNo"), param(params, "code")) });

export const loader = page.loader;
export const meta = pageMeta<SheetHistory>(({ code, challenge }) => `评分历史 ${code} ${challenge.no}`);

export default function ReviewHistory() {
  const { view } = usePage<typeof loader>();
  const nameOf = (code: string) => `${code} ${view.criteria.find((criterion) => criterion.code === code)?.name ?? ""}`;
  const columns: Column<SheetRevision>[] = [
    { key: "revision", head: "保存", isRowHead: true, cell: ({ revision, isByOther }) => `第 ${revision} 次${isByOther ? "（由经办人录入）" : ""}` },
    { key: "at", head: "时间", cell: ({ savedAt }) => <DateTime value={savedAt} /> },
    { key: "changes", head: "改动", isText: true, cell: (row) => <Changes row={row} nameOf={nameOf} /> },
    { key: "total", head: "合计", unit: "分", isNumeric: true, cell: ({ total }) => total ?? "—" },
  ];
  return (
    <>
      <PageTitle title={`评分历史：申报 ${view.code}`} lead={`${view.challenge.no}　${view.challenge.title}。每次保存都留存；只有您本人看得到。`}>
        <LinkButton href={`/work/reviews/${encodeURIComponent(view.challenge.no)}/${encodeURIComponent(view.code)}`} tone="plain">
          回到评分
        </LinkButton>
      </PageTitle>
      <DataTable caption="评分历史" rows={view.revisions} columns={columns} rowKey={({ revision }) => String(revision)} empty={<EmptyState title="还没有保存过">开始打分后，每次保存的改动列在这里。</EmptyState>} />
    </>
  );
}

function Changes({ row, nameOf }: { row: SheetRevision; nameOf: (code: string) => string }) {
  return (
    <ul>
      {row.marks.map(({ code, before, after }) => (
        <li key={code}>
          {nameOf(code)}：<span className="tabular-nums">{before ?? "未填"} → {after ?? "未填"}</span>
        </li>
      ))}
      {row.reasons.length > 0 && <li>理由：{row.reasons.map(nameOf).join("、")}</li>}
      {row.vetoes.map(({ code, isRaised }) => (
        <li key={`veto ${code}`}>{vetoChangeWords(nameOf(code), isRaised)}</li>
      ))}
      {row.opinionChanged && <li>总体意见</li>}
    </ul>
  );
}
