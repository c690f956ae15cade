import { z } from "zod";
import { drawTools } from "#app/crypto/draw.ts";
import type { Result } from "#app/domain/kernel/result.ts";
import { type DrawVerdict, judgeDraw } from "#app/domain/review/draw/draw-record.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";

const input = z.strictObject({ content: z.string().min(1, "required") });

/** 重跑抽取, open to everybody: what a browser without script asks. Nothing is read or kept. Refusal: invalidInput. */
export async function verifyDraw(_ctx: Context, rawInput: unknown): Promise<Result<DrawVerdict>> {
  const given = input.safeParse(rawInput);
  return given.success ? judgeDraw(given.data.content, drawTools) : invalidInput(given.error);
}
