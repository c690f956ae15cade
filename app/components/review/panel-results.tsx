import type { Fraction } from "#app/domain/kernel/decimal.ts";
import { type DivergenceLimits, divergenceOf } from "#app/domain/review/divergence.ts";
import type { PanelResult } from "#app/domain/review/panel-view.ts";
import { divergenceWords, earlierOpinionWords, remarkWords } from "#app/messages/zh-CN/panel.ts";
import { Section } from "#app/components/ui/section.tsx";
import { RemarkList } from "./remark-list.tsx";
import { Votes } from "./panel-opinion-part.tsx";

/** 专家组意见 beside the frozen ranking: the alarm, the chair's words, the votes; totals by bid from the file. */
export function PanelResults({ results, totals, limits }: { results: readonly PanelResult[]; totals: Readonly<Record<string, readonly Fraction[]>>; limits: DivergenceLimits }) {
  const rows = results.map((result) => ({ ...result, divergence: divergenceOf(totals[result.code] ?? [], limits) }));
  return (
    <Section title="专家组意见" id="panel">
      <dl className="divide-y divide-line border-b border-line">
        {rows.map(({ code, opinion, earlier, votes, remarks, divergence }) => (
          <div key={code} className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[6rem_1fr]">
            <dt className="font-medium">{code}</dt>
            <dd>
              {divergence && <p className={divergence.isWide ? "font-medium text-red-dark" : "text-sm text-soft"}>{divergence.isWide && "▲ 分歧较大："}{divergenceWords(divergence)}</p>}
              {opinion ? <p className="measure whitespace-pre-wrap">{opinion.opinion}</p> : <p className="text-soft">{divergence?.isWide ? "组长尚未说明。" : "组长没有写专家组意见。"}</p>}
              {opinion?.divergence && <p className="measure whitespace-pre-wrap">分歧说明：{opinion.divergence}</p>}
              {opinion?.divergence === "" && divergence?.isWide && <p className="text-soft">组长尚未说明分歧。</p>}
              {earlier.map((one) => (
                <details key={one.stage} className="mt-2">
                  <summary>{earlierOpinionWords(one.stage)}</summary>
                  <p className="measure whitespace-pre-wrap">{one.opinion}</p>
                  {one.divergence && <p className="measure whitespace-pre-wrap">分歧说明：{one.divergence}</p>}
                </details>
              ))}
              <Votes votes={votes} />
              {remarks.length > 0 && (
                <details className="mt-2">
                  <summary>{remarkWords.count(remarks.length)}</summary>
                  <RemarkList remarks={remarks} isStaged={remarks.some(({ stage }) => stage > 1)} />
                </details>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
