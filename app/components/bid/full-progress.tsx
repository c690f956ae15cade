import type { PartProgress } from "#app/domain/bid/full-form.ts";
import { fullPartWords, fullWords } from "#app/messages/zh-CN/full-form.ts";

/** How far a part is, in words and colour. */
export function ProgressMark({ progress }: { progress: PartProgress }) {
  const { filled, needed, problems } = progress;
  if (problems.length === 0) return <span className="font-medium text-blue-dark">{needed === 0 ? fullWords.optional : fullWords.done}</span>;
  return <span className="font-medium text-red-dark">{needed > 0 ? fullWords.progress(filled, needed) : `还缺 ${problems.length} 项`}</span>;
}

/** The parts of the page beside with their progress, each a link to its place on its own page. */
export function FullProgress({ no, parts }: { no: string; parts: readonly PartProgress[] }) {
  const page = `/work/bids/${encodeURIComponent(no)}/plan`;
  return (
    <>
      <ul className="gap-x-8 sm:columns-2">
        {parts.map((progress) => (
          <li key={progress.code} className="flex justify-between gap-3 border-b border-line py-1">
            <a href={`${page}#part-${progress.code}`}>{fullPartWords[progress.code].title}</a>
            <ProgressMark progress={progress} />
          </li>
        ))}
      </ul>
      {parts.length > 1 && (
        <p className="mt-3">
          <a href={page}>{fullWords.open}</a>
        </p>
      )}
    </>
  );
}
