import { connect } from "node:net";
import type { EdgeServer } from "./edge-server.ts";

/** Sends a request as it is typed and gives the answer as it came, before any client has decoded it. */
export function sendRawBytes(server: EdgeServer, text: string): Promise<{ head: string; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, "localhost", () => socket.write(text));
    const chunks: Buffer[] = [];
    socket.on("data", (chunk) => chunks.push(chunk)).on("error", reject);
    socket.on("close", () => {
      const all = Buffer.concat(chunks);
      const at = all.indexOf("\r\n\r\n");
      const head = all.subarray(0, at).toString("utf8");
      const body = all.subarray(at + 4);
      resolve({ head, body: /transfer-encoding: chunked/i.test(head) ? unchunk(body) : body });
    });
  });
}

function unchunk(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = body.indexOf("\r\n", at);
    const size = parseInt(body.subarray(at, end).toString("latin1"), 16);
    if (!size) return Buffer.concat(parts);
    parts.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}
