import type { HideableField, HideableNoticeText } from "#app/domain/takedown/target.ts";

const fields: Record<HideableField, string> = { title: "任务名称", background: "背景", content: "攻关内容", deliverables: "预期成果", ipRule: "知识产权", industry: "产业链", keywords: "关键词" };

const noticeTexts: Record<HideableNoticeText, string> = { noticeTitle: "公告标题", callBody: "通知正文", reason: "公告理由", withdrawnReason: "撤回理由" };

/** 背景; 答疑第 2 问; 附件 1; 通知正文. */
export function targetWords(target: string): string {
  const [, kind, number] = /^(answer|attachment):(\d+)$/.exec(target) ?? [];
  if (number) return kind === "answer" ? `答疑第 ${number} 问` : `附件 ${number}`;
  return ({ ...fields, ...noticeTexts, visitRecord: "踏勘记录" } as Record<string, string>)[target] ?? target;
}

/** What everybody reads on top of the page. */
export function takedownLine({ target, publicReason, isFinal }: { target: string; publicReason: string; isFinal: boolean }): string {
  return `“${targetWords(target)}”因${publicReason}${isFinal ? "已撤下" : "暂时撤下"}。`;
}
