import { MemoryLocker, Server } from "@tus/server";
import { finishUpload } from "#app/services/bid-file/finish-upload.ts";
import { findUpload } from "#app/services/bid-file/receive-upload.ts";
import { newFileId } from "#app/services/bid-file/start-upload.ts";
import { quotedRefusal } from "#app/messages/zh-CN/refusals.ts";
import { logFailure } from "#app/web/log.ts";
import { UploadRefused, uploadRequest } from "./upload-request.ts";
import { stateHeaders, UploadStore } from "./upload-store.ts";

export const uploadPath = "/uploads";

/** The server of the tus protocol (resumable uploads). One a process: its locks keep two requests off one upload. */
export function tusServer(origin: string): Server {
  return new Server({
    path: uploadPath,
    datastore: new UploadStore(),
    locker: new MemoryLocker(),
    relativeLocation: true,
    allowedOrigins: [origin],
    namingFunction: newFileId,
    // Before any lock is asked for: who may not know an upload cannot disturb it either.
    onIncomingRequest: async (request, id) => {
      if (request.method === "POST") return;
      const current = uploadRequest();
      const upload = await findUpload(current.ctx, id);
      if (!upload.ok) throw new UploadRefused(upload.refusal);
      current.upload = upload.value;
      // All of it came, and its end went unnoticed because the process or the connection ended.
      if (request.method === "HEAD" && upload.value.status === "uploading" && upload.value.received === upload.value.size) current.upload = { ...upload.value, ...(await finishUpload(id)) };
    },
    onUploadFinish: async (_request, { id }) => ({ headers: stateHeaders(await finishUpload(id)) }),
    onResponseError: (_request, error) => {
      if ("status_code" in error) return error;
      logFailure(String(uploadRequest().response.getHeader("X-Request-Id") ?? ""), error);
      return { status_code: 500, body: quotedRefusal({ code: "failed" }) };
    },
  });
}
