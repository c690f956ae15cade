import type { IdNumberProblem } from "#app/domain/organisation/id-number.ts";

/** 个人资料 */
export const personProfileWords = {
  title: "个人资料",
  lead: "填写一次，申报书中可以直接带出。身份证件号码加密保存，页面上只显示首尾几位。",
  rank: "职称",
  degree: "学位",
  field: "专业领域",
  idNumber: "身份证件号码",
  idNumberKept: (masked: string) => `已登记 ${masked}；留空为不改`,
  clear: "删除已登记的号码",
  save: "保存资料",
  saved: "资料已保存。",
  savedWarn: (problem: string) => `资料已保存。${problem}`,
} as const;

export const idNumberProblemWords: Record<IdNumberProblem, string> = {
  length: "号码不是 18 位居民身份证号，请核对；其他证件的可以忽略。",
  date: "号码中的出生日期不成立，请核对。",
  checkCharacter: "号码的校验位不符，请核对；确系证件所载的可以忽略。",
};
