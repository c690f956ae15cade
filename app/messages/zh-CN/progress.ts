import type { OverviewDate } from "#app/domain/overview/round-overview.ts";
import type { CellState, CellWord, MatrixStage, StageCell } from "#app/domain/overview/stage-cells.ts";
import { formatDate, formatDateTime, formatMonthDay } from "#app/messages/format.ts";
import { stageWords } from "./challenge.ts";

export const matrixStageWords: Record<MatrixStage, string> = { prepare: "编制发榜", ...stageWords };

/** The same in two words, for heads of columns. */
export const shortStageWords: Record<MatrixStage, string> = {
  prepare: "发榜",
  bidding: "揭榜",
  formCheck: "形审",
  matching: "对接",
  review: "评审",
  defence: "答辩",
  shortlist: "确认",
  decision: "决定",
  publicity: "公示",
  resultReview: "成果评价",
};

type Facts = StageCell["facts"];

/** The word of a cell of items × stages. */
export const cellWords: Record<CellWord, string | ((facts: Facts) => string)> = {
  drafting: "编制中",
  approved: "已审定，待发布",
  published: "已发布",
  notYet: "未开始",
  bidding: ({ closesAt }) => `揭榜中${closesAt ? `，${formatMonthDay(String(closesAt))}截止` : ""}`,
  closingDue: "已到期，待截止",
  suspended: "已暂停",
  withdrawn: "已撤榜",
  closed: ({ count }) => `收到 ${count} 份`,
  noBid: "流榜",
  stopped: "不再办理",
  toOpen: "待开标",
  supplying: ({ count }) => `重新提供中 ${count} 份`,
  checking: ({ count, of }) => `已审 ${count}/${of}`,
  correcting: ({ count }) => `补正中 ${count} 份`,
  checked: ({ count }) => `通过 ${count} 份`,
  singleBid: "单一揭榜，待定",
  toStart: "待启动",
  lackingExperts: ({ count }) => `${count} 份缺专家`,
  reviewing: ({ count, of }) => `已签 ${count}/${of}`,
  toFreeze: "全部签署，待固定排名",
  frozen: "排名已固定",
  toPropose: "待提请",
  awaitingOwner: ({ count, of }) => `需求方已答复 ${count}/${of}`,
  ownerSilent: ({ count }) => `逾期未答复 ${count} 份`,
  ownerSpoke: ({ count, of }) => `确认 ${count}/${of}`,
  toMatch: "待启动",
  matched: ({ count, of }) => `达成 ${count}/${of}`,
  matchFailed: "均未达成",
  toDecide: "待决定",
  decided: "已决定",
  unmatched: "未达成",
  toAnnounce: "待公示",
  inPublicity: ({ endsOn }) => `公示至${formatMonthDay(String(endsOn))}`,
  publicityOver: "公示期满，待立项",
  objection: "异议处理中",
  awarded: "已立项",
  noAward: "不予立项",
  revoked: "已撤销或放弃",
  untracked: "线下组织",
  passed: "已转入后续",
};

export function wordsOfCell({ word, facts }: Pick<StageCell, "word" | "facts">): string {
  const words = cellWords[word];
  return typeof words === "function" ? words(facts) : words;
}

export const cellStateWords: Record<CellState, string> = { ahead: "未开始", current: "进行中", done: "已完成", stopped: "已中止" };

export const dateWords: Record<OverviewDate["kind"], string> = { closes: "揭榜截止", correctionDue: "补正到期", ownerDue: "需求方答复到期", publicityEnds: "公示期满" };

/** When a date is: with its hour where it has one. */
export function whenWords({ on, at }: Pick<OverviewDate, "on" | "at">): string {
  return at === null ? formatDate(on) : formatDateTime(at);
}
