import { useEffect, useRef, useState } from "react";
import { type FileKind, fileKinds, isFileChangePending, type OwnFile } from "#app/domain/bid/file.ts";
import { removeUpload, uploadFile } from "./start-upload.ts";
import type { UploadReport } from "./upload-task.ts";

/** A file of the list: one the server knows, or one that this page is sending. */
export interface AttachmentRow extends Omit<OwnFile, "digest"> {
  /** Bytes sent by this page; null for what it is not sending. */
  sent: number | null;
  /** The connection is gone and is tried again. */
  isWaiting: boolean;
  /** Why this page could not send it. */
  words: string | null;
}

export interface Attachments {
  rows: AttachmentRow[];
  sealed: number;
  unfinished: number;
  /** They differ from what was submitted. */
  isAhead: boolean;
  add: (kind: FileKind, files: readonly File[]) => void;
  remove: (row: AttachmentRow) => void;
}

const pending = "pending-";

/** Whether the server has no name for it yet, or never took it. */
export function isUnknown({ id }: Pick<AttachmentRow, "id">): boolean {
  return id.startsWith(pending);
}

/** The files of a bid and what this page sends, one after the other: a weak connection finishes one rather than none. */
export function useAttachments(bid: string, files: readonly OwnFile[], submittedCount: number): Attachments {
  const [rows, setRows] = useState<AttachmentRow[]>(() => files.map((file) => ({ ...file, sent: null, isWaiting: false, words: null })));
  const count = useRef(0);
  const chain = useRef<Promise<void>>(Promise.resolve());
  const isSending = rows.some(({ sent }) => sent !== null);
  useEffect(() => {
    if (!isSending) return;
    const keep = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", keep);
    return () => removeEventListener("beforeunload", keep);
  }, [isSending]);
  const add = (kind: FileKind, added: readonly File[]) => {
    for (const file of added) {
      const key = `${pending}${String((count.current += 1))}`;
      const row: AttachmentRow = { id: key, kind, name: file.name, size: file.size, status: "uploading", problem: null, note: null, isSubmitted: false, sent: 0, isWaiting: false, words: null };
      setRows((before) => [...before, row]);
      let id = key;
      const report = (news: UploadReport) => {
        // React may run the change of one report after the next report came: each keeps the names of its own time.
        const [old, now] = [id, "id" in news && news.id !== null ? news.id : id];
        id = now;
        setRows((before) => before.filter((other) => other.id !== now || now === old).map((other) => (other.id === old ? after(other, now, news) : other)));
      };
      chain.current = chain.current.then(() => uploadFile({ bid, kind, file, report }));
    }
  };
  const remove = (row: AttachmentRow) => {
    if (isUnknown(row)) return setRows((before) => before.filter(({ id }) => id !== row.id));
    void removeUpload(row.id).then((words) => setRows((before) => (words === null ? before.filter(({ id }) => id !== row.id) : before.map((other) => (other.id === row.id ? { ...other, words } : other)))));
  };
  const ordered = [...rows].sort((a, b) => fileKinds.indexOf(a.kind) - fileKinds.indexOf(b.kind));
  const sealed = rows.filter(({ status }) => status === "sealed").length;
  const unfinished = rows.filter(({ status }) => status === "uploading" || status === "checking").length;
  return { rows: ordered, sealed, unfinished, isAhead: isFileChangePending(rows, submittedCount), add, remove };
}

function after(row: AttachmentRow, id: string, report: UploadReport): AttachmentRow {
  switch (report.kind) {
    case "running":
      return { ...row, id, sent: report.sent, isWaiting: false };
    case "waiting":
      return { ...row, status: "uploading", isWaiting: true };
    case "checking":
      return { ...row, id, status: "checking", sent: row.size, isWaiting: false };
    case "ended":
      return { ...row, id, status: report.status, problem: report.problem, note: report.note, sent: null, isWaiting: false };
    case "failed":
      return { ...row, status: isUnknown(row) ? "refused" : "uploading", sent: null, words: report.words };
  }
}
