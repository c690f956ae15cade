import type { Finding, FindingLevel } from "#app/domain/bid/form-check.ts";
import { levelWords } from "#app/messages/zh-CN/form-check.ts";

const looks: Record<FindingLevel, string> = {
  ok: "text-soft",
  note: "text-ink",
  flag: "font-medium text-red-dark",
  stop: "rounded bg-red-wash px-1 font-bold text-red-dark",
};

/** One cell of the form check: the grade in a word, then what was found, in `words`: a page that is heavy already gets them from the server. */
export function FindingMark({ finding, words }: { finding: Finding; words: string }) {
  const level = finding.until === undefined ? finding.level : "note";
  return (
    <span className={looks[level]}>
      {level !== "ok" && <span className="mr-1">【{levelWords[level]}】</span>}
      {words}
    </span>
  );
}
