const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";
/** Nothing that is measured is larger or smaller. */
const mostPlaces = 12;

const power = /(\d+)(?:\.(\d+))?(?:\s*[×xX*]\s*10(?:\s*\^\s*([-−－+]?\d{1,2})|\s*([-−－]\d{1,2})|([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))|[eE]([-+]?\d{1,2}))(?!\d)/g;

/** The exponent's own text: `⁻⁷`, `−7`, `+4`. */
function exponentOf(text: string): number {
  const digits = [...text].map((character) => (raised.includes(character) ? String(raised.indexOf(character)) : /[⁻−－]/.test(character) ? "-" : character === "⁺" ? "+" : character)).join("");
  return Number(digits);
}

/**
 * Numbers with a power of ten as plain decimals: `1.0×10⁻⁷`, `1×10^-7`, `1E-7`, and `1×10-7` whose raised figures a paste has lost.
 * A lost positive one (`1×104`) stays as it is, because nobody can tell it from a product; so does what no measurement reaches.
 */
export function withoutPowers(text: string): string {
  return text.replace(power, (all, whole: string, part = "", ...exponents: (string | undefined)[]) => {
    const by = exponentOf(exponents.slice(0, 4).find((one) => one !== undefined) ?? "0");
    if (Math.abs(by) > mostPlaces) return all;
    const point = whole.length + by;
    const digits = `${"0".repeat(Math.max(0, 1 - point))}${whole}${part as string}`.padEnd(point, "0");
    const at = Math.max(point, 1);
    const decimals = digits.slice(at);
    return `${digits.slice(0, at).replace(/^0+(?=\d)/, "")}${decimals === "" ? "" : `.${decimals}`}`;
  });
}

/** A number as a plain decimal, never `1e-7`: as its field takes it back. */
export function plainNumber(value: number): string {
  return String(value).replace(/^(-?)(.+)$/, (_, sign: string, rest: string) => `${sign}${withoutPowers(rest)}`);
}
