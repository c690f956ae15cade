import { Alert } from "#app/components/ui/alert.tsx";
import type { PendingResult } from "#app/domain/award/view.ts";
import { droppedWords, outcomeHeadings } from "#app/messages/zh-CN/review.ts";

/** The bid did not come to the review. Only of an item that goes on (`isPending`) a result will be made public. */
export function DroppedBid({ dropped, isPending }: { dropped: NonNullable<PendingResult["dropped"]>; isPending: boolean }) {
  return (
    <Alert tone="warning" title={outcomeHeadings[dropped.as]}>
      <p>{dropped.reason ?? droppedWords[dropped.as]}</p>
      {isPending && dropped.as === "unmatched" && <p>{droppedWords.unmatchedNext}</p>}
    </Alert>
  );
}
