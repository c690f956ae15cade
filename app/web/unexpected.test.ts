import { describe, expect, it } from "vitest";
import { isDatabaseAway } from "./unexpected.ts";

const withCode = (code: string) => Object.assign(new Error("x"), { code });

describe("isDatabaseAway", () => {
  it.each(["ECONNREFUSED", "ECONNRESET", "EPIPE", "08006", "08003", "57P01", "57P02", "57P03"])("%s is", (code) => {
    expect(isDatabaseAway(withCode(code))).toBe(true);
  });

  it.each(["23505", "40001", "55P03", "57014", "ENOENT"])("%s is not", (code) => {
    expect(isDatabaseAway(withCode(code))).toBe(false);
  });

  it("knows a socket that is gone from a file that is", () => {
    expect(isDatabaseAway(Object.assign(withCode("ENOENT"), { syscall: "connect" }))).toBe(true);
    expect(isDatabaseAway(Object.assign(withCode("ENOENT"), { syscall: "open" }))).toBe(false);
  });

  it("knows pg's sentences without a code, and takes nothing else for one", () => {
    expect(isDatabaseAway(new Error("Connection terminated unexpectedly"))).toBe(true);
    expect(isDatabaseAway(new Error("Client has encountered a connection error and is not queryable"))).toBe(true);
    expect(isDatabaseAway(new Error("Cannot read properties of undefined"))).toBe(false);
    expect(isDatabaseAway("Connection terminated")).toBe(false);
  });
});
