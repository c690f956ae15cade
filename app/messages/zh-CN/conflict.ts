import type { DeclaredKind, SoftFlag } from "#app/domain/review/declaration.ts";

/** 回避情形 as a choice. */
export const declaredKindWords: Record<DeclaredKind, string> = {
  none: "无回避情形",
  employment: "本人在相关单位任职、受聘或持股",
  kin: "近亲属在相关单位或团队",
  cooperation: "规定年限内有合作项目、论文、专利、获奖",
  adviser: "与团队成员有师生关系",
  vetting: "参与过需求论证或申报材料编写",
  interest: "有经济往来、担保或纠纷",
  other: "其他可能影响公正的情形",
};

export const flagWords: Record<SoftFlag["kind"], string> = {
  teamMember: "与申报团队成员同名",
  coauthorName: "合作者与团队成员同名",
  adviserName: "师生关系人与团队成员同名",
  unitName: "单位名称相近",
};

export const saidWords = { none: "无回避情形", conflict: "已回避" } as const;
