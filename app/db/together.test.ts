import { describe, expect, it } from "vitest";
import { shared, together } from "./together.ts";

/** Doubles numbers, refuses every group with a negative one in it, and notes the groups. */
function doubling() {
  const groups: number[][] = [];
  const ask = together(50, (numbers: number[]) => {
    groups.push(numbers);
    return numbers.some((number) => number < 0) ? Promise.reject(new Error("negative")) : Promise.resolve(numbers.map((number) => number * 2));
  });
  return { ask, groups };
}

describe("questions of one turn", () => {
  it("are asked together and answered each", async () => {
    const { ask, groups } = doubling();
    expect(await Promise.all([ask(1), ask(2), Promise.resolve().then(() => ask(3))])).toEqual([2, 4, 6]);
    expect(groups).toEqual([[1, 2, 3]]);
  });

  it("go in groups that do not grow without end", async () => {
    const { ask, groups } = doubling();
    const numbers = Array.from({ length: 120 }, (_, index) => index);
    expect(await Promise.all(numbers.map(ask))).toEqual(numbers.map((number) => number * 2));
    expect(groups.map(({ length }) => length)).toEqual([50, 50, 20]);
  });

  it("do not spoil each other", async () => {
    const { ask } = doubling();
    expect(await Promise.allSettled([ask(1), ask(-1), ask(2)])).toMatchObject([{ value: 2 }, { reason: { message: "negative" } }, { value: 4 }]);
  });
});

it("later questions wait for nobody", async () => {
  const { ask, groups } = doubling();
  await ask(1);
  await ask(2);
  expect(groups).toEqual([[1], [2]]);
});

describe("a question without words", () => {
  it("is asked once for all of a turn, and anew in the next", async () => {
    let asked = 0;
    const ask = shared(() => Promise.resolve(++asked));
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
    expect(await ask()).toBe(2);
  });

  it("fails for who asked, and not for who comes after", async () => {
    let isAway = true;
    const ask = shared(() => (isAway ? Promise.reject(new Error("away")) : Promise.resolve("here")));
    await expect(Promise.all([ask(), ask()])).rejects.toThrow("away");
    isAway = false;
    expect(await ask()).toBe("here");
  });
});
