import { ChallengeTable } from "#app/components/challenge/challenge-table.tsx";
import { Figures } from "#app/components/ui/figures.tsx";
import { NoticeTable } from "#app/components/notice/notice-table.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { formatWan } from "#app/domain/kernel/money.ts";
import type { NoticeRow } from "#app/domain/notice/view.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { formatNumber } from "#app/messages/format.ts";
import { answerSteps } from "#app/messages/zh-CN/guide.ts";
import { listPublicChallenges } from "#app/services/challenge/list-challenges.ts";
import { listPublicNotices } from "#app/services/notice/list-notices.ts";
import { showImpact } from "#app/services/site/show-impact.ts";
import { publicPage } from "#app/web/public-page.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage } from "#app/web/use-page.ts";

const page = publicPage({
  page: "home",
  policy: "public",
  load: async ({ ctx }) => {
    const [open, notices, impact] = await Promise.all([listPublicChallenges(ctx, { open: true }), listPublicNotices(ctx), showImpact(ctx)]);
    if (!impact.ok) return impact;
    return ok({ open: open.rows.slice(0, 10), openTotal: open.total, notices: runningFirst(notices.rows), impact: impact.value });
  },
});

/** Every notice whose 公示 runs, however many came after it, then the newest. */
function runningFirst(rows: NoticeRow[]): NoticeRow[] {
  const running = rows.filter(({ status, term }) => status === "published" && term?.phase === "running");
  return [...running, ...rows.filter((row) => !running.includes(row)).slice(0, Math.max(0, 5 - running.length))];
}

export const loader = page.loader;
export const meta = pageMeta(() => "首页");

export default function Home() {
  const { view, frame } = usePage<typeof loader>();
  const { all, asOf } = view.impact;
  return (
    <>
      <div className="py-4">
        <h1>公开张榜，谁能干就让谁干</h1>
        <p className="mt-2 measure text-lg text-soft">把赤泥、钛石膏综合利用的难题连同指标和经费公开发布，面向全国征集能解决的团队。</p>
        <p className="no-print mt-4 flex flex-wrap gap-3">
          <LinkButton href="/challenges">查看榜单</LinkButton>
          <LinkButton href="/rules" tone="plain">
            评审标准和规则
          </LinkButton>
        </p>
      </div>
      <Section title="正在揭榜" aside={<a href="/challenges">全部任务</a>}>
        <ChallengeTable
          caption="正在揭榜的任务"
          rows={view.open}
          total={view.openTotal}
          now={frame.now}
          empty={
            <EmptyState title="目前没有正在揭榜的任务">
              新的榜单发布后列在这里。已截止的任务见<a href="/challenges">榜单</a>。
            </EmptyState>
          }
        />
      </Section>
      <Section title="公告公示" aside={<a href="/notices">全部公告</a>}>
        <NoticeTable caption="最近的公告" rows={view.notices} empty={<EmptyState title="尚无公告">发榜公告、更正和结果公示都在这里。</EmptyState>} />
      </Section>
      {all.challenges > 0 && (
        <Section title="数字" aside={<a href="/impact">更多</a>}>
          <Figures
            source="本系统已公开的榜单和公告"
            asOf={asOf}
            figures={[
              { words: "已发布任务", value: formatNumber(all.challenges), unit: "项" },
              { words: "榜额合计", value: formatWan(all.investmentFen), unit: "万元" },
              { words: "拟立项和立项", value: formatNumber(all.awards), unit: "项" },
            ]}
          />
        </Section>
      )}
      <Section title="四步揭榜">
        <ol className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          {answerSteps.map(({ title, text }, index) => (
            <li key={title} className="border-t-2 border-blue pt-2">
              <h3>
                <span className="mr-2 text-blue tabular-nums">{index + 1}</span>
                {title}
              </h3>
              <p className="text-sm text-soft">{text}</p>
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}
