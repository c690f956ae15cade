import { formatNumber } from "#app/messages/format.ts";

/** 500 g, 2 kg, 1.25 t. */
export function gramWords(grams: number): string {
  const [value, unit] = Math.abs(grams) < 1000 ? [grams, "g"] : Math.abs(grams) < 1_000_000 ? [grams / 1000, "kg"] : [grams / 1_000_000, "t"];
  return `${formatNumber(value)} ${unit}`;
}

export const sampleWords = {
  title: "样品与踏勘",
  equal: "每个申报单位的数量相同，由经办单位统一寄送，与是否申报无关。",
  secret: "截止前后都不公布谁申请了样品、谁参加了踏勘；只有经办人和监督人员能看到。",
  visitRule: "踏勘统一时间、统一讲解，不点名、不介绍单位；现场答复写入踏勘记录，对所有单位公布。",
  lotAdded: "样品已登记，任务页面可见。",
  supplied: "已登记补样。",
  asked: "已申请，由经办单位寄送。",
  takenBack: "已撤回。",
  sent: "已登记寄出。",
  visitSet: "踏勘安排已公布。",
  registered: "已报名。",
  cancelled: "已取消报名。",
  signedIn: "已签到。",
  recorded: "踏勘记录已公布。",
};
