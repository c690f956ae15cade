import { ok, type Result } from "#app/domain/kernel/result.ts";
import { isSentScan } from "#app/domain/scan/scan.ts";
import { digestOfScan } from "#app/services/scan/keep-scan.ts";
import type { Context } from "./context.ts";

/** An input whose files, where a form brought some along, are kept and stand as their digests. Refusal: fileRefused. */
export async function keepSent(ctx: Context, rawInput: unknown): Promise<Result<unknown>> {
  if (typeof rawInput !== "object" || rawInput === null || Array.isArray(rawInput)) return ok(rawInput);
  const kept: Record<string, unknown> = { ...rawInput };
  for (const [name, value] of Object.entries(kept)) {
    if (!isSentScan(value)) continue;
    const digest = await digestOfScan(ctx, value);
    if (!digest.ok) return digest;
    kept[name] = digest.value;
  }
  return ok(kept);
}
