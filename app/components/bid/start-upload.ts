import type { FileKind, FileProblem, FileState } from "#app/domain/bid/file.ts";
import type { ProposalNote } from "#app/domain/bid/proposal.ts";

/** How an upload stands. `ended` is the server's word on it; `words` tells why it did not get there. */
export type UploadReport =
  | { kind: "running"; id: string | null; sent: number }
  | { kind: "waiting" }
  | { kind: "checking"; id: string | null }
  | { kind: "ended"; id: string; status: FileState; problem: FileProblem | null; note: ProposalNote | null }
  | { kind: "failed"; words: string };

interface UploadTask {
  bid: string;
  kind: FileKind;
  file: File;
  report: (report: UploadReport) => void;
}

/** Small enough for gateways and weak connections: what a broken connection loses is part of one. */
const partBytes = 2 * 1024 * 1024;
/** Counted anew after each part that got through; together about an hour. */
const retryDelays = [0, 1000, 3000, 5000, 10_000, 20_000, ...Array.from({ length: 120 }, () => 30_000)];
const askAgainMs = 2000;
const storagePrefix = "jb-upload:";

/** Once a gateway has refused PATCH, every further upload of this page goes by POST. */
let isByPost = false;

/** Uploads a file in parts and goes on by itself after a broken connection, also after the page was closed. Ends with `ended` or `failed`. */
export async function uploadFile(task: UploadTask): Promise<void> {
  const { Upload } = await import("tus-js-client");
  const fingerprint = await fingerprintOf(task);
  return new Promise((resolve) => {
    let upload: InstanceType<typeof Upload> | undefined;
    const idOf = () => upload?.url?.split("/").at(-1) ?? null;
    const end = (report: UploadReport) => {
      task.report(report);
      resolve();
    };
    const begin = () => {
      upload = new Upload(task.file, {
        endpoint: "/uploads",
        metadata: { bid: task.bid, kind: task.kind, name: task.file.name },
        chunkSize: partBytes,
        retryDelays,
        overridePatchMethod: isByPost,
        ...(fingerprint === null ? { storeFingerprintForResuming: false } : { fingerprint: () => Promise.resolve(fingerprint), urlStorage, removeFingerprintOnSuccess: true }),
        onProgress: (sent, total) => task.report(sent < total ? { kind: "running", id: idOf(), sent } : { kind: "checking", id: idOf() }),
        // Whatever the browser thinks of its connection: the server is asked, not the cable.
        onShouldRetry: ({ originalResponse }) => {
          const status = originalResponse?.getStatus() ?? 0;
          const isWorthIt = status === 0 || status === 409 || status === 423 || (status >= 500 && status !== 501 && status !== 507);
          if (isWorthIt) task.report({ kind: "waiting" });
          return isWorthIt;
        },
        onSuccess: ({ lastResponse }) => void settled(idOf()!, (name) => lastResponse.getHeader(name)).then(end),
        onError: (error) => {
          const response = "originalResponse" in error ? error.originalResponse : null;
          if (!isByPost && response && [405, 501].includes(response.getStatus())) {
            isByPost = true;
            begin();
          } else end({ kind: "failed", words: wordsOf(response) });
        },
      });
      const started = upload;
      void started.findPreviousUploads().then(([previous]) => {
        if (previous && fingerprint !== null) started.resumeFromPreviousUpload(previous);
        started.start();
      });
    };
    begin();
  });
}

/** What the server makes of a whole upload; asked again while it is still looking at it. */
async function settled(id: string, header: (name: string) => string | null | undefined): Promise<UploadReport> {
  const [status = "checking", problem] = (header("X-File-State") ?? "").split(":") as [FileState?, FileProblem?];
  if (status === "sealed" || status === "refused") return { kind: "ended", id, status, problem: problem ?? null, note: JSON.parse(header("X-File-Note") ?? "null") as ProposalNote | null };
  await new Promise((resolve) => setTimeout(resolve, askAgainMs));
  const answer = await fetch(`/uploads/${id}`, { method: "HEAD", headers: { "Tus-Resumable": "1.0.0" } }).catch(() => null);
  if (answer?.status === 404) return { kind: "failed", words: "这个文件已被删除。" };
  return settled(id, (name) => answer?.headers.get(name));
}

function wordsOf(response: { getStatus: () => number; getBody: () => string } | null): string {
  if (!response) return "连接中断。再次选择同一个文件，可以从断开处继续。";
  const text = response.getBody().trim();
  return text !== "" && text.length < 200 && !text.startsWith("<") ? text : `服务器没有接收（${String(response.getStatus())}），请稍后再试。`;
}

/** Where the address of an unfinished upload is kept in this browser: under a digest, without the file's name. */
const urlStorage = {
  findAllUploads: () => Promise.resolve([]),
  findUploadsByFingerprint: (fingerprint: string) => {
    const uploadUrl = localStorage.getItem(storagePrefix + fingerprint);
    return Promise.resolve(uploadUrl ? [{ size: null, metadata: {}, creationTime: "", urlStorageKey: fingerprint, uploadUrl, parallelUploadUrls: null }] : []);
  },
  removeUpload: (key: string) => Promise.resolve(localStorage.removeItem(storagePrefix + key)),
  addUpload: (fingerprint: string, { uploadUrl }: { uploadUrl: string | null }) => {
    if (uploadUrl) localStorage.setItem(storagePrefix + fingerprint, uploadUrl);
    return Promise.resolve(fingerprint);
  },
};

/** Names this file in this bid; null where the browser has no digests (a plain http origin): then it resumes within the page only. */
async function fingerprintOf({ bid, kind, file }: UploadTask): Promise<string | null> {
  // Not there on an insecure origin, whatever the types say.
  const subtle = (crypto as { subtle?: SubtleCrypto }).subtle;
  if (!subtle) return null;
  const text = JSON.stringify([bid, kind, file.name, file.size, file.lastModified]);
  const digest = new Uint8Array(await subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
