import type { IncomingMessage, ServerResponse } from "node:http";
import type { Server } from "@tus/server";
import { quotedRefusal } from "#app/messages/zh-CN/refusals.ts";
import { logFailure } from "#app/web/log.ts";
import { receiveForm } from "./receive-form.ts";
import { attachmentForm, evidenceForm, pledgeForm, receivePapers, resupplyFilesForm, resupplyForm, restoreForm, sealedPageForm, supplementForm } from "./receive-papers.ts";
import { receiveScan } from "./receive-scan.ts";
import { receiveTrial } from "./receive-trial.ts";
import { tusServer, uploadPath } from "./tus-server.ts";
import { currentUpload, openUploadRequest, readToEnd } from "./upload-request.ts";

const formPath = `${uploadPath}/form`;
const paperForms = new Map([
  [`${uploadPath}/evidence`, evidenceForm],
  [`${uploadPath}/attachment`, attachmentForm],
  [`${uploadPath}/pledge`, pledgeForm],
  [`${uploadPath}/supplement`, supplementForm],
  [`${uploadPath}/sealed-page`, sealedPageForm],
  [`${uploadPath}/restore`, restoreForm],
  [`${uploadPath}/resupply`, resupplyForm],
  [`${uploadPath}/resupply/files`, resupplyFilesForm],
]);
const scanPath = `${uploadPath}/scan`;
const trialPath = `${uploadPath}/check`;
const overridable = ["PATCH", "DELETE", "HEAD"];

let server: Server | undefined;

/**
 * Answers every request under `/uploads`, before Remix: resumable uploads, and the form of browsers without script. The edge
 * has checked method, origin and length; who may do what is decided by the services.
 */
export async function handleUpload(request: IncomingMessage, response: ServerResponse, origin: string): Promise<void> {
  try {
    const path = request.url?.split("?")[0];
    if (path === trialPath) return await receiveTrial(request, response);
    // By its protocol the client knows an answer of ours, whatever it says, from the page of a gateway.
    response.setHeader("Tus-Resumable", "1.0.0");
    const opened = await openUploadRequest(request, response, origin);
    if (!opened) await readToEnd(request);
    if (path === formPath && request.method === "POST") return await receiveForm(request, response, opened, origin);
    if (path === scanPath && request.method === "POST") return await receiveScan(request, response, opened, origin);
    const papers = paperForms.get(path ?? "");
    if (papers && request.method === "POST") return await receivePapers(papers, request, response, opened, origin);
    if (!opened) return answer(response, 401, quotedRefusal({ code: "signInNeeded" }));
    // Some gateways let nothing pass but GET and POST; the client then says what it means in a header.
    const meant = request.headers["x-http-method-override"];
    if (request.method === "POST" && typeof meant === "string" && overridable.includes(meant)) request.method = meant;
    server ??= tusServer(origin);
    const tus = server;
    await currentUpload.run(opened, () => tus.handle(request, response));
  } catch (error) {
    logFailure(String(response.getHeader("X-Request-Id") ?? ""), error);
    if (!response.headersSent) answer(response, 500, quotedRefusal({ code: "failed" }));
    else response.destroy();
  }
}

function answer(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", Connection: "close" });
  response.end(`${words}\n`);
}
