import { Alert } from "#app/components/ui/alert.tsx";
import type { OwnBid } from "#app/domain/bid/view.ts";
import { TroubleNote } from "./trouble-note.tsx";

/** Why the form was refused; once it is locked, what became of the words typed and where somebody turns who came too late. */
export function RefusedAlert({ problem, isLate, isOpen, trace, bid }: { problem: string; isLate: boolean; isOpen: boolean; trace: string | null; bid: OwnBid }) {
  return (
    <Alert tone="problem">
      <p>{problem}</p>
      {!isOpen && <p>您刚才填写的内容没有保存，仍显示在下面，可以复制留存。</p>}
      {!isOpen && isLate && <TroubleNote bid={bid} trace={trace} className="mt-2" />}
    </Alert>
  );
}
