import type { HideableField, HideableNoticeText, singleTargets } from "#app/domain/takedown/target.ts";

const fields: Record<HideableField, string> = { title: "任务名称", background: "背景", content: "攻关内容", deliverables: "预期成果", ipRule: "知识产权", industry: "产业链", keywords: "关键词" };

const noticeTexts: Record<HideableNoticeText, string> = { noticeTitle: "公告标题", callBody: "通知正文", reason: "公告理由", withdrawnReason: "撤回理由" };

const singles: Record<(typeof singleTargets)[number], string> = { contact: "对外联系人", eligibility: "揭榜方条件", baseline: "现状数据", checkpoints: "考核节点的文字", tranches: "拨付条件", visitNotice: "踏勘安排的地点和说明", visitRecord: "踏勘记录", openingReason: "启用恢复码的理由" };

const named: Readonly<Record<string, (rest: string) => string>> = {
  answer: (number) => `答疑第 ${number} 问`,
  attachment: (number) => `附件 ${number}`,
  lot: (number) => `样品第 ${number} 批`,
  indicator: (code) => `指标 ${code} 的文字`,
  intent: (uscc) => `合作意向（${uscc}）`,
};

/** 背景; 答疑第 2 问; 附件 1; 指标 1-3 的文字; 通知正文. */
export function targetWords(target: string): string {
  const [kind = "", rest] = target.split(/:(.*)/s);
  if (rest !== undefined) return named[kind]?.(rest) ?? target;
  return ({ ...fields, ...noticeTexts, ...singles } as Record<string, string>)[target] ?? target;
}

/** What everybody reads on top of the page. */
export function takedownLine({ target, publicReason, isFinal }: { target: string; publicReason: string; isFinal: boolean }): string {
  return `“${targetWords(target)}”因${publicReason}${isFinal ? "已撤下" : "暂时撤下"}。`;
}
