import { type Indicator, mostIndicators } from "#app/domain/challenge/indicator.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import type { DemandContent } from "./content.ts";
import { demandTexts, type DemandText, longestText } from "./form.ts";
import { overLength } from "./over-length.ts";

/** Texts of which the first one stands: names and contacts cannot be joined. */
const single: readonly DemandText[] = ["title", "industry", "contactName", "contactPhone"];

/**
 * 合并: one text of several demands for the officer to go over: passages under the number they come from, money added up,
 * indicators all kept, with codes made distinct. Refusal: textsTooLong (facts `over`), for nothing may be lost on the way.
 */
export function joinedDemand(parts: readonly { no: string; content: DemandContent }[], title: string): Result<DemandContent> {
  const [first] = parts;
  if (!first) throw new RangeError("nothing to join");
  const contents = parts.map(({ content }) => content);
  const total = (key: "ownerInputFen" | "payToBidderFen" | "fiscalFen") => contents.reduce((sum, content) => sum + content[key], 0);
  const texts = Object.fromEntries(demandTexts.map((name) => [name, single.includes(name) ? first.content[name] : joinedText(parts.map(({ no, content }) => [no, content[name]] as const))])) as Record<DemandText, string>;
  const indicators = distinctCodes(contents.flatMap((content) => content.indicators));
  const measured = [...demandTexts.map((text) => ({ text, length: texts[text].length, most: longestText[text] })), { text: "indicators" as const, length: indicators.length, most: mostIndicators }];
  if (measured.some(({ length, most }) => length > most)) return overLength(measured);
  return ok({
    ...first.content,
    ...texts,
    title,
    waste: [...new Set(contents.flatMap(({ waste }) => waste))],
    periodMonths: Math.max(...contents.map(({ periodMonths }) => periodMonths)),
    ownerInputFen: total("ownerInputFen"),
    payToBidderFen: total("payToBidderFen"),
    fiscalFen: total("fiscalFen"),
    isConfidential: contents.some(({ isConfidential }) => isConfidential),
    indicators,
  });
}

function joinedText(passages: readonly (readonly [string, string])[]): string {
  const filled = passages.filter(([, text]) => text !== "");
  const isSame = new Set(filled.map(([, text]) => text)).size <= 1;
  return isSame ? (filled[0]?.[1] ?? "") : filled.map(([no, text]) => `【${no}】${text}`).join("\n");
}

/** The same indicator asked twice stays once; another one under a code that is taken gets the next free one. */
function distinctCodes(indicators: readonly Indicator[]): Indicator[] {
  const kept: Indicator[] = [];
  for (const one of indicators) {
    if (kept.some((other) => JSON.stringify({ ...other, code: "" }) === JSON.stringify({ ...one, code: "" }))) continue;
    let code = one.code;
    for (let next = 2; kept.some((other) => other.code === code); next += 1) code = `${one.code}.${next}`;
    kept.push({ ...one, code });
  }
  return kept;
}
