import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The signature that this clamd knows; every scanner finds the EICAR test file. */
export const testVirus = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

export interface FakeClamd {
  /** For JIEBANG_CLAMD. */
  address: string;
  /** Bytes of each stream that came whole. */
  scanned: number[];
  stop: () => Promise<void>;
}

/** A clamd that speaks INSTREAM and PING on a socket of its own, or `at` a path. `silent`: it takes everything and never answers; `largest`: it refuses longer streams, as StreamMaxLength does. */
export async function aClamd({ over = "unix", silent = false, largest = Infinity, at }: { over?: "unix" | "tcp"; silent?: boolean; largest?: number; at?: string } = {}): Promise<FakeClamd> {
  const folder = mkdtempSync(join(tmpdir(), "clamd-"));
  const scanned: number[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
    talk(socket, { silent, largest, onWhole: (bytes) => scanned.push(bytes) });
  });
  const path = at ?? join(folder, "clamd.ctl");
  await new Promise<void>((resolve) => (over === "unix" ? server.listen(path, resolve) : server.listen(0, "127.0.0.1", resolve)));
  return { address: over === "unix" ? `unix:${path}` : `tcp:127.0.0.1:${portOf(server)}`, scanned, stop: () => stop(server, sockets, folder) };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

async function stop(server: Server, sockets: Set<Socket>, folder: string): Promise<void> {
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
}

function talk(socket: Socket, { silent, largest, onWhole }: { silent: boolean; largest: number; onWhole: (bytes: number) => void }): void {
  let left = Buffer.alloc(0);
  let command = "";
  let content = Buffer.alloc(0);
  socket.on("data", (part: Buffer) => {
    left = Buffer.concat([left, part]);
    if (command === "" && left.includes(0)) {
      command = left.subarray(0, left.indexOf(0)).toString();
      left = left.subarray(left.indexOf(0) + 1);
    }
    if (silent || command === "") return;
    if (command === "zPING") return void socket.end("PONG\0");
    while (left.length >= 4 && left.length >= 4 + left.readUInt32BE()) {
      const size = left.readUInt32BE();
      content = Buffer.concat([content, left.subarray(4, 4 + size)]);
      left = left.subarray(4 + size);
      if (content.length > largest) return void socket.end("INSTREAM size limit exceeded. ERROR\0");
      if (size > 0) continue;
      onWhole(content.length);
      return void socket.end(content.includes(testVirus) ? "stream: Eicar-Signature FOUND\0" : "stream: OK\0");
    }
  });
}
