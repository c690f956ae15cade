import { z } from "zod";
import { canonicalJson, sha256Hex } from "#app/crypto/canonical.ts";
import type { Result } from "#app/domain/kernel/result.ts";
import { judgeRanking, type RankingVerdict } from "#app/domain/review/ranking-verdict.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";

const input = z.strictObject({ content: z.string().min(1, "required"), digest: z.string().max(100).optional() });

/** 复算排名文件, open to everybody: what a browser without script asks. Nothing is read or kept. Refusal: invalidInput. */
export async function verifyRanking(_ctx: Context, rawInput: unknown): Promise<Result<RankingVerdict>> {
  const given = input.safeParse(rawInput);
  if (!given.success) return invalidInput(given.error);
  const { content, digest = "" } = given.data;
  return judgeRanking(content, { canonical: canonicalJson, sha256: sha256Hex }, digest.trim() === "" ? undefined : digest);
}
