import type { PaperStep } from "#app/domain/review/paper-sheet.ts";

/** 纸质评分表 as it is printed. */
export const printedSheetWords = {
  title: "纸质评分表",
  code: "表号",
  bid: "申报",
  challenge: "榜单任务",
  expert: "评审专家",
  how: (reasonBelow: number, leastReason: number, leastOpinion: number) => `请用黑色笔填写。得分最多两位小数；低于该项满分 ${String(reasonBelow)}% 的须写明理由（至少 ${leastReason} 字）；总体意见至少 ${leastOpinion} 字。改动处请签名。填好后交工作人员，由两人分别录入并与扫描件核对。`,
  columns: { criterion: "评审项", most: "满分", bands: "评分档", mark: "得分", reason: "理由" },
  bands: (excellent: string, good: string, fair: string) => `优≥${excellent} 良≥${good} 中≥${fair}`,
  veto: (code: string, matter: string) => `一票否决（${code}）：${matter}。认为存在的，勾选并写明理由；不勾选即不提出。`,
  vetoBox: "□ 提出一票否决，理由：",
  opinion: (least: number) => `总体意见（至少 ${least} 字）`,
  signature: "评审专家（签名）：＿＿＿＿＿＿＿＿＿＿　　　日期：＿＿＿＿年＿＿月＿＿日",
  fileName: (challenge: string, expert: string) => `纸质评分表_${challenge}_${expert}.pdf`,
};

export const paperStepWords: Record<PaperStep, string> = {
  toPrint: "未打印",
  firstEntry: "待第一人录入",
  secondEntry: "待第二人录入",
  differs: "两人录入不一致，待核对",
  agreed: "录入一致",
  signed: "已签署",
  replaced: "已作废",
};

/** 作废重印 */
export const reprintWords = {
  open: "作废重印",
  what: "纸面遗失、污损，或者缺少须写的理由、意见，又或评审项已变更的，作废这份表并换一个表号，由两人重新录入。原录入和扫描件留存，不再计入评分；办理记入日志。",
  reason: "作废的原因",
  press: "作废，换新表号",
  done: (old: string, fresh: string) => `${old} 已作废，新表号 ${fresh}，请打印。`,
  replaced: "这份表已作废",
  by: (by: string | null) => (by === null ? "作废" : `${by} 作废`),
  inForce: (code: string) => `现用的是 ${code}`,
  noneInForce: "还没有换新表，请在列表页编号打印。",
  kept: "原录入和扫描件留存，该任务签署后在此查看。",
  readings: "录入留存",
  turns: { 1: "第一人录入", 2: "第二人录入", 3: "按扫描件核定" } as Record<number, string>,
  earlier: (codes: number) => `已作废 ${codes} 份：`,
};

const paperParts: Record<string, string> = { marks: "得分", reasons: "理由", vetoes: "一票否决理由" };

/** A place of a sheet as it is named beside two readings. */
export function paperPlaceWords(path: string, nameOf: (code: string) => string): string {
  if (path === "opinion") return "总体意见";
  const [part, code = ""] = path.split(".");
  return `${nameOf(code)}：${paperParts[part ?? ""] ?? ""}`;
}
