import { describe, expect, test } from "vitest";
import { openMessageCode, sealMessageCode } from "./message-code.ts";
import { parseKey } from "./secrets.ts";

const key = parseKey(Buffer.alloc(32, 7).toString("base64url"));
const otherKey = parseKey(Buffer.alloc(32, 8).toString("base64url"));
const sealed = sealMessageCode(key, "lead@example.cn", "7K2M-9QXD");

describe("a code on its way to a message", () => {
  test("opens for its address and its key only", () => {
    expect(openMessageCode(key, "lead@example.cn", sealed)).toBe("7K2M-9QXD");
    expect(openMessageCode(key, "rival@example.cn", sealed)).toBe(null);
    expect(openMessageCode(otherKey, "lead@example.cn", sealed)).toBe(null);
  });

  test("does not show in the payload, and nothing malformed opens", () => {
    expect(sealed).not.toContain("7K2M");
    expect(Buffer.from(sealed, "base64url").toString("latin1")).not.toContain("7K2M");
    for (const text of ["", "!", sealed.slice(0, -2), `${sealed}AA`]) expect(openMessageCode(key, "lead@example.cn", text)).toBe(null);
  });
});
