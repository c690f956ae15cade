import { expect, it } from "vitest";
import { contentSecurityPolicy, securityHeaders } from "./security-headers.ts";

it("asks for https for a year, on an https origin only", () => {
  expect(securityHeaders("https://jiebang.example")["Strict-Transport-Security"]).toBe("max-age=31536000");
  expect(securityHeaders("http://localhost:3000")).not.toHaveProperty("Strict-Transport-Security");
});

it("lets no inline script run without this answer's nonce, and never an inline style", () => {
  expect(contentSecurityPolicy()).toContain("script-src 'self';");
  expect(contentSecurityPolicy("abc")).toContain("script-src 'self' 'nonce-abc';");
  expect(contentSecurityPolicy("abc")).not.toMatch(/unsafe-(inline|eval)|\*/);
});
