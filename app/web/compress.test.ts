import { brotliDecompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { compressResponse, pickEncoding, qualityForMany, qualityForOne } from "./compress.ts";

describe("pickEncoding", () => {
  it.each([
    ["gzip, deflate, br, zstd", "br"],
    ["gzip", "gzip"],
    ["br;q=0, gzip;q=0.5", "gzip"],
    ["br;q=0", null],
    ["identity", null],
    ["", null],
    [null, null],
  ])("%s → %s", (accepted, encoding) => {
    expect(pickEncoding(accepted)).toBe(encoding);
  });
});

describe("a page", () => {
  const request = new Request("http://localhost/", { headers: { "accept-encoding": "br" } });
  const words = Array.from({ length: 4000 }, (_, index) => `第${String((index * 7919) % 4001)}项`).join("");
  const html = { "content-type": "text/html; charset=utf-8" };
  const packed = async (body: string, quality: number, headers: Record<string, string> = html) => {
    const answer = await compressResponse(request, new Response(body, { status: 404 }), new Headers(headers), quality);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return { status: answer.status, encoding: answer.headers.get("content-encoding"), said: answer.headers.get("content-length"), bytes };
  };

  it("comes out as it went in, its length said, tighter for many than for one", async () => {
    const [one, many] = [await packed(words, qualityForOne), await packed(words, qualityForMany)];
    for (const { status, encoding, said, bytes } of [one, many]) {
      expect([status, encoding, said]).toEqual([404, "br", String(bytes.byteLength)]);
      expect(brotliDecompressSync(bytes).toString("utf8")).toBe(words);
    }
    expect(many.bytes.byteLength).toBeLessThan(one.bytes.byteLength);
  });

  it("is left as it is where it is short, or packed already", async () => {
    expect(await packed("短", qualityForOne)).toMatchObject({ encoding: null, said: "3" });
    expect(await packed(words, qualityForOne, { "content-type": "application/pdf" })).toMatchObject({ encoding: null, said: null });
    expect(await packed(words, qualityForOne, { ...html, "content-encoding": "gzip" })).toMatchObject({ encoding: "gzip", said: null });
  });
});
