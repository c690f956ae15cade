import { randomInt } from "node:crypto";
import { type CheckSlipRow, findRecentSlips, findSlip, insertSlip } from "#app/db/check-slip.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { browserMake, formatSlipCode, normalizeSlipCode, type SelfCheckResult, slipAlphabet } from "#app/domain/site/self-check.ts";
import { selfCheckOutcomes } from "#app/domain/site/self-check-schema.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** 自检短码 as staff see it. */
export interface CheckSlip extends SelfCheckResult {
  code: string;
  createdAt: string;
}

/** 生成短码, by anybody: results by check as JSON and the browser's make, nothing of a person. Refusal: invalidInput. */
export async function makeSlip(rawOutcomes: string, userAgent: string): Promise<Result<{ code: string }>> {
  const outcomes = readOutcomes(rawOutcomes);
  if (!outcomes) return refuse("invalidInput");
  for (;;) {
    const code = Array.from({ length: 6 }, () => slipAlphabet[randomInt(slipAlphabet.length)]).join("");
    if (await insertSlip(code, { outcomes, browser: browserMake(userAgent) })) return ok({ code: formatSlipCode(code) });
  }
}

function readOutcomes(raw: string): SelfCheckResult["outcomes"] | null {
  try {
    const parsed = selfCheckOutcomes.safeParse(JSON.parse(raw === "" ? "{}" : raw));
    return parsed.success ? (parsed.data) : null;
  } catch {
    return null;
  }
}

/** 查询短码, for everybody with a duty: whoever answers the telephone. Refusals: signInNeeded, notAllowed, notFound. */
export async function showSlip(ctx: Context, typed: string): Promise<Result<CheckSlip>> {
  const refused = dutyRefusal(ctx);
  if (refused) return refuse(refused);
  const code = normalizeSlipCode(typed);
  const slip = code && (await findSlip(code));
  return slip ? ok(viewOf(slip)) : refuse("notFound");
}

/** The latest slips. Refusals: signInNeeded, notAllowed. */
export async function listSlips(ctx: Context): Promise<Result<CheckSlip[]>> {
  const refused = dutyRefusal(ctx);
  return refused ? refuse(refused) : ok((await findRecentSlips()).map(viewOf));
}

function viewOf({ code, result, createdAt }: CheckSlipRow): CheckSlip {
  return { ...result, code: formatSlipCode(code), createdAt: createdAt.toISOString() };
}

function dutyRefusal({ actor }: Context): "signInNeeded" | "notAllowed" | null {
  if (actor.system) return null;
  if (actor.personId === null) return "signInNeeded";
  return actor.roles.length > 0 ? null : "notAllowed";
}
