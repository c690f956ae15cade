import { expect, it } from "vitest";
import { newChallenge } from "#app/domain/challenge/schema.ts";
import { hasStage, isOfferedPattern, patterns } from "./pattern.ts";

it("offers an item in exactly the patterns in which it can be decided and announced", () => {
  expect(patterns.map((pattern) => [pattern, hasStage(pattern, "decision") && hasStage(pattern, "publicity")])).toEqual(patterns.map((pattern) => [pattern, isOfferedPattern(pattern)]));
  const { pattern } = newChallenge.shape;
  expect(patterns.map((one) => pattern.safeParse(one).error?.issues[0]?.message ?? "offered")).toEqual(["offered", "offered", "offered", "patternNotOffered"]);
});
