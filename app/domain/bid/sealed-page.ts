import type { RoundRules } from "#app/domain/round/schema.ts";
import type { OpenedFileView } from "./file.ts";
import type { BidState } from "./lifecycle.ts";
import { confirmationDue } from "./member-view.ts";

/**
 * Until when the team may still bring the sealed page (盖章页) of an opened bid without a correction: the time that members have
 * to confirm, where the form check looks for the page. Null before the opening, once the form is decided on, or when the time is over.
 */
export function sealedPageUntil({ status, closesAt }: { status: BidState; closesAt: string | null }, attachments: RoundRules["attachments"], now: string): string | null {
  const isChecked = status === "underFormCheck" || status === "correctionRequested";
  const dueAt = isChecked && attachments === "check" ? confirmationDue(closesAt) : null;
  return dueAt !== null && Date.parse(now) < Date.parse(dueAt) ? dueAt : null;
}

/** Whether its team may take a supplement out again: it came with the correction, and the log does not name it yet as a sealed page brought in time. */
export function isRemovable({ kind, suppliedAt }: Pick<OpenedFileView, "kind" | "suppliedAt">, correction: { requestedAt: string }, closesAt: string | null): boolean {
  if (suppliedAt === null || Date.parse(suppliedAt) < Date.parse(correction.requestedAt)) return false;
  const dueAt = kind === "sealedPrint" ? confirmationDue(closesAt) : null;
  return dueAt === null || Date.parse(suppliedAt) >= Date.parse(dueAt);
}
