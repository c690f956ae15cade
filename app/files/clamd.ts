import { connect, type Socket } from "node:net";

/** What clamd says of a file: nothing found, what it found, or that it could not look. */
export type ScanAnswer = { kind: "clean" } | { kind: "found"; name: string } | { kind: "unavailable"; why: string };

const longestSilenceMs = 60_000;
/** Answers are a line. */
const longestAnswer = 4_096;

/**
 * Where clamd listens: `unix:/run/clamav/clamd.ctl` or `tcp:127.0.0.1:3310` (an address in brackets for IPv6). Null for what is
 * neither.
 */
export function clamdAddress(text: string): { path: string } | { host: string; port: number } | null {
  const path = /^unix:(\/.+)$/.exec(text)?.[1];
  if (path !== undefined) return { path };
  const [, bracketed, plain, port] = /^tcp:(?:\/\/)?(?:\[([\da-fA-F:]+)\]|([\w.-]+)):(\d{1,5})$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  return host === undefined || Number(port) > 65_535 ? null : { host, port: Number(port) };
}

/** Has a stream looked through (INSTREAM): parts with their lengths before them, an empty one at the end, then one line. Never throws for what clamd does; a stream that fails is the caller's. */
export async function scanStream(address: string, content: AsyncIterable<Uint8Array>, silenceMs = longestSilenceMs): Promise<ScanAnswer> {
  const talk = await begin(address, silenceMs);
  if ("why" in talk) return { kind: "unavailable", why: talk.why };
  const { socket, answer } = talk;
  try {
    await send(socket, Buffer.from("zINSTREAM\0"));
    for await (const part of content) {
      // It may answer before the end: what is too large for it, or found already.
      if (socket.destroyed || answer.isThere()) break;
      if (part.length > 0) await send(socket, sized(part));
    }
    if (!socket.destroyed) await send(socket, sized(new Uint8Array()));
    return answerOf(await answer.text);
  } finally {
    socket.destroy();
  }
}

/** Whether clamd answers at all; null when it does, else why not. */
export async function pingClamd(address: string, silenceMs = 5_000): Promise<string | null> {
  const talk = await begin(address, silenceMs);
  if ("why" in talk) return talk.why;
  await send(talk.socket, Buffer.from("zPING\0"));
  const text = await talk.answer.text;
  talk.socket.destroy();
  return text === "PONG" ? null : text || "no answer";
}

function answerOf(text: string): ScanAnswer {
  if (/^stream: OK$/.test(text)) return { kind: "clean" };
  const name = /^stream: (.+) FOUND$/.exec(text)?.[1];
  return name === undefined ? { kind: "unavailable", why: text || "no answer" } : { kind: "found", name };
}

interface Answer {
  text: Promise<string>;
  isThere: () => boolean;
}

/** A connection with the line it will answer; "" when it ends or is silent for too long. */
function begin(address: string, silenceMs: number): Promise<{ socket: Socket; answer: Answer } | { why: string }> {
  const where = clamdAddress(address);
  if (where === null) return Promise.resolve({ why: "address" });
  return new Promise((resolve) => {
    const socket = connect(where);
    let said = "";
    let isOver = false;
    let settle: (text: string) => void = () => undefined;
    const text = new Promise<string>((done) => (settle = done));
    const end = () => {
      isOver = true;
      settle(said.replace(/\0[^]*$/, "").trim());
    };
    socket.setTimeout(silenceMs, () => socket.destroy());
    socket.on("data", (part: Buffer) => {
      said += part.toString("utf8");
      if (said.includes("\0") || said.length > longestAnswer) end();
    });
    socket.on("error", (error: NodeJS.ErrnoException) => resolve({ why: error.code ?? "failed" }));
    socket.on("close", () => {
      end();
      resolve({ why: "silent" });
    });
    socket.on("connect", () => resolve({ socket, answer: { text, isThere: () => isOver } }));
  });
}

/** Writes and waits where the other side is slow; a connection that ends lets the writer go on to read why. */
async function send(socket: Socket, bytes: Uint8Array): Promise<void> {
  if (socket.destroyed || socket.write(bytes)) return;
  await new Promise<void>((resolve) => {
    const goOn = () => {
      socket.off("drain", goOn).off("close", goOn);
      resolve();
    };
    socket.on("drain", goOn).on("close", goOn);
  });
}

function sized(part: Uint8Array): Buffer {
  const whole = Buffer.alloc(4 + part.length);
  whole.writeUInt32BE(part.length);
  whole.set(part, 4);
  return whole;
}
