import type { NoticeKind, NoticeName } from "#app/domain/notice/view.ts";
import type { ResultOutcome } from "#app/domain/notice/result-body.ts";

/** Kinds of notices. */
export const noticeKindWords: Record<NoticeKind, string> = {
  list: "发榜公告",
  call: "征集通知",
  amendment: "更正公告",
  extension: "延期公告",
  suspension: "暂停公告",
  resumption: "恢复公告",
  withdrawal: "撤榜公告",
  ending: "结束公告",
  reissue: "重新发榜公告",
  voiding: "排名作废公告",
  reopening: "重新开放公告",
  keyLoss: "重新提供公告",
  awarding: "立项公告",
  revocation: "撤销拟立项公告",
  forfeiture: "放弃立项公告",
  result: "结果公示",
};

export const outcomeWords: Record<ResultOutcome, string> = { proposed: "拟立项", reserve: "备选", notSelected: "未入选" };

const titles: Record<NoticeKind, (quoted: string, name: NoticeName) => string> = {
  list: (quoted) => `关于发布${quoted}的公告`,
  call: (_quoted, { title }) => `关于${title}的通知`,
  amendment: (quoted, { amendment }) => `关于${quoted}的第 ${amendment ?? 1} 号更正公告`,
  extension: (quoted) => `关于延长${quoted}揭榜期限的公告`,
  suspension: (quoted) => `关于暂停${quoted}揭榜的公告`,
  resumption: (quoted) => `关于恢复${quoted}揭榜的公告`,
  withdrawal: (quoted, { challengeNo }) => (challengeNo === null ? `关于取消${quoted}的公告` : `关于${quoted}撤榜的公告`),
  ending: (quoted) => `关于${quoted}揭榜结束的公告`,
  reissue: (quoted) => `关于${quoted}将重新发榜的公告`,
  voiding: (quoted) => `关于${quoted}评审排名作废的公告`,
  reopening: (quoted) => `关于${quoted}重新开放一份申报提交的公告`,
  keyLoss: (quoted) => `关于${quoted}重新提供申报内容的公告`,
  awarding: (quoted) => `关于${quoted}正式立项的公告`,
  revocation: (quoted) => `关于撤销${quoted}拟立项的公告`,
  forfeiture: (quoted) => `关于${quoted}立项单位放弃承担的公告`,
  result: (quoted) => `关于${quoted}揭榜结果的公示`,
};

/** The full title of a notice, as a paper bears it. */
export function noticeTitle(name: NoticeName): string {
  return titles[name.kind](`“${name.title}”`, name);
}

export const portalWords = { missing: "未登记", entered: "已登记" } as const;

/** 重新拟稿 of a result whose notice was withdrawn. */
export const draftAgainWords = {
  title: "重新拟稿",
  meaning: "撤回的公示不再恢复。重新拟稿后，仍然有效的拟立项随新的公告公示，由另一人填写新的发文字号发布，公示期重新计算。",
  done: "已拟好新的公示，请复核人核对后发布。",
};
