import type { OwnerWord } from "#app/domain/award/shortlist.ts";
import { formatDate } from "#app/messages/format.ts";

/** 需求方确认. */
export const shortlistWords = {
  title: "需求方确认",
  ownerLead: "评审已经结束。请查阅下列申报，逐份确认或不同意；不同意的须写明理由。这里只有提请贵单位的申报，没有得分、名次和专家意见。",
  bureauLead: "排名固定以后，把达到分数线的申报提请需求方确认；需求方只看到提请的申报，看不到得分、名次、专家和其他申报。立项的申报须经需求方确认；需求方不同意或期满没有答复的，写明理由后才能立项，并列入例外清单。排名不因需求方的答复而改变。",
  none: "还没有提请需求方确认。",
  propose: "提请需求方确认",
  proposed: (bids: readonly string[]) => `已提请需求方确认：${bids.join("、")}。`,
  choose: "提请的申报",
  below: "未达分数线",
  reason: "理由",
  reasonHint: "由需求方阅读，请勿写得分、名次和专家。",
  read: "查阅申报",
  answer: "答复",
  handle: "办理",
  until: (day: string) => `${formatDate(day)}前`,
  late: "▲ 逾期未答复",
  extended: "已延长一次",
  again: "再次提请",
  untold: "▲ 没有可用的联系方式，请电话告知",
  noOwner: "本任务没有单一需求单位：由审定时写明的单位或协会在纸上答复，登记线下办理。",
  earlier: "上次答复",
  back: "回到全部申报",
  word: { unasked: "未提请", asked: "待答复", silent: "▲ 逾期未答复", confirmed: "已确认", vetoed: "▲ 不同意" } satisfies Record<OwnerWord, string>,
};

/** What the owner answered, with its words: 不同意：与现有产线不匹配. */
export const ownerAnswerWords = ({ word, words }: { word: OwnerWord; words: string }): string => `${shortlistWords.word[word]}${words !== "" && (word === "confirmed" || word === "vetoed") ? `：${words}` : ""}`;
