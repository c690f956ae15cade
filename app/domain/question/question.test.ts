import { describe, expect, it } from "vitest";
import { namesSomebody, suspectedChanges } from "./change.ts";
import { answerDue, askingEnds, isOverdue } from "./terms.ts";

describe("terms of questions", () => {
  it("end five working days before the closing day, holidays and make-up days counted right", () => {
    // 2026-03-20 is a Friday: 13, 16, 17, 18, 19 lie before it.
    expect(askingEnds("2026-03-20T09:00:00.000Z")).toBe("2026-03-13T09:00:00.000Z");
    // Spring Festival 2026 is 15 to 23 February; 14 and 28 February are worked.
    expect(askingEnds("2026-02-26T09:00:00.000Z")).toBe("2026-02-12T09:00:00.000Z");
    expect(askingEnds("no date")).toBeNull();
  });

  it("ask the owner within three working days after the day of the question", () => {
    expect(answerDue("2026-03-13T02:00:00.000Z")).toBe("2026-03-18T09:00:00.000Z");
    // 23:30 in Beijing is still the same day.
    expect(answerDue("2026-03-12T15:30:00.000Z")).toBe("2026-03-17T09:00:00.000Z");
    const asked = { status: "asked", askedAt: "2026-03-13T02:00:00.000Z" } as const;
    expect([isOverdue(asked, "2026-03-18T08:59:59.999Z"), isOverdue(asked, "2026-03-18T09:00:00.000Z"), isOverdue({ ...asked, status: "drafted" }, "2026-04-01T00:00:00.000Z")]).toEqual([false, true, false]);
  });
});

describe("an answer that changes something", () => {
  const indicators = [
    { code: "1-1", name: "附液碱含量", value: 1 },
    { code: "1-2", name: "综合成本", value: 75 },
  ];

  it.each([
    ["附液碱含量放宽到 1.5%。", ["indicators"]],
    ["指标 1-1 按 ≤1.5% 考核。", ["indicators"]],
    ["综合成本不超过 90 元/t 即可。", ["indicators"]],
    ["财政资金调整为分三次拨付。", ["money"]],
    ["增加自筹配套要求。", ["money"]],
    ["取消牵头单位注册地的限制。", ["eligibility"]],
    ["申报条件修改为成立满一年，经费也相应降低至 300 万元。", ["money", "eligibility"]],
    ["不再要求联合体。", ["eligibility"]],
  ])("is suspected: %s", (answer, kinds) => {
    expect(suspectedChanges(answer, indicators)).toEqual(kinds);
  });

  it.each(["附液碱含量按干基计，限值为 ≤1%，与榜单一致。", "经费不作调整，按榜单执行。", "考核指标未作修改。", "样品由经办人统一安排，三个工作日内寄出。", "检测报告由第三方机构出具。", "综合成本以 2026 年不变价计算。"])("is not suspected: %s", (answer) => {
    expect(suspectedChanges(answer, indicators)).toEqual([]);
  });

  it("knows what gives somebody away", () => {
    for (const text of ["请回电 13800001111", "电话0391-1234567", "发到 a.b@example.org", "我单位 91410800MA44TEXT17", "示例大学能否单独申报？"]) expect(namesSomebody(text, ["示例大学"])).toBe(true);
    for (const text of ["年处理 20000 吨是干基吗？", "指标 1-1 的检测方法？"]) expect(namesSomebody(text, ["示例大学", "大"])).toBe(false);
  });
});
