import { describe, expect, it } from "vitest";
import { readTabbed, recognise } from "#app/domain/bid/pasted-table.ts";
import { fullColumns, memberColumns, memberOf } from "./pasted-columns.ts";

const from = (text: string, columns: Parameters<typeof recognise>[1]) => recognise({ rows: readTabbed(text), merged: [] }, columns);

describe("tables pasted from a spreadsheet", () => {
  it("a budget by lines finds its headings as budgets number them, and names those it does not have", () => {
    const found = from("科目\t财政专项（万元）\t发榜方支付\t自筹\n（一）设备费\t60\t40万元\t0\n2. 业务费\t1,000\t约20\t5\n差旅\t1\t1\t1\n合计\t61\t1\t6", fullColumns("budgetLines"));
    expect(found.rows).toEqual([
      { key: "equipment", fiscalFen: "60", ownerPayFen: "40", selfRaisedFen: "0" },
      { key: "business", fiscalFen: "1000", ownerPayFen: "约20", selfRaisedFen: "5" },
      { key: "差旅", fiscalFen: "1", ownerPayFen: "1", selfRaisedFen: "1" },
    ]);
    expect(found.unread).toEqual([{ row: 1, key: "ownerPayFen", cell: "约20" }, { row: 2, key: "key", cell: "差旅" }]);
    expect(found.absent).toEqual([]);
  });

  it("years, counts and person-months lose their units", () => {
    expect(from("年度\t财政\t需求方\t自筹\n2027年\t1\t2\t3", fullColumns("budgetYears")).rows).toEqual([{ year: "2027", fiscalFen: "1", ownerPayFen: "2", selfRaisedFen: "3" }]);
    const units = [{ key: "lead", name: "示例·绿源有限公司" }, { key: "91000000JBTD000385", name: "示例大学" }];
    expect(from("单位\t年度\t财政资金（元）\n绿源有限公司\t2027年\t1000\n示例大学\t2028\t0.5\n某厂\t2028\t1", fullColumns("budgetYears", units))).toMatchObject({
      rows: [{ unit: "lead", year: "2027", fiscalFen: "0.1" }, { unit: "91000000JBTD000385", year: "2028", fiscalFen: "0.00005" }, { unit: "某厂" }],
      unread: [{ row: 2, key: "unit", cell: "某厂" }],
    });
    expect(from("姓名\t性别\t出生年份\t身份证号\n示例·王工\t女\t1980年\t410803198001010014", fullColumns("people")).rows).toEqual([{ name: "示例·王工", gender: "female", birthYear: "1980", idNumber: "410803198001010014" }]);
    expect(from("姓名\t职称\t单位\t分工角色\t人月\n示例·王工\t高工\t示例大学\t负责人\t12 人月\n示例·李工\t工程师\t示例大学\t骨干\t很多", fullColumns("people"))).toMatchObject({ rows: [{ personMonths: "12" }, { personMonths: "很多" }], unread: [{ row: 1, key: "personMonths" }], absent: ["gender", "birthYear", "idNumber", "degree", "tasks"] });
  });

  it("members come with code, role, money by source and share; what is no code or role is named", () => {
    const found = from("单位名称\t统一社会信用代码\t角色\t任务分工\t财政资金（元）\t知识产权份额\n示例大学\t1241 0000 7067 8920 4K\t研发\t路线研究\t600000\t30%\n示例材料厂\t123\t打杂\t\t\t", memberColumns);
    expect(found.unread.map(({ row, key }) => [row, key])).toEqual([[1, "uscc"], [1, "role"]]);
    expect(found.rows.map(memberOf)).toEqual([
      { name: "示例大学", uscc: "12410000706789204K", role: "research", tasks: "路线研究", people: "", moneyIn: { fiscalFen: "60", ownerPayFen: "", selfRaisedFen: "" }, moneyOutFen: "", ipShare: "30" },
      { name: "示例材料厂", uscc: "123", role: "", tasks: "", people: "", moneyIn: { fiscalFen: "", ownerPayFen: "", selfRaisedFen: "" }, moneyOutFen: "", ipShare: "" },
    ]);
  });
});
