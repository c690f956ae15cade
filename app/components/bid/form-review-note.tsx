import type { FormReviewView } from "#app/domain/bid/view.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";

const outcomes = { kept: "复核：维持不予受理", readmitted: "复核：撤销不予受理，重新形式审查" } as const;

/** 复核: what the team asked, and what became of it. */
export function FormReviewNote({ review }: { review: FormReviewView }) {
  return (
    <Alert tone="note" title={review.outcome ? outcomes[review.outcome] : "已申请复核，待答复"}>
      <p className="whitespace-pre-wrap">
        申请理由：{review.words}（<DateTime value={review.askedAt} />）
      </p>
      {review.outcome && review.decidedAt && (
        <p className="whitespace-pre-wrap">
          答复：{review.reason}（<DateTime value={review.decidedAt} />）
        </p>
      )}
    </Alert>
  );
}
