import type { FileKind, FileProblem, FileState } from "#app/domain/bid/file.ts";
import type { ProposalNote } from "#app/domain/bid/proposal.ts";

/** How an upload stands. `ended` is the server's word on it; `words` tells why it did not get there. */
export type UploadReport =
  | { kind: "running"; id: string | null; sent: number }
  | { kind: "waiting" }
  | { kind: "checking"; id: string | null }
  | { kind: "ended"; id: string; status: FileState; problem: FileProblem | null; note: ProposalNote | null }
  | { kind: "failed"; words: string };

export interface UploadTask {
  bid: string;
  kind: FileKind;
  file: File;
  report: (report: UploadReport) => void;
}
