import type { ReviewAssignmentState } from "./lifecycle.ts";

/** A row of the list of tasks, for the bureau. No mark, no count of marks. */
export interface StaffReviewRow {
  reference: string;
  challengeNo: string;
  bidNo: string;
  code: string;
  expertNo: string;
  expertName: string;
  status: ReviewAssignmentState;
  signedAt: string | null;
}
