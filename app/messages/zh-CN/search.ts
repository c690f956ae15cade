import type { PublicSearch } from "#app/domain/challenge/search.ts";
import { unitKindWords } from "./unit-kinds.ts";

/** A search of the public list in words: “脱碱”、赤泥、榜额 300 万元以上. */
export function searchWords({ text, waste, class: kind, direction, ownerKind, money }: PublicSearch): string {
  const parts = [text && `“${text}”`, waste, kind, direction, ownerKind && `需求方为${unitKindWords[ownerKind]}`, money && `榜额 ${money} 万元以上`];
  return parts.filter(Boolean).join("、") || "全部新任务";
}

/** The page of 关注, by what is followed. */
export const followWords = {
  challenge: {
    title: "关注任务",
    lead: "任务有更正、答疑、延期、暂停、撤榜和结果时，用邮件告诉您。关注与是否申报无关；谁在关注，不对任何人显示。",
    following: "您已关注这项任务，通知发到账号的邮箱。",
    back: "返回任务页面",
  },
  search: {
    title: "关注新任务",
    lead: "发布符合这些条件的新任务时，用邮件告诉您，一次发布一封。谁在关注，不对任何人显示。",
    following: "您已关注这些条件，通知发到账号的邮箱。",
    back: "返回榜单",
  },
};
