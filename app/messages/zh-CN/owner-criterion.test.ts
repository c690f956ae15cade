import { expect, it } from "vitest";
import { ownerShareOf } from "#app/domain/review/rubric.ts";
import type { Pattern } from "#app/domain/kernel/pattern.ts";
import { ownerCriterionWords } from "./owner-criterion.ts";

const lines = [
  { code: "R01", name: "创新性", weight: 60 },
  { code: "R02", name: "方案", weight: 37 },
  { code: "R12", name: "需求匹配与落地", weight: 3 },
];

const said = (of: typeof lines, pattern: Pattern | null) => {
  const share = ownerShareOf(of, pattern);
  return share && ownerCriterionWords(share, pattern);
};

it("says before the bidding how the owner's criterion is spread where it is not marked", () => {
  expect(said(lines, "B")).toBe("R12 需求匹配与落地只在需求方出具书面意见时评。不评的，其 3 分按分值比例摊入其余各项：总分 = 其余各项得分之和 × 100 ÷ 97，不四舍五入，满分仍为 100 分。");
  expect(said(lines, null)).toMatch(/^R12 需求匹配与落地只在需求方可以查看申报书（先对接后评审）或者出具书面意见的任务中评。不评的，其 3 分/);
});

it("says nothing where the owner sees the bids, or no such criterion is marked", () => {
  expect(said(lines, "A")).toBeNull();
  expect(said(lines.slice(0, 2), "B")).toBeNull();
});
