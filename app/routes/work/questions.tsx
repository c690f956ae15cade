import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import type { QuestionView } from "#app/domain/question/view.ts";
import { listQuestions } from "#app/services/question/list-questions.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({ page: "questions", policy: "self", load: ({ ctx, url }) => listQuestions(ctx, url.searchParams.get("challenge") ?? undefined) });

export const loader = page.loader;
export const meta = pageMeta(() => "答疑");

const columns: Column<QuestionView>[] = [
  { key: "text", head: "问题", isRowHead: true, isText: true, cell: (row) => <a href={`/work/questions/${encodeURIComponent(row.no)}`}>{shortened(row.text)}</a> },
  { key: "challenge", head: "榜单任务", isText: true, cell: (row) => `${row.challengeNo}　${row.challengeTitle}` },
  { key: "at", head: "提出时间", cell: (row) => <DateTime value={row.askedAt} /> },
  { key: "due", head: "答复期限", cell: (row) => <Due question={row} /> },
  { key: "state", head: "状态", cell: (row) => <StatusBadge noun="question" state={row.status} audience="staff" /> },
];

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function Due({ question }: { question: QuestionView }) {
  if (question.status === "published" || question.status === "declined") return <>—</>;
  return (
    <span className={question.isOverdue ? "font-medium text-red-dark" : undefined}>
      <DateTime value={question.dueAt} />
      {question.isOverdue && "（已逾期）"}
    </span>
  );
}

export default function Questions() {
  const { view, frame } = usePage<typeof loader>();
  const overdue = view.filter(({ isOverdue }) => isOverdue).length;
  return (
    <>
      <PageTitle title="答疑" lead={overdue > 0 ? `有 ${overdue} 个提问超过三个工作日还没有拟答复。` : "需求方三个工作日内拟答复，经办人对所有单位公开，不写提问单位。"} />
      <DataTable caption="提问" rows={view} columns={columns} rowKey={(row) => row.no} empty={<EmptyState title="没有提问">单位在榜单任务页面提出的问题会出现在这里。</EmptyState>} />
      {frame.kind === "work" && frame.role === "officer" && (
        <p className="mt-6">
          有人来电报自检短码：<a href="/work/checks">自检短码查询</a>　没有提交成功：<a href="/work/tickets">提交遇阻登记</a>
        </p>
      )}
    </>
  );
}
