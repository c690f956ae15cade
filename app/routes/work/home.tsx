import { redirect } from "@remix-run/node";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { OwnReviews } from "#app/components/work/own-reviews.tsx";
import { ProblemList } from "#app/components/work/problem-list.tsx";
import { StageLine } from "#app/components/work/stage-rail.tsx";
import { TodoCards, WaitingList } from "#app/components/work/todo-list.tsx";
import { menuRolesOf, type MenuRole } from "#app/domain/site/frame.ts";
import { homeWords } from "#app/messages/zh-CN/work.ts";
import { type Home, showHome } from "#app/services/todo/show-home.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { readRole } from "#app/web/role.ts";
import { usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

/** Duties whose start page is another one. */
const startPages: Partial<Record<MenuRole, string>> = { supervisor: "/work/supervision", witness: "/work/witness" };

const page = workPage({
  page: "workHome",
  policy: "self",
  load: ({ ctx, request, url }) => {
    const roles = menuRolesOf(ctx.actor);
    const role = roles.find((one) => one === readRole(request)) ?? roles[0];
    const start = role && startPages[role];
    if (start) throw redirect(start);
    return showHome(ctx, url.searchParams.has("all"));
  },
});

export const loader = page.loader;
export const meta = pageMeta<Home>(() => "待办");

export default function WorkHome() {
  const { view, frame } = usePage<typeof loader>();
  const { todo, rounds, problems, reviews } = view;
  const words = homeWords[frame.role];
  return (
    <>
      <PageTitle title={words.title} lead={todo.total === 0 ? undefined : words.lead(todo.total)} />
      {reviews.length > 0 && <OwnReviews reviews={reviews} />}
      {reviews.length > 0 && todo.mine.length === 0 ? null : todo.mine.length > 0 ? (
        <TodoCards items={todo.mine} now={frame.now} />
      ) : (
        <EmptyState title={words.empty}>
          {words.next && <a href={words.next.href}>{words.next.words}</a>}
        </EmptyState>
      )}
      {todo.total > todo.mine.length && (
        <p className="mt-3">
          <a href="/work?all=1">另有 {todo.total - todo.mine.length} 项，全部列出</a>
        </p>
      )}
      {rounds.length > 0 && (
        <Section title="批次进度" aside={<a href="/work/rounds">全部批次</a>}>
          <Rounds rounds={rounds} />
        </Section>
      )}
      {problems.length > 0 && (
        <Section title="问题" aside={`${problems.length} 项`} id="problems">
          <ProblemList problems={problems} />
        </Section>
      )}
      {todo.waiting.length > 0 && (
        <Section title="等待他人">
          <WaitingList items={todo.waiting} />
        </Section>
      )}
    </>
  );
}

function Rounds({ rounds }: { rounds: Home["rounds"] }) {
  return (
    <ul className="space-y-5">
      {rounds.map(({ round, rail }) => (
        <li key={round.code}>
          <p className="flex flex-wrap items-baseline gap-x-3">
            <a href={`/work/rounds/${encodeURIComponent(round.code)}`} className="text-lg font-bold">
              {round.title}
            </a>
            <StatusBadge noun="round" state={round.status} audience="staff" />
            <span className="text-soft">
              {round.challenges} 项任务
              {round.closesNext && (
                <>
                  ，最近截止 <DateTime value={round.closesNext} />
                </>
              )}
            </span>
          </p>
          {round.challenges > 0 && (
            <div className="mt-2">
              <StageLine rail={rail} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
