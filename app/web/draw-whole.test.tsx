import { lazy, Suspense } from "react";
import { expect, it } from "vitest";
import { drawWhole } from "./draw-whole.ts";

const page = (Part: () => React.ReactNode) => () => (
  <main>
    <Suspense fallback="…">
      <Part />
    </Suspense>
  </main>
);

it("a page holds the part that is fetched by itself, also the first time", async () => {
  const part = (late: number) => lazy(() => new Promise<{ default: () => string }>((done) => setTimeout(() => done({ default: () => "更正公告" }), late)));
  for (const late of [0, 30]) {
    const Part = part(late);
    for (const _ of [1, 2]) expect(await drawWhole(page(() => <Part />))).toBe("<main><!--$-->更正公告<!--/$--></main>");
  }
});

it("what cannot be drawn is no page with a hole", async () => {
  const Broken = () => {
    throw new Error("broken");
  };
  await expect(drawWhole(page(Broken))).rejects.toThrow("A part of the page cannot be drawn.");
});
