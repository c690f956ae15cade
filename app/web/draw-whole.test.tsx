import { lazy, type ReactNode, Suspense } from "react";
import { expect, it } from "vitest";
import { drawWhole } from "./draw-whole.ts";

const page = (Part: () => ReactNode) => () => (
  <main>
    <Suspense fallback="…">
      <Part />
    </Suspense>
  </main>
);

it("a page holds the part that is fetched by itself, also the first time", async () => {
  const part = (late: number) => lazy(() => new Promise<{ default: () => ReactNode }>((done) => setTimeout(() => done({ default: () => <p>更正公告</p> }), late)));
  for (const late of [0, 30]) {
    const Part = part(late);
    for (const _ of [1, 2]) expect(await drawWhole(page(() => <Part />))).toBe("<main><!--$--><p>更正公告</p><!--/$--></main>");
  }
});

it("what cannot be drawn is no page with a hole: its cause is known at once", async () => {
  const Broken = () => {
    throw new Error("broken");
  };
  const Missing = lazy(() => Promise.reject(new Error("no such file")));
  const start = performance.now();
  await expect(drawWhole(page(Broken))).rejects.toThrow("broken");
  await expect(drawWhole(page(() => <Missing />))).rejects.toThrow("no such file");
  expect(performance.now() - start).toBeLessThan(2000);
});

it("holds the text and nothing else, wherever its pieces end", async () => {
  const Part = lazy(() => Promise.resolve({ default: () => <>{Array.from({ length: 400 }, (_, at) => <p key={at}>{"申报内容真实、准确。".repeat(1 + (at % 7))}</p>)}</> }));
  const document = () => <html lang="zh-CN"><body>{page(() => <Part />)()}</body></html>;
  const whole = async () => (await drawWhole(document)).replaceAll(/<!--\/?\$-->/g, "");
  const first = await whole();
  expect(first).not.toContain("\0");
  expect(first).toBe(await whole());
});
