import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { canonicalJson, sha256Hex } from "#app/crypto/canonical.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { judgeRanking } from "#app/domain/review/ranking-verdict.ts";
import { cliWords } from "#app/messages/zh-CN/cli.ts";
import { fieldWords } from "#app/messages/zh-CN/fields.ts";
import { rankingVerdictWords, type VerdictWords } from "#app/messages/zh-CN/ranking-verdict.ts";
import { badInput, type Run } from "./command.ts";
import { reasonOf } from "./input.ts";

/** The file does not hold: another ranking follows from its sheets, or its digest is another. */
const differs = 10;

/** `ranking recompute FILE [--digest HEX]`: offline. Exit 0 the same ranks, 10 not the same, 2 no ranking file. */
export const rankingRecompute: Run = async ({ named, options }) => {
  const content = await readText(named.FILE!);
  if (!content.ok) return content;
  const verdict = judgeRanking(content.value, { canonical: canonicalJson, sha256: sha256Hex }, options.digest);
  if (!verdict.ok) return badInput(...(verdict.refusal.fields ?? []).map(({ path, message }) => ({ path: path === "digest" && options.digest !== undefined ? "--digest" : path || "FILE", message: fieldWords(message) })));
  return ok({ value: verdict.value, text: verdictText(rankingVerdictWords(verdict.value)), ...(!verdict.value.same && { code: differs }) });
};

/** The text of a file, `-` standard input. Refusal invalidInput at FILE. */
export async function readText(file: string): Promise<Result<string>> {
  try {
    return ok(file === "-" ? await text(process.stdin) : await readFile(file, "utf8"));
  } catch (error) {
    return badInput({ path: "FILE", message: cliWords.unreadableFile(reasonOf(error)) });
  }
}

/** Sentences and table of a verdict for a terminal. */
export function verdictText({ title, lines, head, rows }: VerdictWords): string {
  return [title, ...lines, ...(rows.length > 0 ? [head, ...rows].map((row) => row.join("\t")) : [])].join("\n");
}
