import { fc } from "#tests/support/fast-check.ts";
import { describe, expect, it } from "vitest";
import { wholeDraft } from "./bid.fixture.ts";
import { identityIn, type TeamFacts } from "./identity-scan.ts";
import type { BidDraft } from "./schema.ts";

const facts: TeamFacts = { unitNames: ["示例·中原材料大学", "12000000JBTD00011J"], publicText: "赤泥综合利用关键技术" };
const someMember = { ...wholeDraft().members[0]!, people: "示例张三 高级工程师 6人月\n王小明、教授、12人月" };
const scanned = (change: Partial<BidDraft>, more: Partial<TeamFacts> = {}) => identityIn(wholeDraft({ members: [someMember], ...change }), { ...facts, ...more });
const wordsIn = (summary: string, more: Partial<TeamFacts> = {}) => scanned({ summary }, more).flatMap(({ words }) => words);

describe("identityIn", () => {
  it("finds nothing in texts that tell nothing, whatever stands in the fields that experts do not see", () => {
    expect(scanned({})).toEqual([]);
    expect(wordsIn("石灰 0.06 t × 480 元/t，见 GB/T 22900；2027-12-31 前由高级工程师 2 人、教授 1 人完成 168 h 连续运行，13500 12000 8000 t。")).toEqual([]);
  });

  it.each<[string, string, string[]]>([
    ["the registered name", "由示例·中原材料大学牵头", ["示例·中原材料大学"]],
    ["its short forms", "中原材料大学与中原材料的中试线", ["中原材料大学", "中原材料"]],
    ["a member without 有限公司", "依托北岭环境科技的场地", ["北岭环境科技"]],
    ["full width and spaces between characters", "依托 北 岭 环　境 科 技，代码１２００００００ＪＢＴＤ０００１１Ｊ", ["北 岭 环　境 科 技", "１２００００００ＪＢＴＤ０００１１Ｊ"]],
    ["the lead, by name and by code", "李工（pi-001）负责", ["李工", "pi-001"]],
    ["people of a member", "示例张三和王小明负责", ["示例张三", "王小明"]],
    ["telephones", "联系 138 0013 8000 或 0391-0000009", ["138 0013 8000", "0391-0000009"]],
    ["mail and web addresses", "见 li@beiling.example.cn、www.beiling.com", ["li@beiling.example.cn", "www.beiling.com"]],
    ["no code inside a longer one", "样品 API-0012、PI-0015", []],
  ])("%s", (_case, summary, words) => {
    expect(wordsIn(summary)).toEqual(words);
  });

  it("knows each field by its path, and leaves out those that are hidden as a whole", () => {
    const found = scanned({
      members: [{ ...someMember, tasks: "北岭环境科技负责中试" }],
      promised: { "1.3": { value: true, evidence: "北岭环境科技检测" } },
      summary: `${"前".repeat(40)}北岭环境科技${"后".repeat(40)}`,
      unitCost: { ...wholeDraft().unitCost, basis: "按北岭环境科技报价" },
      full: { plan: [{ goals: "目标", route: "北岭环境科技路线" }], people: [{ name: "李工", unit: "北岭环境科技" }], outsourcing: [{ unit: "示例·远山检测有限公司", content: "由远山检测承担" }], units: [{ key: "lead", address: "示例市示例路 8 号" }] },
    });
    expect(found.map(({ path }) => path)).toEqual(["members.0.tasks", "promised.1.3", "summary", "unitCost.basis", "full.plan.0.route", "full.outsourcing.0.content"]);
    expect(found[2]!.excerpt).toBe(`…${"前".repeat(12)}北岭环境科技${"后".repeat(12)}…`);
  });

  it("does not take the item's own words for a short name", () => {
    const unitNames = ["示例·赤泥综合利用有限公司"];
    expect(wordsIn("赤泥综合利用的路线", { unitNames })).toEqual([]);
    expect(wordsIn("赤泥综合利用的路线", { unitNames, publicText: "" })).toEqual(["赤泥综合利用"]);
  });

  const gap = fc.constantFrom("", " ", "　", "\u200b", "·");
  const around = fc.stringMatching(/^[石灰碳酸化路线，。\n]{0,30}$/);
  it("finds a unit however its characters are spaced, and cites what stands there", () => {
    fc.assert(
      fc.property(around, around, fc.array(gap, { minLength: 5, maxLength: 5 }), (before, after, gaps) => {
        const written = [..."北岭环境科技"].map((character, index) => character + (gaps[index] ?? "")).join("");
        expect(wordsIn(before + written + after)).toEqual([written]);
      }),
    );
  });

  it("cites only what the text says, for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), fc.constantFrom("李工", "中原材料", "13800138000", ""), (text, name) => {
        const summary = `${text} ${name} ${text}`;
        const words = wordsIn(summary);
        expect(words.every((word) => summary.includes(word))).toBe(true);
        expect(name === "" || words.length > 0).toBe(true);
      }),
    );
  });

  it("takes no long time over a text made to be slow", () => {
    for (const piece of ["a", "a.", "1 ", "@a", "0391-", "北岭环境"]) {
      const start = performance.now();
      wordsIn(piece.repeat(20_000 / piece.length));
      expect(performance.now() - start, piece).toBeLessThan(500);
    }
  });
});
