import { describe, expect, it } from "vitest";
import { checkOwner } from "./owner-needed.ts";

describe("a challenge without an owner", () => {
  it.each([
    ["A", false, "", "ownerUnnamed"],
    ["B", false, " ", "ownerUnnamed"],
    ["B", false, "由示范基地代为确认", null],
    ["A", true, "", null],
    ["C", false, "", null],
    ["D", false, "", null],
  ])("of pattern %s, owner %s, reason “%s”: %s", (pattern, hasOwner, reason, code) => {
    const checked = checkOwner({ pattern, hasOwner }, reason);
    expect(checked.ok ? null : checked.refusal.code).toBe(code);
  });
});
