import { randomInt } from "node:crypto";
import { readFileSync } from "node:fs";
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequestHandler, type RequestHandler, type ServerBuild } from "@remix-run/node";
import { createRequest } from "@remix-run/node-fetch-server";

// Everything of the application comes through the built entry: a module imported here and by a route would exist
// twice, with two pools. `Entry` is only its type.
type Entry = typeof import("./entry.server.tsx");

const folder = join(import.meta.dirname, "..");
const isDevelopment = process.env.NODE_ENV === "development";
const stopSeconds = 10;
const formSeconds = 120;
const leftMs = 4000;
const exitPortTaken = 3;

interface Application {
  /** Read anew for each request in development, where Vite replaces it. */
  load: () => Promise<{ entry: Entry; handle: RequestHandler }>;
  /** Whether an address answers everybody alike; in development none does, since its pages are edited. */
  isShared: (url: string) => boolean;
  development: ((req: IncomingMessage, res: ServerResponse, next: () => void) => void) | null;
}

const application = isDevelopment ? await developmentApplication() : await builtApplication();
const { entry } = await application.load();
const { PORT: port, ORIGIN: origin, TRUST_PROXY: trustProxy, LOG_REQUESTS: logRequests } = entry.env();
const headersForAll = entry.securityHeaders(origin);
const files = await entry.staticFiles([...(isDevelopment ? [] : [{ folder: join(folder, "build/client"), at: "" }]), ...pdfReader()]);
let isStopping = false;

const readAs = { protocol: new URL(origin).protocol, host: new URL(origin).host };

const server = http.createServer((req, res) => {
  const requestId = newRequestId();
  // What the handler reads comes from here and not from the sender.
  req.headers["x-request-id"] = requestId;
  res.setHeader("X-Request-Id", requestId);
  if (isStopping) res.setHeader("Connection", "close");
  if (logRequests === "1") logWhenDone(req, res, requestId);
  const refusal = entry.edgeRefusal({ method: req.method ?? "", target: req.url ?? "", headers: req.headers }, origin);
  if (refusal) return refuse(res, refusal.status, `${refusal.words}（编号 ${requestId}）`);
  if (entry.isTurnedAway(req, res)) return refuse(res, 429, `现在登录的人很多。请等 5 秒，按浏览器的“后退”回到登录页再试；已经登录的不受影响。（编号 ${requestId}）`);
  if (entry.isUpload(req.url ?? "")) return upload(req, res);
  endLater(req);
  if (application.development) return application.development(req, res, () => void listen(req, res));
  void listen(req, res);
});

// What never becomes a request: CONNECT, and methods that Node does not know.
server.on("connect", (_req, socket) => socket.end("HTTP/1.1 405 Method Not Allowed\r\nAllow: GET, HEAD, POST\r\nConnection: close\r\n\r\n"));
server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
  const status = error.code === "HPE_INVALID_METHOD" ? "405 Method Not Allowed" : error.code === "HPE_HEADER_OVERFLOW" ? "431 Request Header Fields Too Large" : "400 Bad Request";
  if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
});
server.on("error", (error: NodeJS.ErrnoException) => {
  const words: Record<string, string> = {
    EADDRINUSE: `端口 ${port} 已被其他程序占用。请先停止那个程序，或换一个端口再启动，例如 PORT=${port + 1} npm start。`,
    EACCES: `没有权限使用端口 ${port}。请换一个 1024 以上的端口再启动，例如 PORT=3000 npm start。`,
  };
  console.error(words[error.code ?? ""] ?? `网站服务没有启动：${error.message}`);
  process.exit(exitPortTaken);
});
// A file over a weak connection takes its time; everything else ends sooner (endLater).
server.requestTimeout = 900_000;
if (process.argv.includes("standby")) waitForTurn();
else serve();

process.on("SIGTERM", stop);
process.on("SIGINT", stop);

function serve(): void {
  server.listen(port, () => console.log(`网站服务已启动：${origin}`));
  finishLeft();
}

/** Everything is loaded; the starter says when the process before this one is gone. Without the starter nobody would. */
function waitForTurn(): void {
  const leave = () => process.exit(0);
  // It may have gone while this was loading.
  if (!process.connected) leave();
  process.once("disconnect", leave);
  process.once("message", () => {
    process.off("disconnect", leave);
    serve();
  });
}

/** What the browser's PDF library loads by itself: its worker, and the tables and fonts of documents that embed none. */
function pdfReader() {
  const home = join(folder, "node_modules/pdfjs-dist");
  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string };
  const at = `/assets/pdfjs-${version}`;
  return [
    { folder: join(home, "legacy/build"), at: `${at}/build` },
    { folder: join(home, "cmaps"), at: `${at}/cmaps` },
    { folder: join(home, "standard_fonts"), at: `${at}/standard_fonts` },
  ];
}

/** Answers a request. Nobody is answered who has left. */
async function listen(req: IncomingMessage, res: ServerResponse): Promise<void> {
  let request: Request | undefined;
  const hasLeft = () => res.destroyed || request?.signal.aborted === true;
  try {
    request = createRequest(req, res, readAs);
    const response = await answer(request, req.socket.remoteAddress ?? "");
    if (!hasLeft()) await entry.send(res, response);
  } catch (error) {
    if (hasLeft()) return;
    console.error(error);
    if (res.headersSent) return void res.destroy();
    await entry.send(res, plain(500, "系统没有完成这次操作，请稍候再试。"));
  }
}

async function answer(request: Request, peer: string): Promise<Response> {
  const requestId = request.headers.get("x-request-id") ?? "";
  const own = (await health(request)) ?? noOtherRoutes(request) ?? (await files(request));
  if (own) return finish(request, own);
  const make = async (asked: Request, quality = entry.qualityForOne) => finish(asked, await page(asked, peer, requestId), quality);
  return application.isShared(request.url) ? entry.keptPages.answer(request, make) : make(request);
}

/** With the headers that every answer has, compressed. */
function finish(request: Request, response: Response, quality = entry.qualityForOne): Promise<Response> {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(headersForAll)) if (!headers.has(name)) headers.set(name, value);
  // Deny by default: only what says that it may be kept is kept.
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
  // Vite's own scripts, styles and socket would not pass it.
  if (isDevelopment) headers.delete("Content-Security-Policy");
  return entry.compressResponse(request, response, headers, quality);
}

/** Files come in before Remix, which would hold them in memory. */
function upload(req: IncomingMessage, res: ServerResponse): void {
  for (const [name, value] of Object.entries(headersForAll)) res.setHeader(name, value);
  res.setHeader("Cache-Control", "no-store");
  void entry.handleUpload(req, res, origin);
}

/** Who sends a form slower than this keeps a connection for nothing. */
function endLater(req: IncomingMessage): void {
  const timer = setTimeout(() => void (req.complete || req.destroy()), formSeconds * 1000);
  req.once("close", () => clearTimeout(timer));
}

/** What the client router asks before it reads a page's data again: whether other routes fit as well. None does that it could use. */
function noOtherRoutes(request: Request): Response | null {
  return new URL(request.url).pathname === "/__manifest" ? new Response("{}", { headers: { "Content-Type": "application/json; charset=utf-8" } }) : null;
}

/** `/healthz`: this process lives. `/readyz`: the database answers and has every migration. */
async function health(request: Request): Promise<Response | null> {
  const { pathname } = new URL(request.url);
  if (pathname === "/healthz") return plain(200, "ok");
  if (pathname !== "/readyz") return null;
  const problem = isStopping ? "正在停止。" : await entry.checkReadiness(join(folder, "prisma/migrations"));
  return problem === null ? plain(200, "ok") : plain(503, problem);
}

async function page(request: Request, peer: string, requestId: string): Promise<Response> {
  const { entry: current, handle } = await application.load();
  const clientAddress = (trustProxy === "1" && request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim()) || peer;
  const checked = request.method === "POST" ? await withBody(request) : request;
  const asksData = new URL(request.url).pathname.endsWith(".data");
  return checked ? handle(checked, current.createLoadContext({ requestId, clientAddress, asksData })) : plain(413, `提交的内容超过 1 MB，已拒绝。（编号 ${requestId}）`);
}

/**
 * The posted request with its body read, or null when it is too long: a chunked one says no length beforehand.
 * Origin has been checked at the edge; Remix's own check compares it with Host, which a proxy may change, and
 * answers 500.
 */
async function withBody(request: Request): Promise<Request | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const limit = entry.formLimit(new URL(request.url).pathname);
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.byteLength;
    if (length > limit) return null;
    chunks.push(part.value);
  }
  const headers = new Headers(request.headers);
  headers.delete("origin");
  headers.delete("x-forwarded-host");
  return new Request(request.url, { method: request.method, headers, body: Buffer.concat(chunks), signal: request.signal });
}

async function builtApplication(): Promise<Application> {
  const build = (await import(pathToFileURL(join(folder, "build/server/index.js")).href)) as ServerBuild;
  const built = build.entry.module as unknown as Entry;
  const raw = built.rawHandlers(build.routes);
  if (raw.length > 0) throw new Error(`These handlers are not made by a wrapper of app/web: ${raw.join(", ")}`);
  const loaded = { entry: built, handle: built.requestHandler(build, "production") };
  return { load: () => Promise.resolve(loaded), isShared: built.sharedAddresses(build), development: null };
}

async function developmentApplication(): Promise<Application> {
  const { createServer } = await import("vite");
  const vite = await createServer({ root: folder, server: { middlewareMode: true } });
  return {
    load: async () => {
      const build = (await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild;
      return { entry: build.entry.module as unknown as Entry, handle: createRequestHandler(build, "development") };
    },
    isShared: () => false,
    development: vite.middlewares,
  };
}

/** What a killed predecessor was sealing; what somebody else is still busy with has been touched since. Again while the database is away. */
function finishLeft(): void {
  setTimeout(() => void entry.finishLeftUploads(Date.now(), leftMs).catch(finishLeft), leftMs).unref();
}

function plain(status: number, words: string): Response {
  return new Response(`${words}\n`, { status, headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" } });
}

/** Refused at the edge: the connection is closed, so that a body still on its way is not read as a next request. */
function refuse(res: ServerResponse, status: number, words: string): void {
  const allow = status === 405 ? { Allow: entry.allowedMethods.join(", ") } : {};
  res.writeHead(status, { ...headersForAll, ...allow, "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store", Connection: "close" });
  res.end(`${words}\n`);
}

/** Eight letters and digits that cannot be confused on the telephone, in two groups. */
function newRequestId(): string {
  const alphabet = "23456789ABCDEFGHJKMNPQRTUVWXY";
  const letters = Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join("");
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** One line of JSON a request: no query, no address, and no long segment of a path, which may be a secret code. */
function logWhenDone(req: IncomingMessage, res: ServerResponse, requestId: string): void {
  const start = performance.now();
  const path = (req.url ?? "").split("?")[0]?.replace(/[^/]{24,}/g, "*").replace(/^\/(activate|reset|confirm)\/.*/, "/$1/*");
  res.once("close", () => {
    const line = { level: "info", requestId, method: req.method, path, status: res.statusCode, isWhole: res.writableFinished, milliseconds: Math.round((performance.now() - start) * 10) / 10 };
    process.stderr.write(`${JSON.stringify(line)}\n`);
  });
}

/** Stops accepting, lets what runs finish, closes the pool. A second signal does not wait. */
function stop(): void {
  if (isStopping) process.exit(1);
  isStopping = true;
  const timer = setTimeout(() => server.closeAllConnections(), stopSeconds * 1000);
  server.close(() => {
    clearTimeout(timer);
    void entry.closeDatabase().finally(() => process.exit(0));
  });
  server.closeIdleConnections();
}
