import { createHash } from "node:crypto";
import net from "node:net";

/**
 * Locks between processes by Linux's abstract sockets: they vanish with their process, so nothing is left
 * after a kill −9. The name has the full length because Node 20 and 24 pad shorter ones differently.
 */
function addressOf(name) {
  return `\0${`jiebang-${createHash("sha256").update(name).digest("hex")}`.padEnd(107, "-")}`;
}

/** Takes the lock if it is free and returns the function that gives it back. */
export function tryLock(name) {
  const waiting = new Set();
  const server = net.createServer((socket) => {
    waiting.add(socket);
    socket.unref().on("error", () => undefined).on("close", () => waiting.delete(socket));
  });
  return new Promise((resolve, reject) => {
    server.once("error", (error) => (error.code === "EADDRINUSE" ? resolve(undefined) : reject(error)));
    server.listen(addressOf(name), () => {
      server.unref();
      resolve(() => {
        server.close();
        for (const socket of waiting) socket.destroy();
      });
    });
  });
}

/** Resolves when the holder gives the lock back or dies: either closes the connection. */
function holderGone(name) {
  return new Promise((resolve) => {
    const socket = net.connect(addressOf(name));
    socket.on("error", () => undefined).on("close", () => setTimeout(resolve, Math.random() * 20));
    socket.resume();
  });
}

/** Runs `work` while no other process, and no other caller in this one, holds the lock of that name. */
export async function withLock(name, work) {
  let release = await tryLock(name);
  while (!release) {
    await holderGone(name);
    release = await tryLock(name);
  }
  try {
    return await work();
  } finally {
    release();
  }
}
