import type { Indicator } from "#app/domain/challenge/indicator.ts";
import { converted } from "#app/domain/challenge/unit/measured.ts";

/** 掺量 as promised, in percent, for the radioactivity check beside it; null where none is listed or none is promised yet. Source: guide 5.3. */
export function promisedDosage(indicators: readonly Pick<Indicator, "code" | "name" | "unit" | "mode">[], promised: Readonly<Record<string, { value: unknown }>>): number | null {
  for (const { code, name, unit, mode } of indicators) {
    const value = Object.hasOwn(promised, code) ? promised[code]?.value : null;
    if (mode !== "absolute" || !/掺量|掺入量|掺加量|掺入比例/.test(name) || typeof value !== "number") continue;
    const percent = converted(value, unit, "%");
    if (percent !== null && percent > 0 && percent <= 100) return percent;
  }
  return null;
}
