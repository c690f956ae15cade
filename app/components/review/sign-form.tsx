import { type SubmissionResult, useForm } from "@conform-to/react";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import type { OwnReviewItem } from "#app/domain/review/view.ts";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Section } from "#app/components/ui/section.tsx";

/** 签署: all bids of the item at once. What is missing is listed with the way to it. */
export function SignForm({ view, frame, lastResult }: { view: OwnReviewItem; frame: WorkFrame; lastResult: SubmissionResult<string[]> | undefined }) {
  const [form] = useForm({ id: "sign-form", lastResult });
  const own = view.bids.filter(({ status }) => ["accepted", "reviewing", "reopened"].includes(status));
  const unfinished = own.filter(({ missing }) => missing > 0);
  if (own.length === 0) return null;
  return (
    <Section title="签署" id="sign">
      {view.challenge.status !== "inReview" ? (
        <p className="text-soft">评审尚未启动或已经结束。</p>
      ) : unfinished.length > 0 ? (
        <>
          <p>还有 {unfinished.length} 份没有评完，评完后在这里一次签署：</p>
          <ul className="mt-1 list-disc pl-5">
            {unfinished.map((bid) => (
              <li key={bid.id}>
                <a href={`/work/reviews/${encodeURIComponent(view.challenge.no)}/${encodeURIComponent(bid.code)}`}>{bid.code}</a> 还有 {bid.missing} 处未填
              </li>
            ))}
          </ul>
        </>
      ) : (
        <form method="post" id={form.id} aria-label="签署">
          <ErrorSummary form={form} />
          <Once frame={frame} name="sign" />
          <p className="mb-3 measure">
            {view.expertName}：您将一次签署本任务的 {own.length} 份评分。签署后分数和意见锁定，确需更正的，须由复核人说明理由后退回。签署前要再次验证身份。
          </p>
          <Button name="intent" value="sign">
            签署 {own.length} 份评分
          </Button>
        </form>
      )}
    </Section>
  );
}
