import type { VisitVerdict } from "#app/domain/review/visit-schema.ts";

export const visitVerdictWords: Record<VisitVerdict, string> = { holds: "属实", partly: "部分属实", fails: "不属实" };

export const visitWords = {
  title: "现场考察",
  lead: "按现场签字的考察记录登记。每次保存留下一版；后面阶段的专家、监督人员和该申报单位可以查看。",
  none: "尚未登记",
  own: "现场考察记录",
  saved: (bid: string, revision: number) => `${bid} 的考察记录已保存为第 ${String(revision)} 版。`,
  refused: "没有保存",
  record: "登记考察记录",
  again: "更正记录（保存为新版本）",
  save: "保存考察记录",
  visitedOn: "考察日期",
  place: "地点",
  people: "考察人员和陪同人员",
  points: "核查内容",
  point: (number: number) => `核查点 ${String(number)}`,
  finding: "现场情况",
  verdict: "是否属实",
  signedBy: "在记录上签字的人（用顿号隔开）",
  scan: "考察记录扫描件",
  photos: "现场照片",
  photo: (number: number) => `照片 ${String(number)}`,
  version: (revision: number) => `第 ${String(revision)} 版`,
  photoCount: (count: number) => `照片 ${String(count)} 张`,
  heads: { point: "核查点", finding: "现场情况", verdict: "结论" },
};
