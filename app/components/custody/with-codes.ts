import { codeProblemWords } from "#app/messages/zh-CN/custody.ts";

type Tools = typeof import("#app/crypto/browser/key-set.ts");

/** The hidden fields to send instead of the codes, or what is wrong in words. */
export type Derived = { value: Record<string, string> } | { problem: string };

/**
 * Puts typed codes together in this browser and hands the secret to `work`; afterwards it is wiped. Answers what `work`
 * gave, or in words what is wrong. The heavy part is loaded only now.
 */
export async function withCodes(typed: readonly string[], tag: string | null, work: (secret: Uint8Array<ArrayBuffer>, tools: Tools) => Promise<Derived>): Promise<Derived> {
  if (!globalThis.isSecureContext) return { problem: codeProblemWords({ code: "notSecure" }) };
  const tools = await import("#app/crypto/browser/key-set.ts");
  const combined = await tools.combineCodes(typed, tag);
  if (!combined.ok) return { problem: codeProblemWords(combined.problem) };
  try {
    return await work(combined.secret, tools);
  } finally {
    combined.secret.fill(0);
  }
}
