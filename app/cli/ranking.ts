import { canonicalJson, sha256Hex } from "#app/crypto/canonical.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { judgeRanking } from "#app/domain/review/ranking-verdict.ts";
import { fieldWords } from "#app/messages/zh-CN/field-problems.ts";
import { rankingVerdictWords } from "#app/messages/zh-CN/ranking-verdict.ts";
import { badInput, type Run } from "./command.ts";
import { readText } from "./input.ts";
import { verdictText } from "./text.ts";

/** The file does not hold: another ranking follows from its sheets, or its digest is another. */
const differs = 10;

/** `ranking recompute FILE [--digest HEX]`: offline. Exit 0 the same ranks, 10 not the same, 2 no ranking file. */
export const rankingRecompute: Run = async ({ named, options }) => {
  const content = await readText(named.FILE!, "FILE");
  if (!content.ok) return content;
  const verdict = judgeRanking(content.value, { canonical: canonicalJson, sha256: sha256Hex }, options.digest);
  if (!verdict.ok) return badInput(...(verdict.refusal.fields ?? []).map(({ path, message }) => ({ path: path === "digest" && options.digest !== undefined ? "--digest" : path || "FILE", message: fieldWords(message) })));
  return ok({ value: verdict.value, text: verdictText(rankingVerdictWords(verdict.value)), ...(!verdict.value.same && { code: differs }) });
};
