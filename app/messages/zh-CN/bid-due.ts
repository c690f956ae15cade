import type { OwnBidRow } from "#app/domain/bid/view.ts";

/** Before a deadline of one's own bid: what it is for, where it is not the closing of the item. */
export function dueWords({ status, dueAt, closesAt }: Pick<OwnBidRow, "status" | "dueAt" | "closesAt">): string {
  if (status === "correctionRequested") return "补正 ";
  if (status === "contentAsked" || status === "contentSupplied") return "重新提供 ";
  return dueAt === closesAt ? "" : "重新开放至 ";
}
