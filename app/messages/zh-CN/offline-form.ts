import type { BookProblem, ScoreBookProblem } from "#app/domain/review/score-book.ts";

/** 离线评分表 as it is written and read. */
export const offlineFormWords = {
  title: (no: string) => `离线评分表 ${no}`,
  fileName: (no: string) => `离线评分表_${no}.xlsx`,
  item: "榜单任务",
  code: "申报代号",
  unit: "申报单位",
  expert: "评审专家：",
  tag: "表格标识",
  how: (reasonBelow: number, leastReason: number, leastOpinion: number) =>
    `只填黄色格：得分填数字（最多两位小数）；低于该项分值 ${String(reasonBelow)}% 的写明理由（至少 ${leastReason} 字）；总体意见至少 ${leastOpinion} 字。不要合并单元格、写公式或改动表格标识。填完后在评审页“上传离线评分表”，先试导入再导入。`,
  heads: ["编号", "评审项", "满分", "看什么", "得分", "理由"],
  bands: (excellent: string, good: string, fair: string) => `优 ≥${excellent}，良 ≥${good}，中 ≥${fair}，以下为差`,
  veto: "一票否决（提出的写明理由，否则空着）",
  vetoOf: (matter: string) => `一票否决事项：${matter}`,
  opinion: "总体意见",
};

type Facts = Omit<BookProblem, "problem" | "sheet" | "cell">;

const problemWords: Record<ScoreBookProblem, (facts: Facts) => string> = {
  notScoreForm: () => "这不是本平台下载的离线评分表，或表格标识被删改",
  otherBid: ({ found }) => `这是另一份申报${found ? `（${found}）` : ""}的评分表，不属于您在本任务的评审`,
  tagChanged: ({ found }) => `申报代号“${found ?? ""}”与表格标识不符，请重新下载`,
  twice: ({ found }) => `${found ?? ""} 在文件中出现了两次，请只保留一份`,
  otherRubric: () => "评审项已与现在的不同，请下载新表填写",
  closed: ({ found }) => `${found ?? ""} 已签署或评审不在进行，不能再改`,
  rowMissing: ({ found }) => `这里应是 ${found ?? ""}，行被删除或移动过`,
  formulaCell: () => "这里是公式，请改填数值或文字",
  mergedCell: () => "这里是合并单元格，请取消合并",
  notANumber: ({ found }) => `“${found ?? ""}”不是数字`,
  markRange: ({ found, most }) => `${found ?? ""} 不在 0 到 ${most ?? ""} 之间`,
  twoDecimals: ({ found }) => `${found ?? ""} 超过两位小数`,
  notText: () => "这里应填文字",
  tooLong: ({ most }) => `文字超过 ${most ?? ""} 字`,
};

/** A problem of an uploaded form with its place: `R7 表 E9 格：101 不在 0 到 12 之间`. */
export function bookProblemWords({ sheet, cell, problem, ...facts }: BookProblem): string {
  return `工作表“${sheet}”${cell ? ` ${cell} 格` : ""}：${problemWords[problem](facts)}。`;
}

/** Which place of a sheet changes. */
export function changePlaceWords(place: string): string {
  if (place === "opinion") return "总体意见";
  if (place.endsWith(".veto")) return `${place.slice(0, -".veto".length)} 一票否决`;
  return place.endsWith(".reason") ? `${place.slice(0, -".reason".length)} 理由` : `${place} 得分`;
}
