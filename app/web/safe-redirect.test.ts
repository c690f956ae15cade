import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { pageOfForm, safeRedirect } from "./safe-redirect.ts";

describe("safeRedirect", () => {
  it.each(["/", "/work", "/work/bids/JB-2026-001?tab=files#top", "/sign-in?next=%2Fwork", "/a?b=//c"])("keeps %s", (path) => {
    expect(safeRedirect(path)).toBe(path);
  });

  it.each([
    ...["//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example", "/\n/evil.example", "https://evil.example", "http:evil.example", "javascript:alert(1)", "data:text/html,x"],
    ...["", "work", " /work", "/wörk", "/ work", "/..//evil.example", "/./%2e%2e//evil.example", "/a/../..//evil.example", "%2F%2Fevil.example", "/\u0000", "/\u200b/evil"],
    ...[null, undefined, 7, {}, ["/work"]],
  ])("refuses %j", (to) => {
    expect(safeRedirect(to, "/safe")).toBe("/safe");
  });

  it("refuses what is too long", () => {
    expect(safeRedirect(`/${"a".repeat(2000)}`, "/safe")).toBe("/safe");
  });

  it("never leads to another host, whatever is asked", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.array(fc.constantFrom("/", "\\", "//", "..", ".", "%2f", "@", ":", "\t", "evil.example", "?", "#")).map((parts) => parts.join(""))), (to) => {
        const url = new URL(safeRedirect(to), "https://jiebang.example");
        expect(url.origin).toBe("https://jiebang.example");
        expect(safeRedirect(to)).toMatch(/^\/(?![/\\])/);
      }),
    );
  });
});

describe("pageOfForm", () => {
  it.each([
    ["/challenges", "https://jiebang.example/challenges?waste=redMud&page=2", "/challenges?waste=redMud&page=2"],
    ["/challenges", "https://evil.example/challenges?a=//evil.example", "/challenges?a=//evil.example"],
    ["/challenges", "https://jiebang.example/notices?page=2", "/challenges"],
    ["/challenges", "not an address", "/challenges"],
    ["/challenges", null, "/challenges"],
  ])("of %s, seen from %s, is %s", (path, referrer, page) => expect(pageOfForm(path, referrer)).toBe(page));
});
