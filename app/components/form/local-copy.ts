import type { SpareCopy } from "./background-save.ts";

/** Name and key of the copies of one form and person, as the server gives them with the page. */
export interface LocalCopyKey {
  name: string;
  key: string;
}

/** A copy that an earlier page left behind. `at` is the browser's own time. */
export interface LeftCopy {
  slot: string;
  at: number;
  fields: [string, string][];
}

const prefix = "jiebang-copy";
const longestMs = 30 * 24 * 3_600_000;
const quietMs = 500;
const nonceBytes = 12;

/**
 * 本机加密副本: what was typed and is not yet saved, in this browser's storage under AES-GCM. The key comes with the page
 * and is never stored, so that the copy can be read only after signing in again. Each page writes a slot of its own.
 * Where the browser has no WebCrypto (plain http) or refuses storage there is no copy.
 */
export class LocalCopy implements SpareCopy {
  readonly #names: string;
  readonly slot: string;
  readonly #key: Promise<CryptoKey>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isWanted = false;

  static open(given: LocalCopyKey): LocalCopy | null {
    if (!globalThis.isSecureContext) return null;
    try {
      return new LocalCopy(given);
    } catch {
      return null;
    }
  }

  private constructor({ name, key }: LocalCopyKey) {
    this.#names = `${prefix}:${name}:`;
    this.slot = `${this.#names}${crypto.randomUUID()}`;
    const bytes = Uint8Array.from(key.match(/../g) ?? [], (pair) => parseInt(pair, 16));
    this.#key = crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
    dropOld();
  }

  keep(fields: () => [string, string][], afterMs = quietMs): void {
    this.#isWanted = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#write(fields()), afterMs);
  }

  forget(): void {
    this.#isWanted = false;
    clearTimeout(this.#timer);
    localStorage.removeItem(this.slot);
  }

  /** What earlier pages of this form left, newest first; what does not open under the key is somebody else's or damaged. */
  async findLeft(): Promise<LeftCopy[]> {
    // By then the page that arrived has let go of what it answered (`settleSent`).
    await this.#key;
    const slots = Object.keys(localStorage).filter((slot) => slot.startsWith(this.#names) && slot !== this.slot);
    const copies = await Promise.all(slots.map((slot) => this.#read(slot)));
    return copies.filter((copy) => copy !== null).sort((one, other) => other.at - one.at);
  }

  async #write(fields: [string, string][]): Promise<void> {
    const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
    const text = new TextEncoder().encode(JSON.stringify(fields));
    const box = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData: new TextEncoder().encode(this.#names) }, await this.#key, text);
    // Saved meanwhile: then nothing is left behind.
    if (!this.#isWanted) return;
    try {
      localStorage.setItem(this.slot, `${Date.now()}.${toBase64(nonce)}.${toBase64(new Uint8Array(box))}`);
    } catch {
      // A full storage: the page itself still has the text and says that it is not saved.
    }
  }

  async #read(slot: string): Promise<LeftCopy | null> {
    const [at, nonce, box] = (localStorage.getItem(slot) ?? "").split(".");
    if (!at || !nonce || !box) return null;
    try {
      const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv: fromBase64(nonce), additionalData: new TextEncoder().encode(this.#names) }, await this.#key, fromBase64(box));
      return { slot, at: Number(at), fields: JSON.parse(new TextDecoder().decode(text)) as [string, string][] };
    } catch {
      return null;
    }
  }
}

export function dropCopy({ slot }: LeftCopy): void {
  localStorage.removeItem(slot);
}

/** Copies of whatever form that nobody came back for. */
function dropOld(): void {
  for (const slot of Object.keys(localStorage)) {
    const isOld = slot.startsWith(`${prefix}:`) && Date.now() - Number.parseInt(localStorage.getItem(slot) ?? "", 10) > longestMs;
    if (isOld) localStorage.removeItem(slot);
  }
}

export function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
