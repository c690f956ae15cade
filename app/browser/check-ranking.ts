import { judgeRanking } from "#app/domain/review/ranking-verdict.ts";
import { rankingVerdictWords } from "#app/messages/zh-CN/ranking-verdict.ts";
import { malformedWords, type VerdictWords } from "#app/messages/zh-CN/verdict.ts";
import { digestTools } from "./digest-tools.ts";

/** 复算排名文件 as the server and the command line do it, by the same rules. */
export function checkRanking(content: string, form: FormData): VerdictWords {
  const digest = form.get("digest");
  const verdict = judgeRanking(content, digestTools, typeof digest === "string" && digest.trim() !== "" ? digest : undefined);
  return verdict.ok ? rankingVerdictWords(verdict.value) : malformedWords("排名文件", verdict.refusal.fields);
}
