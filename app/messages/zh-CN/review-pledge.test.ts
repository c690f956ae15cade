import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { reviewPledge } from "#app/domain/review/pledge.ts";
import { reviewPledgeWords } from "./review-pledge.ts";

it("is the wording whose digest an acceptance records", () => {
  expect(createHash("sha256").update(reviewPledgeWords, "utf8").digest("hex")).toBe(reviewPledge);
});
