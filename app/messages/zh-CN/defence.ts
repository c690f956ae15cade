import type { OrderFinding } from "#app/domain/review/defence/order.ts";

export const defenceWords = {
  title: "答辩安排",
  place: "地点",
  startsAt: "开始时间",
  endsAt: "最晚结束",
  session: (number: number) => `第 ${String(number)} 场`,
  further: "分几场或分几天（选填）",
  dayOffHint: "有一场不在工作日的，须勾选确认。",
  furtherHint: "一场排满后，按抽定的顺序接着排下一场；每场专家组相同。",
  talkMinutes: "每份陈述",
  questionMinutes: "每份提问",
  changeMinutes: "换场间隔",
  breakEvery: "每几份休息一次（0 为不休息）",
  breakMinutes: "休息",
  minutes: "分钟",
  waiting: (count: number) => `参加答辩的申报 ${String(count)} 份`,
  arranged: "答辩会已安排，承诺值已记入日志。请见证人报数抽签。",
  drawn: "答辩顺序已抽定。有邮箱、能收短信的已通知；其余专家请电话告知，见“告知专家”。",
  told: "已登记电话告知。",
  toldTitle: "告知专家",
  toldHow: { mail: "邮件", sms: "短信", phone: "电话" },
  toTell: (phone: string | null) => `没有邮箱，或短信未接通，请电话告知${phone ? `：${phone}` : "（未登记手机号）"}`,
  recordCall: "已电话告知",
  signedIn: "已登记签到。",
  absenceAsked: "已登记未到场，待另一人确认后生效；答辩人员签到的，自动撤销。",
  absent: "已确认未到场，该申报不再参加本阶段评审。",
  absenceWaits: "未到场待确认",
  absenceLead: "到了该申报的答辩时间仍未到场的，由一人登记、另一人确认。确认以后，该申报不再参加本阶段评审，已分派的评审任务随之作废，不能撤销。",
  absenceReason: "未到场的说明",
  recordAbsence: "登记未到场",
  confirmAbsence: (code: string) => `确认 ${code} 未到场`,
  confirmBy: "须由登记人以外的经办或复核确认。",
  signInFrom: (day: string) => `${day} 起登记签到。`,
  youSignedIn: "您已签到。",
  signedInTo: (number: number) => `第 ${String(number)} 场已签到。`,
  notSignedIn: "到会后请向会务人员签到；每一场都签到后，才能签署在该场答辩的申报的评分。",
  expertTable: "专家签到表",
  present: "到场",
  notSigned: "未签到",
  recordExperts: "登记专家签到",
  offline: "线下",
  committed: (commitment: string) => `抽签的承诺值（SHA-256）${commitment} 已记入日志，此后任何人都不能改动；请见证人报一个数，顺序由此算出，任何人可以重算。`,
  record: (digest: string) => `抽签记录的 SHA-256：${digest}`,
  outcome: { present: "已到场", absent: "未到场" },
  ownTime: (position: number) => `第 ${String(position)} 个答辩`,
  calendarName: (no: string) => `答辩 ${no}`,
  calendarExpert: (no: string, title: string) => `答辩会 ${no} ${title}`,
  calendarTeam: (title: string) => `答辩：${title}`,
  heads: { position: "顺序", code: "申报", time: "时间", team: "到场人员", leaves: "须离场的专家", state: "到场" },
};

const findingWords: Record<OrderFinding, string> = {
  commitment: "密数与承诺值不符，这份记录不能证明顺序。",
  bids: "参加抽签的申报没有按代号排列，或有重复。",
  order: "重新计算的顺序与记录不同。",
};

/** 重算答辩顺序 in words. */
export function orderVerdictWords(findings: readonly OrderFinding[], order: readonly string[]): string {
  const verdict = findings.length === 0 ? "一致：按记录重新计算，得到同样的顺序。" : findings.map((finding) => findingWords[finding]).join("");
  return `${verdict}\n${order.map((code, index) => `${String(index + 1)}. ${code}`).join("\n")}`;
}
