import { expect, it } from "vitest";
import { numberExample } from "./number-example.ts";

it("shows a document number of the agency itself, in the year that Beijing has", () => {
  expect(numberExample({ site: { agency: "焦工信" }, now: "2026-12-31T15:59:59.999Z" })).toBe("如 焦工信〔2026〕12号");
  expect(numberExample({ site: { agency: null }, now: "2026-12-31T16:00:00.000Z" })).toBe("如 某工信〔2027〕12号");
});
