import { describe, expect, it } from "vitest";
import type { OwnerWord } from "./shortlist.ts";
import { checkDecision, type Decidable, type DecisionInput } from "./decision.ts";

const missed = [{ criterion: null, actual: "69.00", required: "70.00" }];
const line = (no: string, place: number, more: Partial<Decidable["lines"][number]> = {}) => ({ no, code: `S${no}`, place, missed: [], vetoed: false, votes: 0, asksFiscalFen: null, owner: null, ...more });
const plain: Decidable = { race: false, fiscalFen: 16_000_000, lines: [line("1", 1), line("2", 2), line("3", 3, { missed })] };
const race: Decidable = { ...plain, race: true, fiscalFen: 24_000_000 };
const asked = (word: OwnerWord): Decidable => ({ ...plain, lines: [line("1", 1, { owner: { word, until: "2026-04-01" } }), line("2", 2)] });
const decide = (more: Partial<DecisionInput>, against = plain) => checkDecision({ awards: [], reserves: [], minuteNo: "纪要1", ...more }, against);
const awards = (...bids: string[]) => bids.map((bid) => ({ bid }));

describe("checkDecision", () => {
  it("gives the first its usual share, or what it asks when that is less", () => {
    expect(decide({ awards: awards("1"), reserves: ["S2"] })).toEqual({ ok: true, value: { awards: [{ no: "1", place: 1, fiscalFen: 16_000_000 }], reserves: ["2"], grounds: [] } });
    const modest = { ...plain, lines: [line("1", 1, { asksFiscalFen: 15_000_000 })] };
    expect(decide({ awards: awards("S1") }, modest)).toMatchObject({ ok: true, value: { awards: [{ fiscalFen: 15_000_000 }] } });
  });

  it("shares a race equally", () => {
    expect(decide({ awards: awards("2", "1") }, race)).toMatchObject({ ok: true, value: { awards: [{ no: "2", fiscalFen: 12_000_000 }, { no: "1", fiscalFen: 12_000_000 }], grounds: [] } });
  });

  it.each<[string, Partial<DecisionInput>, Decidable, string]>([
    ["out of rank order", { awards: awards("2") }, plain, "reasonOutOfOrder"],
    ["a race that leaves out the second", { awards: awards("1", "3") }, race, "reasonOutOfOrder"],
    ["one of two in the same place", { awards: awards("1") }, { ...plain, lines: [line("1", 1), line("2", 1)] }, "reasonOutOfOrder"],
    ["below a threshold", { awards: awards("1") }, { ...plain, lines: [line("1", 1, { missed })] }, "reasonBelowMark"],
    ["against the owner", { awards: awards("1") }, asked("vetoed"), "reasonOwnerVetoed"],
    ["without the owner", { awards: awards("1") }, asked("silent"), "reasonOwnerSilent"],
    ["no award", { noAward: true }, plain, "reasonNoAward"],
  ])("needs a reason: %s", (_what, input, against, ground) => {
    expect(decide(input, against)).toMatchObject({ ok: false, refusal: { code: "reasonNeeded", facts: { ground }, fields: [{ path: "reason", message: ground }] } });
    expect(decide({ ...input, reason: "经会议研究" }, against).ok).toBe(true);
  });

  it("hears the owner first, where its word is asked, and whatever is written", () => {
    const of = (word: OwnerWord) => decide({ awards: awards("1"), reason: "经会议研究" }, asked(word));
    expect(of("unasked")).toMatchObject({ ok: false, refusal: { code: "ownerUnasked", facts: { bid: "1" } } });
    expect(of("asked")).toMatchObject({ ok: false, refusal: { code: "ownerTermRunning", facts: { bid: "1", until: "2026-04-01" } } });
    expect(decide({ awards: awards("1") }, asked("confirmed"))).toMatchObject({ ok: true, value: { grounds: [] } });
    expect(decide({ noAward: true, reason: "经会议研究" }, asked("unasked")).ok).toBe(true);
  });

  it.each<[string, Partial<DecisionInput>, Decidable, { path: string; message: string }]>([
    ["an unknown bid", { awards: awards("9") }, plain, { path: "awards.0.bid", message: "unknownBid" }],
    ["a bid twice, once by its code", { awards: awards("1", "S1") }, race, { path: "awards.1.bid", message: "duplicate" }],
    ["an award in reserve", { awards: awards("1"), reserves: ["1"] }, plain, { path: "reserves.0", message: "duplicate" }],
    ["nothing said", {}, plain, { path: "awards", message: "required" }],
    ["an award and none", { awards: awards("1"), noAward: true }, plain, { path: "noAward", message: "awardAndNone" }],
    ["two awards without a race", { awards: awards("1", "2") }, plain, { path: "awards", message: "oneAward" }],
    ["unequal money in a race", { awards: [{ bid: "1", fiscalFen: 100 }, { bid: "2", fiscalFen: 200 }] }, race, { path: "awards", message: "raceEqual" }],
    ["more money than there is", { awards: [{ bid: "1", fiscalFen: 16_000_001 }] }, plain, { path: "awards", message: "overFiscal" }],
  ])("refuses %s", (_what, input, against, field) => {
    expect(decide(input, against)).toMatchObject({ ok: false, refusal: { code: "invalidInput", fields: [field] } });
  });
});
