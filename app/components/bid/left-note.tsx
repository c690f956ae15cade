import { Alert } from "#app/components/ui/alert.tsx";
import { nextStepOf } from "#app/domain/bid/next-step.ts";
import type { OwnBid } from "#app/domain/bid/view.ts";
import { leftNotes, publicReasonLabel } from "#app/messages/zh-CN/bid.ts";

/** Why nothing can be done with the bid now, with the reason that the public reads, where the item rests or is gone. */
export function LeftNote({ bid }: { bid: OwnBid }) {
  const note = leftNotes[nextStepOf(bid)];
  if (!note) return null;
  return (
    <Alert tone="warning" title={note.title}>
      {note.showsReason && bid.challenge.publicReason && (
        <p>
          {publicReasonLabel}：{bid.challenge.publicReason}
        </p>
      )}
      <p>{note.words}</p>
    </Alert>
  );
}
