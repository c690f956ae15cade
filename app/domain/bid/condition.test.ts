import { describe, expect, it } from "vitest";
import { eligibilitySchema } from "#app/domain/challenge/eligibility-schema.ts";
import { someIndicators, wholeDraft } from "./bid.fixture.ts";
import { completenessOf } from "./completeness.ts";
import { conditionsOfBid, mayLead } from "./condition.ts";

const lead = "91410800MA9KX7AA9C";
const set = (change: object) => eligibilitySchema.parse(change);
const missing = (change: object) => {
  const found = completenessOf(wholeDraft(), someIndicators, { eligibility: set(change) });
  return found.complete ? [] : found.missing;
};

describe("揭榜方条件 against a bid", () => {
  it("stop a draft that has too many units or too low a level, at the field; the number itself is allowed", () => {
    expect(missing({ mostUnits: 1, leastTrl: 6 })).toEqual([{ path: "members", message: "mostUnits:1" }, { path: "trl.now", message: "leastTrl:6" }]);
    expect(missing({ mostUnits: 2, leastTrl: 5, regions: [{ code: "99", name: "别处" }], conditions: ["另一条"] })).toEqual([]);
  });

  it("are judged by what the bid says: its units, its level, the day its lead was registered", () => {
    const eligibility = set({ leadKinds: ["institution"], registeredBy: "2020-01-01", mostUnits: 2, leastTrl: 6, mostAge: 50 });
    const told = { ...wholeDraft(), full: { units: [{ key: "91000000JBTD000385", registeredOn: "2019-01-01" }, { key: "lead", registeredOn: "2021-05-01" }] } };
    expect(conditionsOfBid(told, lead, eligibility).map(({ rule, verdict }) => `${rule} ${verdict}`)).toEqual(["leadKind no", "registeredBy no", "teamSize ok", "trl no", "age check"]);
    expect(conditionsOfBid({ ...told, full: null }, lead, eligibility)[1]).toEqual({ rule: "registeredBy", verdict: "check" });
  });

  it("let every kind of unit lead where none is named", () => {
    expect([[], ["enterprise"], ["institution"]].map((leadKinds) => mayLead(lead, set({ leadKinds })))).toEqual([true, true, false]);
  });
});
