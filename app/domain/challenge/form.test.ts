import { describe, expect, it } from "vitest";
import { demoIndicators } from "./demo-answers.fixture.ts";
import { noConditions } from "./eligibility.ts";
import { challengeForm, formOfChallenge } from "./form.ts";
import { indicatorList } from "./indicator.ts";
import { newChallenge, type NewChallenge, plainItem } from "./schema.ts";

const base: NewChallenge = {
  ...plainItem,
  no: "JZGX-2026-001",
  round: "JZGX-2026",
  title: "拜耳法赤泥低成本梯级脱碱技术",
  class: "企业技术需求类",
  waste: ["赤泥"], direction: "减量与脱碱",
  owner: "91000000XQDW00016T",
  pattern: "B",
  race: false,
  periodMonths: 24,
  fiscalFen: 160_000_000,
  ownerInputFen: 640_000_000,
  payToBidderFen: 420_000_000,
  fundingRule: { ownerToFiscalAtLeast: 4, payToBidderToFiscalAtLeast: 0.4 },
  background: "背景",
  content: "内容",
  deliverables: "成果",
  ipRule: "归属",
  indicators: [],
};

/** What the browser sends back, as Conform hands it to the schema: boxes as booleans. */
function sent(challenge: NewChallenge) {
  const form = formOfChallenge(challenge, "digest");
  return { ...form, race: form.race === "on", isConfidential: form.isConfidential === "on", indicators: form.indicators.map((row) => ({ ...row, hard: row.hard === "on" })) };
}

describe("the form of a challenge", () => {
  it.each(Object.entries(demoIndicators))("gives back the indicators of demo item %s as they were", (_no, indicators) => {
    const challenge = { ...base, indicators: indicatorList.parse(indicators) };
    const { challenge: input, digest } = challengeForm.parse(sent(challenge));
    expect(newChallenge.parse(input)).toEqual(challenge);
    expect(digest).toBe("digest");
  });

  it("keeps what is optional away: no owner, no funding rule, a race", () => {
    const challenge: NewChallenge = { ...base, owner: null, race: true, fundingRule: {} };
    expect(newChallenge.parse(challengeForm.parse(sent(challenge)).challenge)).toEqual(challenge);
  });

  it("keeps the conditions on the bidder, the keywords, the secrecy and the contact", () => {
    const challenge: NewChallenge = { ...base, eligibility: { ...noConditions, leadKinds: ["institution"], mostUnits: 3, exclusions: ["某类单位", "另一类单位"] }, industry: "氧化铝", keywords: "赤泥、脱碱", isConfidential: true, contact: { name: "李工", phone: "0391-0000003" } };
    expect(newChallenge.parse(challengeForm.parse(sent(challenge)).challenge)).toEqual(challenge);
  });

  it.each([
    [{ contactName: "李工" }, ["contactPhone", "phoneOrLandline"]],
    [{ contactPhone: "0391-0000003" }, ["contactName", "required"]],
    [{ eligibility: { leastTrl: "十" } }, ["eligibility.leastTrl", "trlRange"]],
  ])("names what is wrong with %j at its field", (typed, problem) => {
    expect(challengeForm.safeParse({ ...sent(base), ...typed }).error?.issues.map(({ path, message }) => [path.join("."), message])).toEqual([problem]);
  });

  it("reads relative and yes-or-no indicators", () => {
    const rows = [
      { ...emptyRow, code: "1", name: "成本降低", comparator: "<=", value: "−10", mode: "relative", baseline: "50" },
      { ...emptyRow, code: "2", name: "安定性", comparator: "bool", value: "合格" },
    ];
    expect(newChallenge.parse(challengeForm.parse({ ...sent(base), indicators: rows }).challenge).indicators).toMatchObject([
      { value: -10, mode: "relative", baseline: 50 },
      { value: true, comparator: "bool" },
    ]);
  });

  it("leaves out rows that are empty at the end, and names what is no number in its place", () => {
    const rows = [emptyRow, { ...emptyRow, code: "1", name: "回收率", comparator: ">=", value: "八十", upper: "九" }, emptyRow, emptyRow];
    const parsed = challengeForm.safeParse({ ...sent(base), indicators: rows });
    expect(parsed.error?.issues.map(({ path, message }) => [path.join("."), message])).toEqual([
      ["indicators.0.value", "numberNeeded"],
      ["indicators.1.value", "numberNeeded"],
      ["indicators.1.upper", "numberNeeded"],
    ]);
  });

  it("names all that is wrong in its rows at once", () => {
    const rows = [{ ...emptyRow, code: "1", name: "抗压强度", comparator: ">=", value: "30", unit: "h" }, { ...emptyRow, code: "2", name: "浸出液pH", comparator: "range", value: "9", upper: "6" }];
    const parsed = challengeForm.safeParse({ ...sent(base), indicators: rows });
    expect(parsed.error?.issues.map(({ path, message }) => [path.join("."), message])).toEqual([["indicators.0.unit", "unitOfName:h:MPa"], ["indicators.1.upper", "upperBelowValue"]]);
  });

  it.each([
    ["160.001", "twoDecimals"],
    ["一百", "money"],
    ["-1", "money"],
  ])("refuses %s 万元 as %s", (typed, message) => {
    expect(challengeForm.safeParse({ ...sent(base), fiscalFen: typed }).error?.issues).toMatchObject([{ path: ["fiscalFen"], message }]);
  });
});

const emptyRow = { code: "", name: "", comparator: ">=", value: "", upper: "", unit: "", basis: "", method: "", hard: true, verification: "", mode: "absolute", baseline: "" };
