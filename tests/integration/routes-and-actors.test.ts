import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeBuilt, Visitor } from "#tests/support/built-pages.ts";
import { patterns } from "#tests/support/item-paths.ts";
import { type Kind, routesOf } from "#tests/support/route-matrix.ts";

/**
 * Every address of the product, asked by every kind of person about one bid, in four phases of its item. The whole table stands in
 * `routes-and-actors.txt`, so that a change of who sees what is a visible difference. What the visibility matrix (guide 3.7) promises
 * is written out here.
 */
let table: Awaited<ReturnType<typeof routesOf>>;
beforeAll(async () => {
  table = await routesOf();
}, 400_000);
afterAll(closeBuilt);

/** Phases: before closing, opened, ranked, published. Who is not named meets ····. */
const promised: [what: string, address: string, seen: Partial<Record<Kind, string>>][] = [
  ["a draft is the team's own, at all times", "work/bids/:no/edit", { team: "●●●●" }],
  ["so is its receipt", "work/bids/:no/receipt", { team: "●●●●" }],
  ["so is its document as it was sealed", "work/bids/:no/document", { team: "●●●●" }],
  ["a bid is sealed until the opening; then it is for its experts and the bureau, for the owner once it was put before it, and never for a witness or an administrator", "work/bids/:no", { team: "●●●●", owner: "···●", expert: "·●●●", officer: "·●●●", second: "·●●●", leader: "·●●●", supervisor: "·●●●" }],
  ["who read it is the team's and the supervisor's to know", "work/bids/:no/readings", { team: "●●●●", supervisor: "·●●●" }],
  ["a sheet is its expert's own, and nobody else's before or after", "work/reviews/:challengeNo/:code", { expert: "·●●●" }],
  ["so is the table over all bids", "work/reviews/:challengeNo/grid", { expert: "·●●●" }],
  ["the result of a bid is its team's", "work/bids/:no/result", { team: "●●●●" }],
];

const named = (row: Record<string, string>) => Object.fromEntries(Object.entries(row).filter(([kind, cell]) => kind !== "public" && cell.trim() !== "····"));

describe("whoever asks, each address answers what was promised", () => {
  it("is told in one table", () => expect(table.text).toMatchFileSnapshot("./routes-and-actors.txt"));

  it.each(promised)("%s", (_, address, seen) => {
    expect(named(table.rows.get(address)!)).toEqual(seen);
    expect(table.rows.get(address)!.public).toBe("→→→→");
  });

  it("nothing of the workbench is done for who is not signed in", async () => {
    const visitor = new Visitor();
    const statuses = new Map<string, number>();
    for (const pattern of patterns.filter((one) => one.startsWith("work"))) statuses.set(pattern, (await visitor.ask(`/${pattern.replaceAll(/:[^/]+/g, "1")}`, { intent: "save" })).status);
    expect([...statuses].filter(([, status]) => ![303, 401, 405].includes(status))).toEqual([]);
  });
});
