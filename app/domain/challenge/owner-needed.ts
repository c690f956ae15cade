import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";

/**
 * Whether somebody stands behind a challenge whose owner chooses the team (pattern A) or confirms it (B): guide 1.2 leaves the
 * owner empty in C alone. Without one nobody signs the letter that gates publication (2.1), so a reason is asked for: who
 * confirms instead. Refusal: `ownerUnnamed`.
 */
export function checkOwner({ pattern, hasOwner }: { pattern: string; hasOwner: boolean }, reason: string): Result<null> {
  const isChosenByOwner = pattern === "A" || pattern === "B";
  return hasOwner || !isChosenByOwner || reason.trim() !== "" ? ok(null) : refuse("ownerUnnamed");
}
