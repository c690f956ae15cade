import { expect, it } from "vitest";
import { blindDigest } from "./blind-index.ts";
import { parseKey } from "./secrets.ts";

const key = parseKey(Buffer.alloc(32, 1).toString("base64url"));
const other = parseKey(Buffer.alloc(32, 2).toString("base64url"));

it("blindDigest is equal for equal values only, and nothing without the key", () => {
  const digest = blindDigest(key, "leadPerson", "round", "13800138000");
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(blindDigest(key, "leadPerson", "round", "13800138000")).toBe(digest);
  const others = [blindDigest(other, "leadPerson", "round", "13800138000"), blindDigest(key, "bidUnit", "round", "13800138000"), blindDigest(key, "leadPerson", "round1", "3800138000"), blindDigest(key, "leadPerson", "round", "13800138001")];
  expect(new Set([digest, ...others]).size).toBe(5);
});
