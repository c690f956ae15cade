import { Alert } from "#app/components/ui/alert.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { DateList } from "#app/components/work/date-list.tsx";
import { ExceptionTable } from "#app/components/work/exception-table.tsx";
import { OwnTodo } from "#app/components/work/todo-list.tsx";
import { VerificationNote } from "#app/components/work/verification-note.tsx";
import { exceptionWords } from "#app/messages/zh-CN/exceptions.ts";
import { showSupervision, type SupervisionView } from "#app/services/supervision/show-supervision.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({ page: "workSupervision", policy: "duty:supervisor", load: ({ ctx }) => showSupervision(ctx) });

export const loader = page.loader;
export const meta = pageMeta<SupervisionView>(() => "监督");

export default function WorkSupervision() {
  const { view, frame } = usePage<typeof loader>();
  return (
    <>
      <PageTitle title="监督" lead="例外事项、正在进行的期限和日志核验情况。" />
      {view.openReports > 0 ? (
        <Alert tone="warning" title={`有 ${view.openReports} 份打招呼情况报告待核查`}>
          <a href="/work/supervision/influence">查看报告</a>
        </Alert>
      ) : (
        <p>
          <a href="/work/supervision/influence">打招呼情况报告</a>
        </p>
      )}
      <OwnTodo items={view.todo} frame={frame} />
      <Section title="例外按类别">
        <Kinds byKind={view.byKind} />
      </Section>
      <div className="gap-10 md:grid md:grid-cols-2">
        <Section title="正在进行的期限">
          <DateList dates={[...view.dates.thisWeek, ...view.dates.later]} empty="没有正在进行的期限。" />
        </Section>
        <Section title="日志核验" aside={<a href="/work/audit">核验</a>}>
          <VerificationNote last={view.verification} />
        </Section>
      </div>
      <Section title="批次">
        <ul className="space-y-1">
          {view.rounds.map((round) => (
            <li key={round.code} className="flex flex-wrap items-baseline gap-x-3">
              <a href={`/work/rounds/${encodeURIComponent(round.code)}`}>{round.title}</a>
              <StatusBadge noun="round" state={round.status} audience="staff" />
              <a href={`/work/rounds/${encodeURIComponent(round.code)}/exceptions`}>例外清单</a>
              {round.closesNext && (
                <span className="text-soft">
                  最近截止 <DateTime value={round.closesNext} />
                </span>
              )}
            </li>
          ))}
        </ul>
      </Section>
      <Section title="最近的例外">
        <ExceptionTable rows={view.latest} />
      </Section>
    </>
  );
}

function Kinds({ byKind }: { byKind: SupervisionView["byKind"] }) {
  if (byKind.length === 0) return <EmptyState title="没有例外">延期、暂停、撤榜、线下办理、一人办理等事项发生后，会按类别计数。</EmptyState>;
  return (
    <dl className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      {byKind.map(({ kind, count, recent }) => (
        <div key={kind} className="rounded border border-line px-4 py-3">
          <dt className="text-soft">{exceptionWords[kind].name}</dt>
          <dd>
            <span className="text-2xl font-bold tabular-nums">{count}</span> 项{recent > 0 && <span className="ml-2 text-red-dark">近 7 日 {recent}</span>}
            <span className="block text-sm text-soft">{exceptionWords[kind].why}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
