import { judgeDraw } from "#app/domain/review/draw/draw-record.ts";
import { drawVerdictWords } from "#app/messages/zh-CN/draw-verdict.ts";
import { malformedWords, type VerdictWords } from "#app/messages/zh-CN/verdict.ts";
import { drawTools } from "./draw-tools.ts";

/** 重跑抽取 as the server and the command line do it, by the same rules. */
export function checkDraw(content: string): VerdictWords {
  const verdict = judgeDraw(content, drawTools);
  return verdict.ok ? drawVerdictWords(verdict.value) : malformedWords("抽取记录", verdict.refusal.fields);
}
