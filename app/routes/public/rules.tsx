import { DrawFileFormat } from "#app/components/verify/draw-file-format.tsx";
import { RankingFileFormat } from "#app/components/verify/ranking-file-format.tsx";
import { RoundRubrics } from "#app/components/round/round-rubrics.tsx";
import { WorkCalendar } from "#app/components/calendar/work-calendar.tsx";
import { RoundRuleList } from "#app/components/round/round-rule-list.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { showRules } from "#app/services/round/show-rules.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { publicPage } from "#app/web/public-page.ts";
import { usePage } from "#app/web/use-page.ts";

const page = publicPage({ page: "rules", policy: "public", load: () => showRules() });

export const loader = page.loader;
export const meta = pageMeta(() => "规则");

export default function Rules() {
  const { view, frame } = usePage<typeof loader>();
  return (
    <>
      <PageTitle title="规则" lead="评审标准、分值等级和期限，发榜时同时公布，发榜后不再变动。" />
      {view.length === 0 && <EmptyState title="尚无已发布的批次">批次发布后，这里公布它的评审标准和规则。</EmptyState>}
      {view.map((round) => (
        <Section key={round.code} id={round.code} title={round.title} aside={<span className="tabular-nums">{round.code}</span>}>
          <h3>评审标准（满分 100 分）</h3>
          <p className="measure my-2">
            每一评审项按分值分为四档：优，得该项分值的 90%–100%；良，75%–89%；中，60%–74%；差，低于 60%。下表右侧为各档最低得分。
          </p>
          <RoundRubrics rules={round.rules} rubric={round.rubric} pattern={null} />
          <h3 className="mt-6">评审和公示规则</h3>
          <RoundRuleList rules={round.rules} rubric={round.rubric} custody={round.custody} />
        </Section>
      ))}
      <Section title="排名文件和复算" id="ranking-file">
        <details>
          <summary className="min-h-8 text-blue">文件格式和复算步骤（供自行编写程序核对）</summary>
          <div className="mt-2">
            <RankingFileFormat />
          </div>
        </details>
      </Section>
      <Section title="专家抽取和重跑" id="draw-record">
        <details>
          <summary className="min-h-8 text-blue">抽取办法和记录格式（供自行编写程序核对）</summary>
          <div className="mt-2">
            <DrawFileFormat />
          </div>
        </details>
      </Section>
      <Section title="放射性与掺量" id="radioactivity">
        <p className="measure">
          赤泥等固废作建材，掺量受放射性限量（GB 6566）约束。填三个数就能算出最大掺量：<a href="/rules/radioactivity">放射性与掺量核算</a>。考核指标引用的标准见<a href="/rules/standards">标准表</a>。
        </p>
      </Section>
      <Section title="工作日历" id="calendar" aside={<a href="/rules/calendar">全年日历和工作日推算</a>}>
        <WorkCalendar now={frame.now} />
      </Section>
    </>
  );
}
