import { Section } from "#app/components/ui/section.tsx";
import type { ReviewBid } from "#app/domain/bid/view.ts";
import { BidContent } from "./bid-content.tsx";
import { OpenedFiles } from "./opened-files.tsx";

/** A bid as experts and the demand owner read it. */
export function ReviewBidView({ bid }: { bid: ReviewBid }) {
  return (
    <Section title="申报内容" id="content">
      <BidContent content={bid.content} indicators={bid.challenge.indicators} unitName={bid.unitName} />
      <OpenedFiles no={bid.no} files={bid.openedFiles} />
    </Section>
  );
}
