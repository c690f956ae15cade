import type { NoticeKind, NoticeName } from "#app/domain/notice/view.ts";
import { noticeKindWords, noticeTitle } from "./notice.ts";

const unnoticed = {
  opened: (title: string) => `发榜：${title}`,
  answered: (title: string, number: number | null) => `答疑第 ${number} 问：${title}`,
  takenDown: (title: string) => `部分内容撤下：${title}`,
};

export const feedWords = {
  /** What happened: a notice by its full title, what has none by its item. */
  entry: ({ kind, title, number, challengeNo }: { kind: keyof typeof unnoticed | NoticeKind; number: number | null } & Omit<NoticeName, "kind" | "amendment">) =>
    kind === "opened" || kind === "answered" || kind === "takenDown" ? unnoticed[kind](title, number) : `${noticeKindWords[kind]}：${noticeTitle({ kind, title, amendment: number, challengeNo })}`,
  takenDown: (reason: string) => `因${reason}撤下。`,
  dates: { asking: (title: string) => `提问截止：${title}`, closing: (title: string) => `揭榜截止：${title}` },
  subscribe: "订阅更新",
  calendar: "截止日期加入日历",
};
