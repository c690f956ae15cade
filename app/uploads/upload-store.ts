import type { Readable } from "node:stream";
import { DataStore, Upload } from "@tus/server";
import { type OwnUpload, receivePart } from "#app/services/bid-file/receive-upload.ts";
import { removeFile } from "#app/services/bid-file/remove-file.ts";
import { startUpload } from "#app/services/bid-file/start-upload.ts";
import { UploadRefused, uploadRequest } from "./upload-request.ts";

/**
 * Where the protocol's server keeps uploads: rows and wrapped keys in the database, bytes on disk only encrypted, by the
 * product's own services. Every method acts for the sender of the current request.
 */
export class UploadStore extends DataStore {
  override extensions = ["creation", "creation-with-upload", "termination"];

  override async create(upload: Upload): Promise<Upload> {
    const request = uploadRequest();
    const { bid, kind, name } = upload.metadata ?? {};
    const started = await startUpload(request.ctx, bid ?? "", upload.id, { kind, name, size: upload.size ?? null });
    if (!started.ok) throw new UploadRefused(started.refusal);
    return upload;
  }

  override async getUpload(id: string): Promise<Upload> {
    const upload = found(id);
    if (upload.received === null) throw new UploadRefused({ code: "notFound" });
    // A refused file of unknown size counts as empty; the header with its state tells why.
    const { response } = uploadRequest();
    for (const [name, value] of Object.entries(stateHeaders(upload))) response.setHeader(name, value);
    return new Upload({ id, size: upload.size ?? 0, offset: upload.received });
  }

  override async write(part: Readable, id: string, offset: number): Promise<number> {
    return receivePart(found(id), part, offset);
  }

  override async remove(id: string): Promise<void> {
    const removed = await removeFile(uploadRequest().ctx, id);
    if (!removed.ok) throw new UploadRefused(removed.refusal);
  }
}

/** `sealed`, or `refused:macros`; beside it what to look at again, as JSON. */
export function stateHeaders({ status, problem, note }: Pick<OwnUpload, "status" | "problem" | "note">): Record<string, string> {
  return { "X-File-State": problem ? `${status}:${problem}` : status, ...(note && { "X-File-Note": JSON.stringify(note) }) };
}

/** What the request was allowed for (tus-server.ts), and nothing else. */
function found(id: string): OwnUpload {
  const { upload } = uploadRequest();
  if (upload?.id !== id) throw new UploadRefused({ code: "notFound" });
  return upload;
}
