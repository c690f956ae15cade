import type { HideableField } from "#app/domain/takedown/target.ts";

const fields: Record<HideableField, string> = { title: "任务名称", background: "背景", content: "攻关内容", deliverables: "预期成果", ipRule: "知识产权" };

/** 背景; 答疑第 2 问. */
export function targetWords(target: string): string {
  const number = /^answer:(\d+)$/.exec(target)?.[1];
  return number ? `答疑第 ${number} 问` : ((fields as Record<string, string>)[target] ?? target);
}

/** What everybody reads on top of the page. */
export function takedownLine({ target, publicReason, isFinal }: { target: string; publicReason: string; isFinal: boolean }): string {
  return `“${targetWords(target)}”因${publicReason}${isFinal ? "已撤下" : "暂时撤下"}。`;
}
