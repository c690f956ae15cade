import type { StagedFinding } from "#app/domain/review/staged-file.ts";
import type { RankingVerdict } from "#app/domain/review/ranking-verdict.ts";
import type { VerdictWords } from "./verdict.ts";

const findingWords: Record<StagedFinding, (verdict: RankingVerdict) => string> = {
  bids: ({ differs }) => `按评分重新计算，下列申报的名次或分数与文件所载不符：${differs.join("、")}。`,
  totalFactor: () => "文件所载的折算系数不是由各评分项分值算出的。",
  mixedMethods: () => "文件所载“汇总方法不一致”的标志不对。",
  tieBreak: () => "文件所载的同分排序依据与规则不符。",
  sheetOrder: () => "评分没有按申报和专家代号排序，或有重复。",
  voidedCounted: () => "有已作废的评分仍列在计入的评分里。",
  advanced: ({ differs }) => `进入下一阶段的申报与规则算出的不符，或有未入围的申报参加了后面的阶段：${differs.join("、")}。`,
  weights: () => "各阶段的权重合计不是 100%。",
  digestTwice: () => "两份评分用了同一个签署摘要。",
};

/** 复算结论 in words. */
export function rankingVerdictWords(verdict: RankingVerdict): VerdictWords {
  const { same, digest, isCanonical, digestMatches, ranks, sheets, findings, problem } = verdict;
  const lines = [
    ...(problem ? [`文件中的评分算不出排名：${problemSentence(problem)}`] : findings.map((finding) => findingWords[finding](verdict))),
    ...(digestMatches === null ? [] : [digestMatches ? "文件摘要与所填摘要一致。" : "文件摘要与所填摘要不一致：这不是公告所指的那份文件。"]),
    ...(isCanonical ? [] : ["文件经过重新排版，不是原始字节；内容仍按规范格式核对。"]),
    `文件摘要（SHA-256）${digest}`,
  ];
  return {
    isGood: same,
    title: same ? `复算一致：按文件中的 ${sheets} 份评分重新计算，名次和分数与文件所载相同` : "复算不一致",
    lines: [`批次 ${verdict.round}，榜单 ${verdict.challenge}`, ...lines],
    head: ["名次", "申报代号", "总分"],
    rows: ranks.map(({ place, bid, total }) => [String(place), bid, total]),
  };
}

function problemSentence({ code, facts }: NonNullable<RankingVerdict["problem"]>): string {
  if (code === "tooFewScores") return `申报 ${facts.bid} 的有效评分只有 ${facts.given} 份，少于规定的 ${facts.least} 份。`;
  if (code === "vetoUndecided") return `申报 ${facts.bid} 有专家提出一票否决，文件里没有专家组的表决。`;
  if (code === "scoresMissing") return `申报 ${facts.bid}、专家 ${facts.expert} 的评分缺少 ${facts.criterion}。`;
  return "评分不完整。";
}
