import type { MemberLimits, MemberHindrance } from "#app/domain/bid/member-view.ts";

/** How many bids of a round a unit may join, said where a member is added and where it confirms: 参加限项. */
export const memberLimitWords = {
  title: "参加限项",
  hindrances: {
    unitLimit: "贵单位在本批次参加的申报已达规定数量，现在确认会被退回。先请已确认的牵头单位撤回申报或去掉贵单位，或者对本份答复“不同意”。",
    unitInOtherBid: "贵单位已在本任务的另一份申报中牵头或者确认参加，现在确认会被退回。先退出那一份，或者对本份答复“不同意”。",
  } satisfies Record<MemberHindrance, string>,
} as const;

const asMember = (joins: number) => (joins > 0 ? [`本批次一个单位最多作为成员参加 ${joins} 份申报`] : []);
const inOneBid = (isForbidden: boolean) => (isForbidden ? ["同一任务中一个单位只能参加一份申报"] : []);

/** For who names members: nobody is told where another unit takes part. */
export function limitsToLead({ joins, oneBid }: MemberLimits): string | null {
  const rules = [...asMember(joins), ...inOneBid(oneBid)];
  return rules.length === 0 ? null : `${rules.join("；")}。名额在成员确认时占用，已满的成员确认不了。成员参加了哪些申报，平台不告知其他单位，请先与成员核实。`;
}

/** For the member itself. */
export function limitsToMember({ joins, oneBid }: MemberLimits): string | null {
  const rules = [...asMember(joins), ...inOneBid(oneBid)];
  return rules.length === 0 ? null : `${rules.join("；")}。确认这一块即占用一个名额。`;
}
