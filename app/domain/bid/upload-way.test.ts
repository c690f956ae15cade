import { describe, expect, it } from "vitest";
import { afterSetback, type Setback, type UploadWay } from "./upload-way.ts";

const gateway = (status: number, lostParts = 0): Setback => ({ status, isOurs: false, lostParts });
const ours = (status: number): Setback => ({ status, isOurs: true, lostParts: 0 });

/** The ways that an upload goes through when every one of them meets the same. */
function waysThrough(setback: Setback): string[] {
  const ways: string[] = ["patch"];
  for (let way: UploadWay = "patch"; ; ) {
    const next = afterSetback(way, setback);
    ways.push(next);
    if (next === "again" || next === "failed") return ways;
    way = next;
  }
}

describe("the way of an upload", () => {
  it.each([200, 302, 400, 401, 403, 404, 405, 411, 413, 500, 501])("a gateway's page with %i leads on, at last to the plain form", (status) => {
    expect(waysThrough(gateway(status))).toEqual(["patch", "override", "smallParts", "multipart", "failed"]);
  });

  it("what our own server refuses is refused in every way", () => {
    for (const status of [400, 401, 403, 404, 413, 422, 507]) expect(waysThrough(ours(status)), String(status)).toEqual(["patch", "failed"]);
    for (const status of [409, 423, 500, 503]) expect(waysThrough(ours(status)), String(status)).toEqual(["patch", "again"]);
  });

  it("a server that is away is waited for; parts that are lost while it answers other requests are the gateway's doing", () => {
    for (const status of [0, 408, 429, 502, 503, 504]) {
      expect(afterSetback("patch", gateway(status)), String(status)).toBe("again");
      expect(afterSetback("patch", gateway(status, 1)), String(status)).toBe("again");
      expect(afterSetback("patch", gateway(status, 2)), String(status)).toBe("override");
      expect(afterSetback("override", gateway(status, 2)), String(status)).toBe("smallParts");
    }
  });

  it("a weak connection keeps its small parts longer than it keeps large ones", () => {
    expect(afterSetback("smallParts", gateway(0, 5))).toBe("again");
    expect(afterSetback("smallParts", gateway(0, 6))).toBe("multipart");
    expect(afterSetback("multipart", gateway(0, 1))).toBe("failed");
  });
});
