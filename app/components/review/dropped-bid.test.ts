import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { droppedWords } from "#app/messages/zh-CN/review.ts";
import { DroppedBid } from "./dropped-bid.tsx";

it.each([
  ["unmatched", true, true],
  ["unmatched", false, false],
  ["notAccepted", true, false],
] as const)("a bid that was %s (its result to come: %s) is promised a publication: %s", (as, isPending, isPromised) => {
  const html = renderToStaticMarkup(createElement(DroppedBid, { dropped: { as, reason: "条件不符" }, isPending }));
  expect(html).toContain("条件不符");
  expect(html.includes(droppedWords.unmatchedNext)).toBe(isPromised);
});
