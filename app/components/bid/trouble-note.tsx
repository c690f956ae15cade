import { mayMeetTrouble } from "#app/domain/bid/next-step.ts";
import type { OwnBid } from "#app/domain/bid/view.ts";
import { stateWords } from "#app/messages/zh-CN/states.ts";

/** 提交遇阻: what was reported of this bid, or the way to report, where it is open. `trace`: the code of the request that failed. */
export function TroubleNote({ bid, trace, className }: { bid: OwnBid; trace?: string | null; className: string }) {
  const isWaiting = bid.tickets.some(({ status }) => status === "reported" || status === "proposed");
  return (
    <div className={`no-print ${className}`}>
      {bid.tickets.map(({ no, status }) => (
        <p key={no}>
          提交遇阻登记 <a href={`/work/tickets/${no}`}>{no}</a>：{stateWords.ticket[status].public}
        </p>
      ))}
      {mayMeetTrouble(bid) && !isWaiting && (
        <p>
          因系统原因没有提交成功？<a href={`/work/tickets/new?bid=${bid.no}${trace ? `&trace=${trace}` : ""}`}>登记提交遇阻</a>，以登记时间为准，开标后不再受理。
        </p>
      )}
    </div>
  );
}
