import { PageTitle } from "#app/components/ui/page-title.tsx";
import type { Excerpt } from "#app/domain/similarity/screen-texts.ts";
import type { ScreenBidView, ScreenPairView } from "#app/domain/similarity/view.ts";
import { pairWords, screenBidWords, sourceWords } from "#app/messages/zh-CN/similarity.ts";
import { showScreenPair } from "#app/services/similarity/show-screen.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "similarityPair",
  policy: "round.view",
  load: ({ ctx, params }) => showScreenPair(ctx, param(params, "code"), param(params, "id"), Number(param(params, "rank"))),
});

export const loader = page.loader;
export const meta = pageMeta<ScreenPairView>(({ row }) => `对照 ${row.first.no} 与 ${row.second.no}`);

export default function SimilarityPair() {
  const { view } = usePage<typeof loader>();
  const { row, passages, morePassages } = view;
  const back = `/work/rounds/${encodeURIComponent(view.round.code)}/similarity/${view.screenId}`;
  return (
    <>
      <PageTitle title={`文字对照：${row.first.no} 与 ${row.second.no}`} lead={<a href={back}>回到核查结果</a>} />
      <p className="mb-4">
        {pairWords(row)}；相同文字 {row.shared} 字，占“{row.first.no}”全文 {row.percents[0]}%、“{row.second.no}”全文 {row.percents[1]}%。标点、空格和全角半角不计。
      </p>
      <ol>
        {passages.map((passage, index) => (
          <li key={index} className="mb-6 border-t border-line pt-3">
            <h2 className="mb-2 text-base">
              第 {index + 1} 处，相同 {passage.same} 字
            </h2>
            <div className="grid gap-4 sm:grid-cols-2">
              <Side bid={row.first} excerpt={passage.first} />
              <Side bid={row.second} excerpt={passage.second} />
            </div>
          </li>
        ))}
      </ol>
      {morePassages > 0 && <p className="text-soft">另有 {morePassages} 处较短，没有列出。</p>}
    </>
  );
}

function Side({ bid, excerpt }: { bid: ScreenBidView; excerpt: Excerpt }) {
  return (
    <figure className="min-w-0">
      <figcaption className="text-sm text-soft">
        <a href={`/work/bids/${encodeURIComponent(bid.no)}`}>{screenBidWords(bid)}</a> · {sourceWords(excerpt.source)}
      </figcaption>
      <blockquote className="mt-1 rounded border border-line px-3 py-2 break-words">
        <span className="text-soft">{excerpt.before}</span>
        <mark>{excerpt.words}</mark>
        <span className="text-soft">{excerpt.after}</span>
      </blockquote>
    </figure>
  );
}
