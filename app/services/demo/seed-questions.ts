import { ok, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { postIntent } from "#app/services/intent/post-intent.ts";
import { publishAnswer } from "#app/services/question/answer-question.ts";
import { askQuestion } from "#app/services/question/ask-question.ts";
import type { ImportOptions } from "#app/services/round/import-round.ts";

const answered = {
  text: "附液碱含量按干基计还是按湿基计？取样点在压滤前还是压滤后？",
  answer: "按干基计，取压滤后的滤饼，与榜单所列检测方法一致。",
};

/** So that a newcomer sees 答疑 and 合作意向 alive: one answered question, one that waits, one unit that seeks a partner. */
export async function seedQuestions(ctx: Context, challengeNo: string, actorOf: ImportOptions["actorOf"]): Promise<Result<null>> {
  const [asker, seeker] = [await actorOf("lead-t02"), await actorOf("lead-t04")];
  // A smaller demo may have neither team.
  if (!asker || !seeker) return ok(null);
  const asked = await askQuestion({ ...ctx, actor: asker }, { challenge: challengeNo, text: answered.text });
  if (!asked.ok) return asked;
  const published = await publishAnswer.run(ctx, asked.value.no, { question: answered.text, answer: answered.answer, changes: "none" });
  if (!published.ok) return published;
  const waiting = await askQuestion({ ...ctx, actor: seeker }, { challenge: challengeNo, text: "中试产品的第三方检测报告，是否须由具有 CMA 资质的机构出具？" });
  if (!waiting.ok) return waiting;
  const intent = await postIntent({ ...ctx, actor: seeker }, challengeNo, { text: "有连续脱碱中试装置和工艺包，寻找压滤装备制造单位和赤泥堆场单位联合揭榜。", contact: "示例·科研处 0391-0000009" });
  return intent.ok ? ok(null) : intent;
}
