import { Alert } from "#app/components/ui/alert.tsx";
import { nextStepOf } from "#app/domain/bid/next-step.ts";
import type { OwnBid } from "#app/domain/bid/view.ts";
import { formatInstant } from "#app/messages/format.ts";
import { aheadWords, leftNotes, publicReasonLabel } from "#app/messages/zh-CN/bid-left.ts";

/** Why nothing can be done with the bid now, with the reason that the public reads where the item rests or is gone; and which version counts where the draft is ahead of it. */
export function LeftNote({ bid }: { bid: OwnBid }) {
  const step = nextStepOf(bid);
  const note = leftNotes[step];
  const current = bid.versions.find((version) => version.isCurrent);
  return (
    <>
      {note && (
        <Alert tone="warning" title={note.title}>
          {note.showsReason && bid.challenge.publicReason && (
            <p>
              {publicReasonLabel}：{bid.challenge.publicReason}
            </p>
          )}
          <p>{note.words}</p>
        </Alert>
      )}
      {step === "awaitOpening" && current && bid.isDraftAhead && (
        <Alert tone="warning" title={aheadWords.title}>
          {aheadWords.words(current.number, formatInstant(current.receivedAt))}
        </Alert>
      )}
    </>
  );
}
