import type { AnswerKind } from "#app/domain/question/change.ts";

/** What an answer may say of itself, for who writes it. */
export const answerKindWords: Record<AnswerKind, { words: string; hint: string }> = {
  none: { words: "没有改变，只作说明", hint: "解释已公开的内容、手续和平台使用" },
  indicators: { words: "改变了考核指标", hint: "不能作为答疑，须办理更正公告" },
  money: { words: "改变了经费或支付方式", hint: "不能作为答疑，须办理更正公告" },
  eligibility: { words: "改变了谁能申报", hint: "不能作为答疑，须办理更正公告" },
};
