import { protect, unprotect } from "#app/crypto/at-rest.ts";
import type { KeptAttachment } from "#app/db/takedown-target.ts";
import { isTelling } from "#app/domain/takedown/redaction.ts";
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

const ofParts = /^(answer|lot|indicator|intent):|^(contact|eligibility|baseline|checkpoints|tranches|visitNotice)$/;

/** Of these a part may be a figure or an everyday word that any mail holds. */
const ofFigures = /^(lot|indicator):|^(baseline|checkpoints|tranches)$/;
/** What is measured, and in what: of a line of present data or of an analysis. */
const measures: ReadonlySet<string> = new Set(["value", "unit"]);
const noKeys: ReadonlySet<string> = new Set();

/** The hidden text as people read it: of an attachment its name; of what has several parts (question and answer …) each on a line. */
export function readable(text: string, target: string): string {
  return partsOf(text, target).join("\n");
}

/** What mails that wait must not say any more: every part that is known for what it is wherever it stands. */
export function textsOfMails(text: string, target: string): string[] {
  return ofFigures.test(target) ? textsIn(JSON.parse(text), measures).filter(isTelling) : partsOf(text, target);
}

function partsOf(text: string, target: string): string[] {
  if (target.startsWith("attachment:")) return [parseAttachment(text).name];
  return ofParts.test(target) ? textsIn(JSON.parse(text)) : [text];
}

function textsIn(part: unknown, without = noKeys): string[] {
  if (typeof part === "string") return part === "" ? [] : [part];
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([key, one]) => (without.has(key) ? [] : textsIn(one, without)));
}

/** An attachment that is taken down: its name, and its encrypted key. */
export function parseAttachment(text: string): { name: string; identity: Uint8Array } {
  const { name, identity } = JSON.parse(text) as KeptAttachment;
  return { name, identity: new Uint8Array(Buffer.from(identity ?? "", "base64")) };
}
