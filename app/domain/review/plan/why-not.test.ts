import { expect, it } from "vitest";
import type { FoundPlan } from "./plan.ts";
import { type LimitedExpert, whyNot } from "./why-not.ts";

const people: LimitedExpert[] = ["A", "B", "C", "D", "E", "F"].map((no, at) => ({ no, kind: at < 2 ? "financial" : "technical", unitId: at === 4 ? "u2" : `u${String(at)}`, local: at !== 1 }));
const pairs = ([[0, 0], [0, 2], [1, 1], [1, 2]] as const).map(([bid, expert]) => ({ bid, expert, weight: 1, reason: "best" as const, atLeastLost: 0, limits: [] })) as unknown as FoundPlan["pairs"];
const plan = { bids: ["X", "Y"], experts: people.map(({ no }) => no), pairs, conflicts: [[0, 3, "pastUnit"]] as FoundPlan["conflicts"] };
const asked = { perBid: 2, loadMax: 2, kinds: [{ kind: "financial" as const, least: 1 }], onePerUnit: true, leastOutside: 0, fixed: [], forbidden: [["Y", "D"]] as [string, string][], apart: [["A", "F"]] as [string, string][], edits: [] };
const of = (bid: string, expert: string, more: Partial<typeof asked> = {}) => whyNot({ ...asked, ...more }, plan, people, bid, expert);

it.each<[string, string, string, Partial<typeof asked>, unknown[]]>([
  ["is chosen already", "X", "A", {}, [{ limit: "chosen" }]],
  ["has a conflict", "X", "D", {}, [{ limit: "conflict", reason: "pastUnit" }]],
  ["was left out by hand", "Y", "D", {}, [{ limit: "demanded" }, { limit: "full", experts: ["C"] }]],
  ["takes the place of who may go: not of the only financial one", "X", "B", { loadMax: 9 }, [{ limit: "full", experts: ["A", "C"] }]],
  ["has a colleague there", "X", "E", {}, [{ limit: "unit", experts: ["C"] }, { limit: "full", experts: ["C"] }]],
  ["is kept from one who reads it", "X", "F", {}, [{ limit: "apart", experts: ["A"] }, { limit: "full", experts: ["C"] }]],
  ["reads as many as allowed", "X", "B", { loadMax: 1 }, [{ limit: "load", bids: ["Y"] }, { limit: "full", experts: ["A", "C"] }]],
  ["comes where every place is kept by a kind", "X", "F", { apart: [], kinds: [{ kind: "financial", least: 1 }, { kind: "technical" as never, least: 2 }] }, [{ limit: "kind", kind: "financial", experts: ["A"] }]],
  ["would cost the only one from outside", "Y", "F", { leastOutside: 1, kinds: [] }, [{ limit: "full", experts: ["C"] }]],
  ["is in no pool", "X", "Z", {}, [{ limit: "notInPool" }]],
  ["is free where the bid has a place", "X", "F", { apart: [], perBid: 3 }, []],
])("an expert %s", (_, bid, expert, more, reasons) => {
  expect(of(bid, expert, more)).toEqual(reasons);
});
