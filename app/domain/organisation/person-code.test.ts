import { describe, expect, it } from "vitest";
import { leadCodesOf, readPersonCode } from "./person-code.ts";

describe("readPersonCode", () => {
  it.each([
    ["+86 138-0013-8000", "13800138000"],
    ["１３８００１３８０００", "13800138000"],
    [" pi-001 ", "PI-001"],
    ["", null],
    ["张某", null],
    ["a@b.cn", null],
  ])("%j is %j", (text, code) => expect(readPersonCode(text)).toBe(code));
});

it("leadCodesOf gives the number and the code, whichever there is", () => {
  expect(leadCodesOf({ phone: "13800138000", code: "pi-1" })).toEqual(["13800138000", "PI-1"]);
  expect(leadCodesOf({ phone: "13800138000", code: "" })).toEqual(["13800138000"]);
  expect(leadCodesOf({ phone: "", code: "" })).toEqual([]);
});
