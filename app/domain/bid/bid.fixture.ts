import { indicatorList } from "#app/domain/challenge/indicator.ts";
import { type BidDraft, bidDraft } from "./schema.ts";

/** Three indicators, one of each form: at most, a range, yes or no (the last one soft). */
export const someIndicators = indicatorList.parse([
  { code: "1-1", name: "Na2O质量分数", comparator: "<=", value: 1.0, unit: "%", hard: true },
  { code: "1-2", name: "浸出液pH", comparator: "range", value: 6, upper: 9.5, hard: true },
  { code: "1.3", name: "安定性", comparator: "bool", value: true, hard: false },
]);

/** A draft that lacks nothing; change a part to see what it then lacks. */
export function wholeDraft(change: Partial<BidDraft> = {}): BidDraft {
  const draft = bidDraft.parse({
    projectLead: { name: "李工", code: "PI-001" },
    members: [{ uscc: "91000000JBTD000385", name: "示例·北岭环境科技有限公司", role: "pilot", tasks: "中试线建设", moneyIn: { fiscalFen: 60_000_000, ownerPayFen: 0, selfRaisedFen: 10_000_000 }, moneyOutFen: 70_000_000, ipShare: 3_333 }],
    promised: { "1-1": { value: 0.9, evidence: "2 t/d 扩试 15 天均值 0.86" }, "1-2": { value: [7.5, 9.3] }, "1.3": { value: true } },
    trl: { now: 5, target: 7 },
    summary: "两段石灰—碳酸化组合路线。",
    money: { fiscalFen: 160_000_000, ownerPayFen: 420_000_000, selfRaisedFen: 30_000_000 },
    milestones: [
      { due: "2027-12-31", deliverable: "中试线建成", check: "现场查验", fiscalFen: 60_000_000 },
      { due: "2028-12-31", deliverable: "连续运行 168 h", check: "第三方检测", fiscalFen: 100_000_000 },
    ],
    statements: { integrity: true, truthfulness: true, noDoubleFunding: true, notClassified: true },
  });
  return { ...draft, ...change };
}
