/** Code and title that a round is proposed under. */
export interface RoundNames {
  code: string;
  title: string;
}

/**
 * What the copy of a round (沿用) is called until somebody says otherwise: the year after its own, but no year that is over; the
 * next batch where the code is taken. The title follows where it names the year.
 */
export function copiedNames({ code, title }: RoundNames, taken: readonly string[], thisYear: number): RoundNames {
  const [, series = "", from = ""] = /^([A-Z]+)-(\d{4})/.exec(code) ?? [];
  if (series === "") return { code: "", title: "" };
  const year = Math.max(Number(from) + 1, thisYear);
  const base = `${series}-${String(year)}`;
  const batch = [base, ...Array.from({ length: 98 }, (_, index) => `${base}-${String(index + 2)}`)].find((one) => !taken.includes(one));
  return { code: batch ?? "", title: title.replace(from, String(year)) };
}
