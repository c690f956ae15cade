import type { FileProblem, FileState } from "#app/domain/bid/file.ts";
import type { ProposalNote } from "#app/domain/bid/proposal.ts";
import { afterSetback, partBytes, type UploadWay } from "#app/domain/bid/upload-way.ts";
import { uploadWords } from "#app/messages/zh-CN/bid-file.ts";
import { sendForm } from "./send-form.ts";
import type { UploadReport, UploadTask } from "./upload-task.ts";

/** Counted anew after each part that got through; together about an hour. */
const retryDelays = [0, 1000, 3000, 5000, 10_000, 20_000, ...Array.from({ length: 120 }, () => 30_000)];
const askAgainMs = 2000;
const storagePrefix = "jb-upload:";
const protocol = { "Tus-Resumable": "1.0.0" };

/** What a gateway lets through is learnt once: the further uploads of this page begin with it. */
let way: UploadWay = "patch";

/**
 * Uploads a file, in parts that go on by themselves after a broken connection, also after the page was closed; where a gateway
 * lets no parts through, as a plain form. Ends with `ended` or `failed`.
 */
export async function uploadFile(task: UploadTask): Promise<void> {
  const fingerprint = await fingerprintOf(task);
  let url: string | null = null;
  while (way !== "multipart") {
    const end = await sendParts(task, way, fingerprint, url);
    if (end.kind !== "turned") return task.report(end);
    ({ way, url } = end);
  }
  // What the parts began, now or on an earlier visit, would stand in the list as a file that never came.
  const begun = url ?? (fingerprint === null ? null : urlStorage.addressOf(fingerprint));
  if (begun !== null) await removeUpload(idOf(begun));
  if (fingerprint !== null) await urlStorage.removeUpload(fingerprint);
  const sent = await sendForm(task);
  // The line was cut, and not by a rule: a form is no way for a weak line.
  if (sent.kind === "cut") way = "patch";
  task.report(sent.kind === "cut" ? { kind: "failed", words: uploadWords.formCut } : sent);
}

/** This way was given up for another one, which goes on from the same place. */
interface Turned {
  kind: "turned";
  way: UploadWay;
  url: string | null;
}

async function sendParts(task: UploadTask, by: keyof typeof partBytes, fingerprint: string | null, from: string | null): Promise<UploadReport | Turned> {
  const { Upload } = await import("tus-js-client");
  return new Promise((resolve) => {
    let next: ReturnType<typeof afterSetback> = "again";
    let lostParts = 0;
    const upload = new Upload(task.file, {
      endpoint: "/uploads",
      uploadUrl: from,
      metadata: { bid: task.bid, kind: task.kind, name: task.file.name },
      chunkSize: partBytes[by],
      retryDelays,
      overridePatchMethod: by !== "patch",
      ...(fingerprint === null ? { storeFingerprintForResuming: false } : { fingerprint: () => Promise.resolve(fingerprint), urlStorage, removeFingerprintOnSuccess: true }),
      onProgress: (sent, total) => task.report(sent < total ? { kind: "running", id: idOf(upload.url), sent } : { kind: "checking", id: idOf(upload.url) }),
      onChunkComplete: () => (lostParts = 0),
      // Whatever the browser thinks of its connection: the server is asked, not the cable.
      onShouldRetry: ({ originalRequest, originalResponse }) => {
        const isPart = originalRequest.getMethod() === "PATCH" || originalRequest.getHeader("X-HTTP-Method-Override") === "PATCH";
        if (isPart) lostParts += 1;
        next = afterSetback(by, { status: originalResponse?.getStatus() ?? 0, isOurs: originalResponse?.getHeader("Tus-Resumable") != null, lostParts: isPart ? lostParts : 0 });
        if (next === "again") task.report({ kind: "waiting" });
        return next === "again";
      },
      onSuccess: ({ lastResponse }) => void settled(idOf(upload.url)!, (name) => lastResponse.getHeader(name)).then(resolve),
      onError: (error) => resolve(next === "again" || next === "failed" ? { kind: "failed", words: wordsOf("originalResponse" in error ? error.originalResponse : null) } : { kind: "turned", way: next, url: upload.url }),
    });
    void upload.findPreviousUploads().then(([previous]) => {
      if (previous && from === null && fingerprint !== null) upload.resumeFromPreviousUpload(previous);
      upload.start();
    });
  });
}

function idOf(url: string): string;
function idOf(url: string | null): string | null;
function idOf(url: string | null): string | null {
  return url?.split("/").at(-1) ?? null;
}

/** Removes what was uploaded, past gateways that let no DELETE through; answers why it could not. */
export async function removeUpload(id: string): Promise<string | null> {
  for (const init of [{ method: "DELETE", headers: protocol }, { method: "POST", headers: { ...protocol, "X-HTTP-Method-Override": "DELETE" } }]) {
    const answer = await fetch(`/uploads/${id}`, init).catch(() => null);
    if (answer?.headers.has("Tus-Resumable")) return answer.ok || answer.status === 404 ? null : answer.text();
  }
  return (await removeByForm(id)) ? null : uploadWords.notRemoved;
}

/** As the page does it without script: gateways know forms. What was done leads back to the page. */
async function removeByForm(id: string): Promise<boolean> {
  const answer = await fetch(location.pathname, { method: "POST", body: new URLSearchParams({ intent: "removeFile", file: id }) }).catch(() => null);
  return answer?.redirected === true && new URL(answer.url).pathname === location.pathname;
}

/** What the server makes of a whole upload; asked again while it is still looking at it. */
async function settled(id: string, header: (name: string) => string | null | undefined): Promise<UploadReport> {
  const [status = "checking", problem] = (header("X-File-State") ?? "").split(":") as [FileState?, FileProblem?];
  if (status === "sealed" || status === "refused") return { kind: "ended", id, status, problem: problem ?? null, note: JSON.parse(header("X-File-Note") ?? "null") as ProposalNote | null };
  await new Promise((resolve) => setTimeout(resolve, askAgainMs));
  const answer = await fetch(`/uploads/${id}`, { method: "HEAD", headers: protocol }).catch(() => null);
  if (answer?.status === 404) return { kind: "failed", words: uploadWords.gone };
  return settled(id, (name) => answer?.headers.get(name));
}

function wordsOf(response: { getStatus: () => number; getBody: () => string } | null): string {
  if (!response) return uploadWords.partsCut;
  const text = response.getBody().trim();
  return text !== "" && text.length < 200 && !text.startsWith("<") ? text : uploadWords.notTaken(response.getStatus());
}

/** Where the address of an unfinished upload is kept in this browser: under a digest, without the file's name. */
const urlStorage = {
  findAllUploads: () => Promise.resolve([]),
  addressOf: (fingerprint: string) => localStorage.getItem(storagePrefix + fingerprint),
  findUploadsByFingerprint: (fingerprint: string) => {
    const uploadUrl = urlStorage.addressOf(fingerprint);
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
