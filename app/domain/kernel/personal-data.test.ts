import { expect, it } from "vitest";
import { maskMobile, maskName, normalizeMobile } from "./personal-data.ts";

it.each(["13812341234", " 138 1234 1234 ", "138-1234-1234", "+8613812341234", "+86 138 1234 1234", "008613812341234", "１３８１２３４１２３４"])("reads the mobile number %s", (text) => {
  expect(normalizeMobile(text)).toEqual({ ok: true, value: "13812341234" });
});

it.each(["", "12812341234", "1381234123", "138123412345", "0391-1234567", "a13812341234"])("refuses %j as a mobile number", (text) => {
  expect(normalizeMobile(text)).toEqual({ ok: false, refusal: { code: "invalidInput", fields: [{ path: "", message: "mobile" }] } });
});

it.each([
  ["张三", "张*"],
  ["张三丰", "张*"],
  ["阿依·古丽", "阿*"],
  ["𠅤某", "𠅤*"],
  ["㛃", "㛃*"],
  [" ", ""],
])("masks the name %j", (name, masked) => {
  expect(maskName(name)).toBe(masked);
});

it.each([
  ["13812341234", "138****1234"],
  ["0391-1234567", "****"],
  ["", "****"],
])("masks the number %j", (mobile, masked) => {
  expect(maskMobile(mobile)).toBe(masked);
});
