import { uploadWords } from "#app/messages/zh-CN/bid-file.ts";
import type { UploadReport, UploadTask } from "./upload-task.ts";

/** The file as one plain form, as a browser without script sends it: gateways know forms. `cut`: the connection ended before an answer. */
export function sendForm({ bid, kind, file, report }: UploadTask): Promise<UploadReport | { kind: "cut" }> {
  const form = new FormData();
  // The fields before the file: the server reads them as they come.
  form.append("bid", bid);
  form.append("kind", kind);
  form.append("file", file);
  return new Promise((resolve) => {
    // fetch does not tell how much has been sent.
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", ({ loaded }) => report(loaded < file.size ? { kind: "running", id: null, sent: loaded } : { kind: "checking", id: null }));
    request.addEventListener("load", () => resolve(answerOf(request)));
    request.addEventListener("error", () => resolve({ kind: "cut" }));
    request.open("POST", "/uploads/form");
    request.setRequestHeader("Accept", "application/json");
    request.send(form);
  });
}

type Answer = Omit<Extract<UploadReport, { kind: "ended" }>, "kind"> | { words: string };

function answerOf(request: XMLHttpRequest): UploadReport {
  if (!request.getResponseHeader("Content-Type")?.startsWith("application/json")) {
    const isOurs = request.getResponseHeader("Tus-Resumable") !== null;
    return { kind: "failed", words: (isOurs ? uploadWords.notTaken : uploadWords.blocked)(request.status) };
  }
  const answer = JSON.parse(request.responseText) as Answer;
  return "words" in answer ? { kind: "failed", ...answer } : { kind: "ended", ...answer };
}
