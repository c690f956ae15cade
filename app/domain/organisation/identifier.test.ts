import { describe, expect, test } from "vitest";
import { optionalEmailSchema, optionalPhoneSchema, personNameSchema, readIdentifier, usernameSchema } from "./identifier.ts";

describe("readIdentifier", () => {
  test.each([
    ["13800138000", "phone", "13800138000"],
    ["+86 138 0013 8000", "phone", "13800138000"],
    ["0086-138-0013-8000", "phone", "13800138000"],
    ["１３８００１３８０００", "phone", "13800138000"],
    ["Wang.Wu@Example.CN ", "email", "wang.wu@example.cn"],
    ["ｗａｎｇ＠example.cn", "email", "wang@example.cn"],
    [" Zhang.San", "username", "zhang.san"],
    ["12800138000", "username", "12800138000"],
    ["", "username", ""],
  ])("%j is a %s", (typed, kind, value) => {
    expect(readIdentifier(typed)).toEqual({ kind, value });
  });
});

describe("what may be a user name, a phone, a name", () => {
  test.each(["zhang.san", "E001", "unit-t01", "a_b"])("user name %j", (text) => {
    expect(usernameSchema.safeParse(text).data).toBe(text.toLowerCase());
  });
  // A user name that reads as somebody's number or address could take over their sign-in.
  test.each(["13800138000", "a@b", "1abc", "张三", "a", "public", "system", "a".repeat(33), "a b"])("no user name %j", (text) => {
    expect(usernameSchema.safeParse(text).success).toBe(false);
  });
  test("empty phone and e-mail are none", () => {
    for (const text of ["", "  ", undefined]) {
      expect(optionalPhoneSchema.safeParse(text)).toEqual({ success: true, data: undefined });
      expect(optionalEmailSchema.safeParse(text)).toEqual({ success: true, data: undefined });
    }
    expect(optionalPhoneSchema.safeParse("0391-1234567").success).toBe(false);
    expect(optionalEmailSchema.safeParse("not an address").success).toBe(false);
  });
  test("names count characters as people do, rare ones beyond the BMP included", () => {
    expect(personNameSchema.safeParse("𠅤".repeat(30)).success).toBe(true);
    expect(personNameSchema.safeParse("𠅤".repeat(31)).success).toBe(false);
    expect(personNameSchema.safeParse("买买提·艾力").data).toBe("买买提·艾力");
    for (const bad of ["", " ", "a\u0000b", "<b>"]) expect(personNameSchema.safeParse(bad).success).toBe(false);
  });
});
