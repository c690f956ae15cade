import { totalsByBid } from "#app/domain/review/divergence.ts";
import type { FrozenRanking } from "#app/domain/review/ranking-view.ts";
import { leftOutWords, stageWords, voidedInStageWords } from "#app/messages/zh-CN/review.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { ExpertWordsPart } from "./expert-words-part.tsx";
import { PanelResults } from "./panel-results.tsx";
import { RankingChart } from "./ranking-chart.tsx";
import { RankingTable } from "./ranking-table.tsx";
import { SensitivityPart } from "./sensitivity-part.tsx";
import { SheetMatrix } from "./sheet-matrix.tsx";

/** The fixed ranking: its table, the panel's words, how firm it is, its file, every sheet. `again`: what computing it again answered. */
export function FrozenRankingPart({ ranking, href, again }: { ranking: FrozenRanking; href: string; again: { differs: string[]; sheets: number } | null }) {
  return (
    <>
      <Section title="排名" aside={<>固定于 <DateTime value={ranking.frozenAt} /></>}>
        <RankingTable ranking={ranking} />
        {ranking.stages.length === 0 && ranking.file.leftOut.length > 0 && <p className="text-sm text-soft">{leftOutWords(ranking.file.leftOut, ranking.file.totalFactor)}</p>}
        <RankingChart ranking={ranking} />
      </Section>
      <PanelResults results={ranking.panel} totals={totalsByBid(ranking.file)} limits={{ divergenceRange: ranking.file.rules.divergence.range, divergenceDeviation: ranking.file.rules.divergence.deviation }} />
      <ExpertWordsPart words={ranking.words} />
      <Section title="排名稳定性" id="sensitivity">
        <SensitivityPart sensitivity={ranking.sensitivity} isStaged={ranking.stages.length > 0} />
      </Section>
      <Section title="排名文件和复算" id="recompute">
        <p className="break-all">
          SHA-256 <span className="font-mono text-sm">{ranking.digest}</span>　<a href={href}>下载排名文件</a>
        </p>
        <p className="text-sm text-soft">文件只含代号，任何人可按其中的规则和评分重新算出同一排名。</p>
        <form method="post" action="#recompute" className="no-print mt-2">
          <Button tone="plain" name="intent" value="recompute">
            重新计算
          </Button>
        </form>
        {again && (again.differs.length === 0 ? <Alert tone="done" title="复算一致">按文件中的 {again.sheets} 份评分重新计算，名次和分数与所存一致。</Alert> : <Alert tone="problem" title="复算不一致">{again.differs.join("、")} 与所存不符，请立即报告监督人员。</Alert>)}
      </Section>
      {ranking.stageFiles.map((file, index) => (
        <Section key={index} title={ranking.stages[index] ? `各专家评分：${stageWords[ranking.stages[index].kind]}` : "各专家评分"}>
          {ranking.stages.length > 0 && file.leftOut.length > 0 && <p className="text-sm text-soft">{leftOutWords(file.leftOut, file.totalFactor)}</p>}
          {ranking.stages.length > 0 && file.voided.length > 0 && <p className="text-sm text-red-dark">▲ {voidedInStageWords(file.voided.length)}</p>}
          <SheetMatrix file={file} />
        </Section>
      ))}
    </>
  );
}
