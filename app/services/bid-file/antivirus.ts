import { env } from "#app/env.server.ts";
import { pingClamd, type ScanAnswer, scanStream } from "#app/files/clamd.ts";

/** Whether this installation has its files scanned (JIEBANG_CLAMD). */
export function isScanning(): boolean {
  return env().JIEBANG_CLAMD !== undefined;
}

/** Has a content looked through; without a scanner nobody can. */
export async function scan(content: AsyncIterable<Uint8Array>): Promise<ScanAnswer> {
  const address = env().JIEBANG_CLAMD;
  return address === undefined ? { kind: "unavailable", why: "notConfigured" } : scanStream(address, content);
}

/** How the scanner is: `off` without one, null when it answers, else why not. */
export async function antivirusProblem(): Promise<string | null> {
  const address = env().JIEBANG_CLAMD;
  return address === undefined ? "off" : pingClamd(address);
}
