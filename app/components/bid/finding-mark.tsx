import type { Finding, FindingLevel } from "#app/domain/bid/form-check.ts";
import { findingWords, levelWords } from "#app/messages/zh-CN/form-check.ts";

const looks: Record<FindingLevel, string> = {
  ok: "text-soft",
  note: "text-ink",
  flag: "font-medium text-red-dark",
  stop: "rounded bg-red-wash px-1 font-bold text-red-dark",
};

/** One cell of the form check: the grade in a word, then what was found. */
export function FindingMark({ finding }: { finding: Finding }) {
  return (
    <span className={looks[finding.level]}>
      {finding.level !== "ok" && <span className="mr-1">【{levelWords[finding.level]}】</span>}
      {findingWords(finding)}
    </span>
  );
}
