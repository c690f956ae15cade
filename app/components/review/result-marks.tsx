import type { KnownResult, ResultCriterion } from "#app/domain/award/view.ts";
import { methodWords, stageWords, vetoWords } from "#app/messages/zh-CN/review.ts";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { Paragraphs } from "#app/components/ui/paragraphs.tsx";
import { Section } from "#app/components/ui/section.tsx";

const criteria: Column<ResultCriterion>[] = [
  { key: "name", head: "评审项", isRowHead: true, cell: ({ code, name }) => `${code} ${name}` },
  { key: "weight", head: "分值", isNumeric: true, cell: ({ weight }) => weight },
  { key: "mark", head: "得分", isNumeric: true, cell: ({ mark, required }) => (Number(mark) < Number(required) ? <strong className="text-red">▲ {mark}</strong> : mark) },
  { key: "required", head: "分数线", isNumeric: true, cell: ({ required }) => required },
  {
    key: "reasons",
    head: "专家说明",
    isText: true,
    cell: ({ reasons, vetoes }) =>
      reasons.length + vetoes.length > 0 && (
        <ul className="list-disc pl-4">
          {reasons.map((reason, index) => (
            <li key={index}>{reason}</li>
          ))}
          {vetoes.map((reason, index) => (
            <li key={`veto ${String(index)}`} className="text-red-dark">
              一票否决：{reason}
            </li>
          ))}
        </ul>
      ),
  },
];

/** Own total, threshold, place, marks and comments; nothing of anybody else. */
export function ResultMarks({ scored, challengeNo }: { scored: NonNullable<KnownResult["scored"]>; challengeNo: string }) {
  return (
    <>
      <Section title="得分和名次">
        <DescriptionList
          items={[
            { term: "评审代号", value: scored.code },
            {
              term: "总分",
              value: (
                <>
                  <strong>{scored.total}</strong> 分（分数线 {scored.passMark} 分）
                </>
              ),
            },
            ...(scored.stages.length > 0 ? [{ term: "各阶段得分", value: scored.stages.map(({ kind, weight, total }) => `${stageWords[kind]}（${String(weight)}%）${total ?? "未参加"}`).join("，") }] : []),
            { term: "名次", value: `第 ${scored.place} 名，共 ${scored.of} 份${scored.meanRank ? `（平均秩 ${scored.meanRank}）` : ""}` },
            ...(scored.vetoFlags > 0 ? [{ term: "一票否决", value: vetoWords(scored) }] : []),
            { term: "汇总方法", value: `${scored.validSheets} 名专家，${methodWords[scored.method]}${scored.totalFactor === "1" ? "" : `；总分按 ${scored.totalFactor.replace("/", " ÷ ")} 折算`}` },
          ]}
        />
        <DataTable caption="各项得分" rows={scored.criteria} columns={criteria} rowKey={({ code }) => code} empty={null} isPlain />
      </Section>
      <Section title="专家意见" aside={scored.experts ? "不按专家顺序排列" : "已隐去专家姓名，不按专家顺序排列"}>
        {scored.experts && <p className="mb-3">评审专家：{scored.experts.join("、")}</p>}
        <ol className="list-decimal space-y-4 pl-5">
          {scored.comments.map((comment, index) => (
            <li key={index}>
              <Paragraphs text={comment} />
            </li>
          ))}
        </ol>
      </Section>
      <Section title="复算和核验">
        <p className="measure">
          <a href={`/challenges/${encodeURIComponent(challengeNo)}/ranking-file`}>下载排名文件</a>，找到代号 {scored.code}，按文件中的规则可以重新算出您的总分和名次。文件摘要（SHA-256）应为：
        </p>
        <p className="font-mono text-sm break-all">{scored.rankingDigest}</p>
      </Section>
    </>
  );
}
