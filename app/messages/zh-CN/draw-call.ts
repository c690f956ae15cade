import type { CallResult, CallState } from "#app/domain/review/draw/call-list.ts";

/** 邀请结果 as it stands in the record. */
export const callResultWords: Readonly<Record<CallResult, string>> = {
  accepted: "同意",
  declined: "婉拒",
  noAnswer: "无人接听",
  conflict: "需回避",
  asked: "已发书面邀请",
};

/** 名单上的状态. */
export const callStateWords: Readonly<Record<CallState, string>> = {
  ...callResultWords,
  asked: "已发书面邀请，待答复",
  next: "现在致电",
  waiting: "未轮到",
  reserved: "余下名额须留给市外专家",
};

export const callWords = {
  none: "名单上没有可以致电的专家。",
  waiting: (count: number) => `另有 ${count} 名备选未轮到。`,
  places: (accepted: number, places: number) => `名额 ${places} 名，已同意 ${accepted} 名`,
  empty: (count: number) => `备选已用完，还缺 ${count} 名。请说明理由后再抽取一次。`,
  full: "名额已满。",
  lead: "按次序致电，逐一登记结果；前一名登记“婉拒”“无人接听”或“需回避”之后，才轮到下一名。每次致电都留痕，见证人和监督人员看得到代号和结果。",
};

/** Why the system prepared a draw by itself. */
export const lateConflictDrawWords = "评审中有专家回避，候补名单已无可邀请的人，系统自动备妥补抽一名";
