import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer, connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** A port that nobody uses now. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

export interface EdgeServer {
  port: number;
  origin: string;
  child: ChildProcess;
  /** What it wrote so far. */
  output: () => string;
  exit: Promise<number | null>;
  stop: () => Promise<number | null>;
}

/** Starts `app/server.ts` as a process on the real build and on this worker's database. */
export async function startServer(more: Record<string, string> = {}): Promise<EdgeServer> {
  if (!existsSync("build/server/index.js")) throw new Error("网站尚未构建：请用 npm run test:integration，它先构建再测试。");
  const port = Number(more.PORT ?? (await freePort()));
  const origin = `http://localhost:${port}`;
  const child = spawn(process.execPath, ["app/server.ts"], { env: { ...process.env, NODE_ENV: "production", LOG_REQUESTS: "1", ORIGIN: origin, ...more, PORT: String(port) } });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
  let hasExited = false;
  void exit.then(() => (hasExited = true));
  for (let tries = 0; tries < 400 && !hasExited; tries++) {
    if (output.includes("网站服务已启动")) break;
    await pause(50);
  }
  const stop = () => {
    child.kill("SIGTERM");
    return exit;
  };
  return { port, origin, child, output: () => output, exit, stop };
}

export interface RawResponse {
  status: number;
  head: string;
  body: string;
}

/** Sends bytes exactly as written, which no HTTP client would, and reads the answer until the connection ends. */
export async function sendRaw(port: number, text: string | Uint8Array): Promise<RawResponse> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "localhost");
    const chunks: Buffer[] = [];
    socket.on("data", (chunk) => chunks.push(chunk));
    // The server may close while the rest of a refused body is on its way.
    socket.on("error", (error: NodeJS.ErrnoException) => (chunks.length > 0 ? undefined : reject(error)));
    socket.on("close", () => {
      const answer = Buffer.concat(chunks).toString("utf8");
      const [head = "", body = ""] = [answer.slice(0, answer.indexOf("\r\n\r\n")), answer.slice(answer.indexOf("\r\n\r\n") + 4)];
      resolve({ status: Number(head.split(" ")[1]), head, body });
    });
    socket.write(text);
  });
}

/** A request without a body, with its target as it is. */
export function requestLine(method: string, target: string, headers: Record<string, string> = {}): string {
  const lines = Object.entries({ Host: "localhost", Connection: "close", ...headers }).map(([name, value]) => `${name}: ${value}`);
  return `${method} ${target} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`;
}
