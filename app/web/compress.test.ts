import { describe, expect, it } from "vitest";
import { pickEncoding } from "./compress.ts";

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
