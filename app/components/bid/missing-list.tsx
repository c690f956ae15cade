import type { Missing } from "#app/domain/bid/completeness.ts";
import { fullPartCodes } from "#app/domain/bid/full-parts.ts";
import { sectionOf } from "#app/domain/bid/parts.ts";
import type { Indicator } from "#app/domain/challenge/indicator.ts";
import { sectionWords } from "#app/messages/zh-CN/bid.ts";
import { missingWords } from "#app/messages/zh-CN/bid-missing.ts";
import { fullPartWords, fullWords } from "#app/messages/zh-CN/full-form.ts";
import { anchorOf } from "./bid-anchor.ts";

/** 还缺 n 项, each with the way there, and about how long it takes. `done` is the move that can then be made. */
export function MissingList({ no, missing, indicators, done }: { no: string; missing: readonly Missing[]; indicators: readonly Indicator[]; done: string }) {
  if (missing.length === 0) {
    return (
      <p role="status" className="my-4 rounded border border-l-4 border-line border-l-blue bg-blue-wash px-4 py-3">
        <strong>已填齐，可以{done}。</strong> 保存不等于提交，拿到回执才算数。
      </p>
    );
  }
  // The whole form's many fields have their own page: here stands one line for each of its parts.
  const fullParts = fullPartCodes.flatMap((code) => {
    const count = missing.filter(({ path }) => path.split(".")[0] === "full" && path.split(".")[1] === code).length;
    return count > 0 ? [{ code, count }] : [];
  });
  const minutes = [...new Set(missing.map(({ path }) => sectionOf(path)))].reduce((sum, section) => sum + sectionWords[section].minutes, 0);
  return (
    <section aria-labelledby="missing-title" className="my-4 rounded border border-line bg-wash px-4 py-3">
      <h2 id="missing-title" className="text-base font-bold">
        还缺 {missing.length} 项（约需 {minutes} 分钟）
      </h2>
      <ol className="mt-2 list-decimal pl-6 max-sm:max-h-56 max-sm:overflow-y-auto sm:columns-2">
        {missing.filter(({ path }) => sectionOf(path) !== "full").map((one) => (
          <li key={one.path}>
            <a href={`#${anchorOf(one.path)}`}>{missingWords(one, indicators)}</a>
          </li>
        ))}
        {fullParts.map(({ code, count }) => (
          <li key={code}>
            <a href={`/work/bids/${encodeURIComponent(no)}/plan#part-${code}`}>{fullWords.lacks(fullPartWords[code].title, count)}</a>
          </li>
        ))}
      </ol>
    </section>
  );
}
