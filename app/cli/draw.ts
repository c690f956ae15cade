import { drawTools } from "#app/crypto/draw.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { judgeDraw } from "#app/domain/review/draw/draw-record.ts";
import { drawVerdictWords } from "#app/messages/zh-CN/draw-verdict.ts";
import { fieldWords } from "#app/messages/zh-CN/field-problems.ts";
import { badInput, type Run } from "./command.ts";
import { readText } from "./input.ts";
import { verdictText } from "./text.ts";

/** Another list follows from the record, or its pool is not the one that was fixed. */
const differs = 10;
/** The secret is not the one that was committed to: whatever list follows proves nothing. */
const brokenCommitment = 11;

/** `draw rerun FILE`: offline. Exit 0 the same lists, 10 not the same, 11 the seed does not match its commitment, 2 no record. */
export const drawRerun: Run = async ({ named }) => {
  const content = await readText(named.FILE!, "FILE");
  if (!content.ok) return content;
  const verdict = judgeDraw(content.value, drawTools);
  if (!verdict.ok) return badInput(...(verdict.refusal.fields ?? []).map(({ path, message }) => ({ path: path || "FILE", message: fieldWords(message) })));
  const code = verdict.value.findings.includes("commitment") ? brokenCommitment : verdict.value.same ? undefined : differs;
  return ok({ value: verdict.value, text: verdictText(drawVerdictWords(verdict.value)), ...(code && { code }) });
};
