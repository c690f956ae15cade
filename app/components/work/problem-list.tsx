import type { Problem } from "#app/domain/overview/problems.ts";
import { problemWords } from "#app/messages/zh-CN/problems.ts";

/** What has gone wrong in the rounds that one follows, with the way to the item. */
export function ProblemList({ problems }: { problems: Problem[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {problems.map(({ code, no, title }) => (
        <li key={`${code} ${no}`} className="flex flex-wrap gap-x-4 py-2">
          <strong className="text-red-dark">{problemWords[code]}</strong>
          <a href={`/work/challenges/${encodeURIComponent(no)}`}>{`${no} ${title}`}</a>
        </li>
      ))}
    </ul>
  );
}
