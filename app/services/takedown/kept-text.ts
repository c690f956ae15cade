import { protect, unprotect } from "#app/crypto/at-rest.ts";
import { keyEncryptionKey } from "#app/services/bid/keep-content.ts";

/** A hidden text may be the secret itself: until it is decided it lies encrypted, so that no backup of the table shows it. */
export const keptText = {
  keep: (id: string, text: string): Uint8Array => protect(keyEncryptionKey(), "takedown", id, new TextEncoder().encode(text)),
  read: (id: string, blob: Uint8Array): string => {
    const text = unprotect(keyEncryptionKey(), "takedown", id, new Uint8Array(blob));
    if (!text.ok) throw new Error(`A hidden text cannot be read (${id}: ${text.reason})`);
    return new TextDecoder().decode(text.value);
  },
};

/** The hidden text as people read it: of an answer, question and answer. */
export function readable(text: string, isAnswer: boolean): string {
  if (!isAnswer) return text;
  const { question, answer } = parseAnswer(text);
  return `${question}\n${answer}`;
}

export function parseAnswer(text: string): { question: string; answer: string } {
  return JSON.parse(text) as { question: string; answer: string };
}
