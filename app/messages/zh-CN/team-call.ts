import type { CalledNews } from "#app/domain/bid/team-call.ts";

const newsOf: Record<CalledNews, string> = {
  contentAsked: "密封件不能开启，请在期限前重新提供申报内容",
  correctionRequested: "请在期限前登录补正申报",
  formRejected: "申报不予受理；可在期限前申请一次复核",
  rejectionKept: "复核结果：维持不予受理",
  readmitted: "复核结果：恢复受理",
  matchingBegun: "进入供需对接，请留意需求方的联系，期限内签订合作协议",
  unmatched: "未与需求方达成合作协议，不进入评审；理由登录后可以查看",
  defenceSet: "答辩时间已排定",
  decision: "结果已公布；有异议的，请在公示期内提出",
};

export const teamCallWords = {
  title: "电话告知揭榜单位",
  lead: "这些单位的经办人和管理员既没有邮箱，也收不到短信。请按期限先后打电话告知，再登记；申报页上写有同样的内容。",
  unit: "单位和申报",
  phones: "经办人和电话",
  noPhone: "没有登记电话，请按申报书或营业执照上的联系方式联系",
  news: "须告知的事项",
  at: "期限或时间",
  told: "告知情况",
  toldBy: (by: string | null) => `${by ?? "系统"}已告知`,
  tell: "已电话告知",
  tellFor: (unit: string) => `登记已电话告知${unit}`,
  kept: "已登记告知。",
  none: "没有须电话告知的单位",
  whenSome: "邮件和短信都送不到的揭榜单位，有期限要守的通知会列在这里。",
  newsOf,
} as const;
