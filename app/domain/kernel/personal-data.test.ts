import { expect, it } from "vitest";
import { maskMobile, maskName } from "./personal-data.ts";

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
