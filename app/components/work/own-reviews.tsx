import { LinkButton } from "#app/components/ui/button.tsx";
import type { OpenReview } from "#app/domain/review/own-list.ts";
import { openReviewWords } from "#app/messages/zh-CN/own-reviews.ts";

/** An expert's open items: how many bids, how many done, how long it will take, and on. */
export function OwnReviews({ reviews }: { reviews: OpenReview[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {reviews.map(({ no, title, bids, done, next, workload }, index) => {
        const item = `/work/reviews/${encodeURIComponent(no)}`;
        return (
          <li key={no} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-4">
            <div className="min-w-0 flex-1 basis-64">
              <p className="text-lg font-bold">{openReviewWords.count(bids, done)}</p>
              <p>
                <a href={item}>{title}</a> <span className="text-soft tabular-nums">{no}</span>
              </p>
              <p className="text-soft">{next === null ? openReviewWords.toSign : workload && openReviewWords.time(workload)}</p>
            </div>
            <LinkButton href={next === null ? item : `${item}/${encodeURIComponent(next)}`} tone={index === 0 ? "primary" : "plain"} aria-label={`${next === null ? openReviewWords.sign : openReviewWords.go(done)}：${title}`}>
              {next === null ? openReviewWords.sign : openReviewWords.go(done)}
            </LinkButton>
          </li>
        );
      })}
    </ul>
  );
}
