import type { AgreementPoint } from "#app/domain/award/matching.ts";
import { shortlistWords } from "./shortlist.ts";

/** 供需对接: the same page as 需求方确认, in its own words. */
export const matchingWords = {
  ...shortlistWords,
  title: "供需对接",
  ownerLead: "请查阅下列通过形式审查的申报，与申报单位洽谈，在期限内逐份答复：达成一致的，登记双方签订的合作协议；不同意的，写明理由。期满没有合作协议的申报不进入专家评审。申报内容请勿外传。",
  bureauLead: "需求方在期限内与申报单位洽谈，逐份登记合作协议或不同意；在纸上答复的，由经办人登记线下办理。全部答复或者期满以后启动评审，只评有合作协议的申报，其他的结束并告知理由；都没有达成的，结束或重新发榜。",
  jointLead: "联合需求单位可以查阅；与申报单位洽谈和答复，由牵头的需求单位代表各家办理。",
  none: "还没有启动供需对接。",
  late: "▲ 期满未达成",
  extended: "已延长一次",
  contact: "申报单位联系人",
  noContact: "申报单位没有登记联系电话，请经办人转达",
  agreement: "合作协议",
  signedOn: (day: string) => `${day} 签订`,
  talks: "对接会议纪要",
  noTalks: "还没有会议纪要",
  noTalksHint: "与申报单位每开一次会，登记一份纪要。",
  recordTalk: "登记一次会议",
  heldOn: "会议日期",
  place: "地点",
  ownerPeople: "需求方参加人",
  teamPeople: "申报方参加人",
  bureauPeople: "主管部门参加人",
  said: "会议内容",
  saidHint: "双方说了什么、哪些一致、哪些还要谈。登记后不能改，漏写的另登记一份。",
  scan: "签字的纪要扫描件（没有的不选）",
  record: "登记纪要",
  recorded: "已登记对接会议纪要。",
  by: { owner: "需求方登记", bureau: "经办人登记" },
} as const;

export const agreementPointWords: Record<AgreementPoint, string> = {
  task: "任务和分工",
  indicators: "考核指标",
  price: "合作价款",
  payment: "支付办法",
  ip: "知识产权归属",
  breach: "违约责任",
};

/** 供需对接 or 需求方确认. */
export const ownerStageWords = { matching: matchingWords, shortlist: { ...shortlistWords, jointLead: "联合需求单位可以查阅；确认或不同意，由牵头的需求单位代表各家办理。" } } as const;
