import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { browserMake, formatSlipCode, normalizeSlipCode, selfChecks, slipAlphabet, type SelfCheckResult, verdictOf } from "./self-check.ts";

const all = (result: "yes" | "no" | "untried", change: SelfCheckResult["outcomes"] = {}): Pick<SelfCheckResult, "outcomes"> => ({
  outcomes: { ...Object.fromEntries(selfChecks.map((check) => [check, { result, value: null }])), ...change },
});
const no = { result: "no", value: null } as const;

describe("verdictOf", () => {
  it.each([
    ["ready", all("yes")],
    ["untried", all("untried")],
    ["untried", { outcomes: {} }],
    ["limited", all("yes", { patch: no })],
    ["limited", all("yes", { patch: no, override: no, smallParts: no })],
    ["blocked", all("yes", { patch: no, override: no, smallParts: no, multipart: no })],
    ["blocked", all("yes", { signIn: no })],
    ["blocked", all("yes", { cookies: no })],
  ] as const)("%s", (verdict, result) => {
    expect(verdictOf(result)).toBe(verdict);
  });
});

describe("browserMake", () => {
  it.each([
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36", "Chrome 141 / Windows"],
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.1", "Edge 141 / Windows"],
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "Safari 18 / iOS"],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox 140 / Linux"],
    ["curl/8", "其他浏览器 / 其他系统"],
  ])("%s", (agent, make) => {
    expect(browserMake(agent)).toBe(make);
  });
});

describe("a slip's code", () => {
  it("is read as it is spoken, in any case and grouping", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...slipAlphabet), { minLength: 6, maxLength: 6 }), (letters) => {
        const code = letters.join("");
        expect(normalizeSlipCode(formatSlipCode(code))).toBe(code);
        expect(normalizeSlipCode(` ${code.toLowerCase()} `)).toBe(code);
      }),
    );
    expect([normalizeSlipCode("ABC-DE"), normalizeSlipCode("ABC-DE0"), normalizeSlipCode("")]).toEqual([null, null, null]);
  });
});
