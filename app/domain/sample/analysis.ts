/** A line of a sample's analysis (成分表): as the laboratory wrote it, digits and all. */
export interface AnalysisRow {
  component: string;
  value: string;
  unit: string;
}

const number = String.raw`[<＜≤]?\s*\d+(?:\.\d+)?(?:\s*[-～~—–]\s*\d+(?:\.\d+)?)?`;
const line = new RegExp(String.raw`^(.{1,40}?)[\s,，:：\t]+(${number})\s*(\S.{0,19})?$`);

/** Full-width digits and signs as a table pasted from Word holds them. */
function plain(text: string): string {
  return text.replace(/[０-９．％]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0)).trim();
}

/**
 * 成分表 typed or pasted one component a line: `Fe2O3 38.4 %`, `含水率：31～34 %`. Without a unit it is `%`. Answers the rows, or the
 * number (from 1) of the first line that is none.
 */
export function parseAnalysis(text: string): { rows: AnalysisRow[] } | { badLine: number } {
  const rows: AnalysisRow[] = [];
  for (const [index, raw] of text.split("\n").entries()) {
    const typed = plain(raw);
    if (typed === "") continue;
    const [, component, value, unit] = line.exec(typed) ?? [];
    if (component === undefined || value === undefined) return { badLine: index + 1 };
    rows.push({ component: component.trim(), value: value.replaceAll(/\s/g, ""), unit: unit ?? "%" });
  }
  return { rows };
}
