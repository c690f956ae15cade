import { describe, expect, it } from "vitest";
import { freezeObstacle } from "./ranking-view.ts";

const bid = (no: string, signed: number, live: number) => ({ no, code: no, unitName: "示例·甲", signed, live });

describe("why a ranking cannot be fixed yet", () => {
  it("is what is unsigned, first of all", () => {
    expect(freezeObstacle({ signed: 4, live: 6, leastValidScores: 3, vetoes: [], bids: [bid("JB-1", 3, 3), bid("JB-2", 1, 3)] })).toEqual({ code: "scoresUnsigned", facts: { count: 2 } });
  });

  it("is a bid with too few scores, also where nobody judges at all", () => {
    expect(freezeObstacle({ signed: 0, live: 0, leastValidScores: 3, vetoes: [], bids: [bid("JB-1", 0, 0)] })).toEqual({ code: "tooFewScores", facts: { bid: "JB-1", given: 0, least: 3 } });
  });

  it("is nothing once all is signed and enough", () => {
    expect(freezeObstacle({ signed: 3, live: 3, leastValidScores: 3, vetoes: [], bids: [bid("JB-1", 3, 3)] })).toBeNull();
  });
});
