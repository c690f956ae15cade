import { mayMeetTrouble } from "#app/domain/bid/next-step.ts";
import type { OwnBid } from "#app/domain/bid/view.ts";

/** The way to 提交遇阻, where it is open. */
export function TroubleNote({ bid, className }: { bid: OwnBid; className: string }) {
  if (!mayMeetTrouble(bid)) return null;
  return (
    <p className={`no-print ${className}`}>
      因系统原因没有提交成功？<a href={`/work/tickets/new?bid=${encodeURIComponent(bid.no)}`}>登记提交遇阻</a>，以登记时间为准，开标后不再受理。
    </p>
  );
}
