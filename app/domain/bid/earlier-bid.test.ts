import { describe, expect, it } from "vitest";
import { type Indicator, indicatorSchema } from "#app/domain/challenge/indicator.ts";
import { earlierOf } from "./earlier-bid.ts";
import { mergeDrafts } from "./merge.ts";
import { bidDraft, emptyDraft } from "./schema.ts";

const indicator = (code: string, name: string, unit: string, more: Partial<Indicator> = {}) => indicatorSchema.parse({ code, name, unit, comparator: "<=", value: 1, hard: true, ...more });

const earlier = bidDraft.parse({
  projectLead: { name: "示例·王工", phone: "13800001111" },
  members: [{ uscc: "12410000706789204K", name: "示例大学", role: "research", tasks: "路线研究", people: "李工", moneyIn: { fiscalFen: 100 }, moneyOutFen: 100, ipShare: 3000 }],
  promised: { A1: { value: 0.5, evidence: "中试数据" }, A2: { value: 90, evidence: "" }, A3: { value: [1, 2], evidence: "" }, A4: { value: null, evidence: "只有说明" } },
  trl: { now: 5, target: 7 },
  summary: "以前的正文",
  money: { fiscalFen: 1_000_000, ownerPayFen: 0, selfRaisedFen: 0 },
  milestones: [{ due: "2025-06-30", deliverable: "中试线", check: "查验", fiscalFen: 1_000_000 }],
  full: { plan: [{ goals: "目标" }], lumpSum: [{ promise: "on" }], unsuitable: [{ name: "某某" }], budgetLines: [{ key: "equipment", fiscalFen: "100" }] },
  statements: { integrity: true, truthfulness: true, noDoubleFunding: true, notClassified: true },
  unread: { "promised.A1.low": "约" },
});
const from = [indicator("A1", "碱含量", "%"), indicator("A2", "利用率", "%", { comparator: ">=" }), indicator("A3", "强度", "MPa", { comparator: "range", value: 1, upper: 2 }), indicator("A4", "能耗", "kWh/t")];
const to = [indicator("B1", "碱 含量", "％"), indicator("B2", "利用率", "t", { comparator: ">=" }), indicator("B3", "强度", "MPa", { comparator: ">=" }), indicator("B4", "能耗", "kWh/t")];

describe("earlierOf", () => {
  it("matches indicators only by the same name, unit and way of asking, and names the others", () => {
    const { draft, unmatched } = earlierOf({ current: emptyDraft, earlier, from, to, asked: "concise" });
    expect(draft.promised).toEqual({ B1: { value: 0.5, evidence: "中试数据" } });
    expect(unmatched).toEqual([{ code: "A2", name: "利用率" }, { code: "A3", name: "强度" }]);
  });

  it("takes no money, dates, shares, statements or ticks, and no parts that the round does not ask for", () => {
    const { draft, parts } = earlierOf({ current: emptyDraft, earlier, from, to, asked: "concise" });
    expect(draft.members[0]).toMatchObject({ tasks: "路线研究", moneyIn: { fiscalFen: null }, moneyOutFen: null, ipShare: null });
    expect(draft.milestones).toEqual([{ due: "", deliverable: "中试线", check: "查验", fiscalFen: null }]);
    expect(draft.statements).toEqual(emptyDraft.statements);
    expect(draft.full).toEqual({});
    expect(parts.filter(({ isPromise }) => isPromise).map(({ path }) => path)).toEqual(["promised.B1", "trl", "money", "milestones"]);
    expect(parts.filter(({ isPromise }) => !isPromise).map(({ path }) => path)).toEqual(["projectLead", "members", "summary"]);
    expect(earlierOf({ current: emptyDraft, earlier, from, to, asked: "lumpSum" }).draft.full).toEqual({ plan: [{ goals: "目标" }] });
  });

  it("leaves what the earlier bid does not say, and what was typed and could not be read, until it is taken", () => {
    const current = bidDraft.parse({ summary: "现在的正文", trl: { now: 4, target: 6 }, promised: { B4: { value: 3, evidence: "" } }, unread: { "money.fiscalFen": "约百万", "trl.now": "四级" } });
    const found = earlierOf({ current, earlier: { ...earlier, trl: emptyDraft.trl }, from, to, asked: "concise" });
    expect(found.draft).toMatchObject({ trl: current.trl, promised: { B4: { value: 3 } }, unread: { "trl.now": "四级" } });
    expect(mergeDrafts(current, found.draft, ["summary"])).toEqual({ ...current, summary: "以前的正文" });
    expect(mergeDrafts(current, found.draft, ["money"])).toEqual({ ...current, money: earlier.money, unread: { "trl.now": "四级" } });
    expect(earlierOf({ current: earlier, earlier, from, to: from, asked: "concise" }).parts.map(({ path }) => path)).toEqual(["members", "promised.A1", "milestones"]);
  });

  it("offers nothing of an empty bid", () => {
    expect(earlierOf({ current: earlier, earlier: emptyDraft, from, to, asked: "lines" })).toMatchObject({ parts: [], unmatched: [] });
  });
});
