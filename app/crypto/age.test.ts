import { randomBytes } from "node:crypto";
import { bech32 } from "@scure/base";
import { armor, Decrypter, Encrypter, generateHybridIdentity, identityToRecipient } from "age-encryption";
import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { fileKeyOf, newIdentity, open, openStream, recipientOf, seal, sealPieces } from "./age.ts";
import { concatBytes } from "./bytes.ts";

async function keyPair(): Promise<{ identity: string; recipient: string }> {
  const identity = await newIdentity();
  return { identity, recipient: (await recipientOf(identity)) ?? "" };
}

const opening = await keyPair();
const recovery = await keyPair();
const stranger = await keyPair();
const both = [opening.recipient, recovery.recipient];
const text = new TextEncoder().encode("申报书：承诺 Na2O ≤ 0.9 %");

/** A key made for this test; written by Debian's age 1.1.1: `printf '揭榜' | age -r age1rcsp… -a`. */
const debian = {
  identity: "AGE-SECRET-KEY-1YVZLGG496SP6S69AM7KJVFMLSDE6TDD8US98H7FRXFAK6DTC3DKQ5CRX9Q",
  envelope: `-----BEGIN AGE ENCRYPTED FILE-----
YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBTUjVSRm45UDNaWTVzLytj
Mi9TVzE0M1BCc0NSbW9PaDlhRHNxTFdzaGdNCjJ5R2xobm9MU2FuZUZHQVFHbmtX
TWw2bXZudzRJeUdrNjVoY1krS09YdzgKLS0tIHdJandFcVJsS01kMnhJK1pPRGZ0
TE5HdFdXWmpadUtsNzJwL2w1QVpweU0KyDkyPJukeFDf4MkrVWiUdynAjkF5vT1m
D1NgGkywKrkmlgXM1Ec=
-----END AGE ENCRYPTED FILE-----`,
};

describe("seal and open", () => {
  it("gives back any content to each recipient", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (bytes) => {
        const sealed = await seal(bytes, both);
        expect(await open(sealed, opening.identity)).toEqual({ ok: true, value: bytes });
        expect(await open(sealed, recovery.identity)).toEqual({ ok: true, value: bytes });
      }),
      { numRuns: 30 },
    );
  });

  // Around the 64 KiB chunks of the format and the 256 KiB slices of the feed.
  it.each([0, 1, 65_535, 65_536, 65_537, 262_143, 262_144, 262_145, 524_288, 3_000_001])("gives back %i bytes", async (length) => {
    const bytes = new Uint8Array(randomBytes(length));
    const opened = await open(await seal(bytes, both), recovery.identity);
    expect(opened.ok && Buffer.compare(opened.value, bytes)).toBe(0);
  });

  it("writes what the library alone reads, and reads what it writes", async () => {
    const decrypter = new Decrypter();
    decrypter.addIdentity(opening.identity);
    expect(await decrypter.decrypt(await seal(text, both))).toEqual(text);
    const encrypter = new Encrypter();
    encrypter.addRecipient(opening.recipient);
    expect(await open(await encrypter.encrypt(text), opening.identity)).toEqual({ ok: true, value: text });
  });

  it("reads an envelope of Debian's age", async () => {
    const opened = await open(armor.decode(debian.envelope), debian.identity);
    expect(opened.ok && new TextDecoder().decode(opened.value)).toBe("揭榜");
  });

  it("shows nothing of the content and never twice the same", async () => {
    const [first, second] = await Promise.all([seal(text, both), seal(text, both)]);
    expect(Buffer.from(first).includes("申报书")).toBe(false);
    expect(Buffer.compare(first, second)).not.toBe(0);
  });

  it("keeps nothing of the memory of the pieces that come in, whatever their sizes", async () => {
    const chunk = 65_536;
    const sizes = [1, chunk - 2, 1, 70_000, 10, 2 * chunk, chunk, chunk, 300_000, 5];
    const content = randomBytes(sizes.reduce((sum, size) => sum + size, 0));
    async function* reused() {
      let at = 0;
      for (const size of sizes) {
        const piece = Buffer.from(content.subarray(at, (at += size)));
        yield piece;
        piece.fill(0);
      }
    }
    const sealed: Uint8Array[] = [];
    for await (const part of sealPieces(reused(), both)) sealed.push(part);
    const opened = await open(concatBytes(...sealed), recovery.identity);
    expect(opened.ok && Buffer.compare(opened.value, content)).toBe(0);
  });

  it("lets other work run while a big file is sealed", async () => {
    let turns = 0;
    const ticker = setInterval(() => (turns += 1), 1);
    await seal(new Uint8Array(8 * 1024 * 1024), both);
    clearInterval(ticker);
    expect(turns).toBeGreaterThan(5);
  });
});

describe("a sealed file by its own key", () => {
  const content = new Uint8Array(randomBytes(200_000));

  /** The file in pieces of that size; `wasCancelled` once nobody reads it any more. */
  function inPieces(bytes: Uint8Array, size: number) {
    const seen = { wasCancelled: false };
    let at = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (at >= bytes.length) return controller.close();
        controller.enqueue(bytes.subarray(at, (at += size)));
      },
      cancel: () => void (seen.wasCancelled = true),
    });
    return { stream, seen };
  }

  async function keyOf(sealed: Uint8Array): Promise<Uint8Array> {
    const key = await fileKeyOf(sealed.subarray(0, 1000), recovery.identity);
    if (!key.ok) throw new Error(key.reason);
    return key.value;
  }

  it.each([100, 65_552, 1_000_000])("is read in pieces of %i bytes", async (size) => {
    const sealed = await seal(content, both);
    const opened = new Response(await openStream(inPieces(sealed, size).stream, await keyOf(sealed)));
    expect(Buffer.compare(new Uint8Array(await opened.arrayBuffer()), content)).toBe(0);
  });

  it("is not begun with another key, a changed header or a header that never ends, and lets go of the file", async () => {
    const sealed = await seal(content, both);
    const changed = sealed.slice();
    changed[30] = (changed[30] ?? 0) ^ 0x01;
    const key = await keyOf(sealed);
    const tries: [Uint8Array, Uint8Array][] = [[sealed, new Uint8Array(16)], [changed, key], [new Uint8Array(300_000).fill(0x61), key]];
    for (const [bytes, tried] of tries) {
      const { stream, seen } = inPieces(bytes, 1000);
      await expect(openStream(stream, tried)).rejects.toThrow();
      expect(seen.wasCancelled).toBe(true);
    }
  });

  it("breaks off where a byte was changed, and lets go of the file", async () => {
    const sealed = await seal(content, both);
    sealed[100_000] = (sealed[100_000] ?? 0) ^ 0x01;
    const { stream, seen } = inPieces(sealed, 50_000);
    await expect(new Response(await openStream(stream, await keyOf(sealed))).arrayBuffer()).rejects.toThrow();
    expect(seen.wasCancelled).toBe(true);
  });

  it("lets go of the file when its reader goes", async () => {
    const sealed = await seal(content, both);
    const { stream, seen } = inPieces(sealed, 1000);
    await (await openStream(stream, await keyOf(sealed))).cancel();
    expect(seen.wasCancelled).toBe(true);
  });
});

describe("seal refuses", () => {
  it("no recipient", async () => {
    await expect(seal(text, [])).rejects.toThrow("needs a recipient");
  });

  it("the same recipient twice", async () => {
    await expect(seal(text, [opening.recipient, opening.recipient])).rejects.toThrow("same recipient twice");
  });

  it("a key with which there would be no secret", async () => {
    const nothing = bech32.encodeFromBytes("age", new Uint8Array(32));
    await expect(seal(text, [nothing])).rejects.toThrow();
  });

  it("every other kind of recipient", async () => {
    const hybrid = await identityToRecipient(await generateHybridIdentity());
    const misspelt = opening.recipient.slice(0, -1) + (opening.recipient.endsWith("q") ? "p" : "q");
    for (const other of [hybrid, "", "age1", opening.identity, opening.recipient.toUpperCase(), ` ${opening.recipient}`, misspelt]) {
      await expect(seal(text, [opening.recipient, other])).rejects.toThrow();
    }
  });
});

describe("open refuses with a reason", () => {
  it("the key of another envelope", async () => {
    expect(await open(await seal(text, both), stranger.identity)).toEqual({ ok: false, reason: "wrongKey" });
  });

  it("what is no identity, without repeating it", async () => {
    const misspelt = opening.identity.slice(0, -1) + (opening.identity.endsWith("Q") ? "P" : "Q");
    for (const text of [misspelt, "", opening.recipient, opening.identity.toLowerCase(), await generateHybridIdentity()]) {
      expect(await open(await seal(new Uint8Array(1), both), text)).toEqual({ ok: false, reason: "badKey" });
      expect(await recipientOf(text)).toBeNull();
    }
  });

  it("every changed byte and every cut", async () => {
    const sealed = await seal(text, both);
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = sealed.slice();
      changed[index] = (changed[index] ?? 0) ^ 0x01;
      expect((await open(changed, opening.identity)).ok).toBe(false);
      expect((await open(sealed.slice(0, index), opening.identity)).ok).toBe(false);
    }
    expect(await open(new Uint8Array([...sealed, 0]), opening.identity)).toEqual({ ok: false, reason: "damaged" });
  });

  it("a cut between two chunks, and chunks in another order", async () => {
    const sealed = await seal(new Uint8Array(4 * 65_536), [opening.recipient]);
    const chunk = 65_536 + 16;
    const start = sealed.length - 4 * chunk;
    expect(await open(sealed.slice(0, start + 2 * chunk), opening.identity)).toEqual({ ok: false, reason: "damaged" });
    const swapped = sealed.slice();
    swapped.set(sealed.slice(start, start + chunk), start + chunk);
    swapped.set(sealed.slice(start + chunk, start + 2 * chunk), start);
    expect(await open(swapped, opening.identity)).toEqual({ ok: false, reason: "damaged" });
  });

  it("arbitrary bytes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(await open(bytes, opening.identity)).toEqual({ ok: false, reason: "damaged" });
      }),
    );
  });
});
