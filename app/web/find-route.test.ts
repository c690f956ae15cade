import { matchRoutes } from "@remix-run/react";
import { describe, expect, it } from "vitest";
import tree from "#app/routes.ts";
import { routeFinder } from "./find-route.ts";

const routes = tree.map(({ file, path, index }) => ({ id: file, path, index }));
const matchable = routes.map(({ id, path, index }) => (index ? { id, index: true as const } : { id, path }));

/** What Remix's own comparison with every route says. */
function slowly(pathname: string): string | null {
  const route = matchRoutes(matchable, pathname)?.at(-1)?.route;
  return route && route.path !== "*" ? route.id : null;
}

/** Each route's address with each of these in its open places, written as browsers and mischief may. */
const values = ["JB-2026-001", "new", "work", "import", "0190aaaa-bbbb-7ccc-8ddd-eeeeffff0000", "%E6%B5%B7", "%6eew", "a.b", ":", "*", "toString"];
const addresses = routes.flatMap(({ path }, place) => {
  const whole = `/${path ?? ""}`;
  // A third of them for each route, in turn: comparing takes Remix half a millisecond an address.
  const filled = values.filter((_, index) => (index + place) % 3 === 0).map((value) => whole.replace(/:\w+\??/g, value));
  return filled.flatMap((one) => [one, one.toUpperCase(), `${one}/`, `${one}/new`, one.replace("work", "%77ork"), one.replace(/\/[^/]*$/, "")]);
});

describe("routeFinder", () => {
  it("finds what the router finds, in whatever order it is asked", () => {
    const inOrder = routeFinder(routes);
    const backwards = routeFinder(routes);
    const paths = [...new Set(addresses)].filter((path) => path.startsWith("/"));
    expect(paths.length).toBeGreaterThan(1000);
    const right = paths.map((path) => `${path} ${slowly(path)}`);
    expect(paths.map((path) => `${path} ${inOrder(path)}`)).toEqual(right);
    expect(paths.toReversed().map((path) => `${path} ${backwards(path)}`)).toEqual(right.toReversed());
    expect(paths.map((path) => `${path} ${inOrder(path)}`)).toEqual(right);
  });

  it("finds no page for an address that has none", () => {
    const find = routeFinder(routes);
    expect([find("/nothing"), find("/work/bids/1/2/3/4"), find("/challenges/1/2")]).toEqual([null, null, null]);
    expect(find("/work/bids/JB-2026-001")).toBe("routes/work/bid.tsx");
  });
});
