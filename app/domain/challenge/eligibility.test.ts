import { describe, expect, it } from "vitest";
import { type ConditionFacts, type Eligibility, judgeConditions, noConditions } from "./eligibility.ts";
import { eligibilitySchema } from "./eligibility-schema.ts";
import { eligibilityForm, formOfEligibility } from "./eligibility-form.ts";

const set = (change: object): Eligibility => eligibilitySchema.parse(change);
const nothing: ConditionFacts = { uscc: "91410800MA9KX7AA9C", kind: "enterprise", isInRegion: null, registeredOn: null, units: null, trl: null, age: null, rank: null, degree: null, isExcluded: null, meetsConditions: null };
const whole = set({
  leadKinds: ["institution", "enterprise"], regions: [{ code: "4108", name: "焦作市" }, { code: "41", name: "河南省" }], registeredBy: "2025-12-31", mostUnits: 3, leastTrl: 5, mostAge: 55, leastRank: "副高级", leastDegree: "硕士",
  exclusions: ["近三年有环境违法记录的单位"], conditions: ["有日处理 2 吨以上的中试条件", "能在需求方厂区驻场"],
});

describe("揭榜方条件", () => {
  it("asks nothing until it is set", () => {
    expect(judgeConditions(noConditions, nothing)).toEqual([]);
    expect(noConditions).toEqual(set({}));
  });

  it("leaves to a person what nobody told, and answers every rule that is set in its order", () => {
    expect(judgeConditions(whole, nothing).map(({ rule, verdict }) => `${rule} ${verdict}`)).toEqual(["leadKind ok", "region ok", "registeredBy check", "teamSize check", "trl check", "age check", "rank check", "degree check", "exclusions check", "conditions check"]);
  });

  it.each<[Partial<Eligibility>, Partial<ConditionFacts>, string]>([
    [{ leadKinds: ["institution"] }, {}, "no"],
    [{ leadKinds: ["enterprise"] }, {}, "ok"],
    [{ regions: [{ code: "42", name: "湖北省" }] }, {}, "check"],
    [{ regions: [{ code: "42", name: "湖北省" }] }, { isInRegion: true }, "check"],
    [{ regions: [{ code: "42", name: "湖北省" }] }, { isInRegion: false }, "no"],
    [{ regions: [{ code: "410800", name: "焦作市" }] }, { isInRegion: false }, "ok"],
    [{ registeredBy: "2025-12-31" }, { registeredOn: "2025-12-31" }, "ok"],
    [{ registeredBy: "2025-12-31" }, { registeredOn: "2026-01-01" }, "no"],
    [{ mostUnits: 1 }, { units: 1 }, "ok"],
    [{ mostUnits: 1 }, { units: 2 }, "no"],
    [{ leastTrl: 5 }, { trl: 5 }, "ok"],
    [{ leastTrl: 5 }, { trl: 4 }, "no"],
    [{ mostAge: 55 }, { age: 56 }, "no"],
    [{ leastRank: "副高级" }, { rank: "正高级" }, "ok"],
    [{ leastRank: "正高级" }, { rank: "副高级" }, "no"],
    [{ leastRank: "副高级" }, { rank: "" }, "no"],
    [{ leastDegree: "硕士" }, { degree: "博士" }, "ok"],
    [{ leastDegree: "硕士" }, { degree: "本科" }, "no"],
    [{ exclusions: ["某类单位"] }, { isExcluded: true }, "no"],
    [{ exclusions: ["某类单位"] }, { isExcluded: false }, "ok"],
    [{ conditions: ["某条件"] }, { meetsConditions: false }, "no"],
  ])("%j with %j: %s", (change, facts, verdict) => {
    expect(judgeConditions(set(change), { ...nothing, ...facts }).map((one) => one.verdict)).toEqual([verdict]);
  });
});

describe("the form of the conditions", () => {
  it("gives back what is stored, set and unset", () => {
    for (const one of [whole, noConditions]) expect(eligibilityForm.parse(formOfEligibility(one))).toEqual(one);
    expect(eligibilityForm.parse(undefined)).toEqual(noConditions);
  });

  it.each([
    [{ regions: "焦作市" }, "regions", "regionLine"],
    [{ regions: "410 焦作" }, "regions", "regionLine"],
    [{ mostUnits: "三" }, "mostUnits", "unitCount"],
    [{ mostUnits: "11" }, "mostUnits", "unitCount"],
    [{ leastTrl: "0" }, "leastTrl", "trlRange"],
    [{ mostAge: "5" }, "mostAge", "ageRange"],
    [{ registeredBy: "2025-02-30" }, "registeredBy", "date"],
    [{ exclusions: "一\n".repeat(21) }, "exclusions", "tooManyRows"],
    [{ conditions: "长".repeat(1501) }, "conditions", "tooLong"],
  ])("refuses %j in its field", (typed, field, message) => {
    expect(eligibilityForm.safeParse(typed).error?.issues).toMatchObject([{ path: [field], message }]);
  });

  it("reads region lines as people write them", () => {
    expect(eligibilityForm.parse({ regions: "4108　焦作市\r\n\r\n 41:河南省 " }).regions).toEqual([{ code: "4108", name: "焦作市" }, { code: "41", name: "河南省" }]);
  });
});
