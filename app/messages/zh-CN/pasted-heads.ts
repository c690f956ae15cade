/** How else the columns of pasted tables are called in people's own sheets, by the field. */
export const otherHeads: Readonly<Record<string, readonly string[]>> = {
  key: ["科目"],
  fiscalFen: ["财政", "专项", "补助"],
  ownerPayFen: ["发榜方", "需求方", "委托方"],
  selfRaisedFen: ["自筹", "配套"],
  amountFen: ["费用", "价格", "总价"],
  quantity: ["台数", "套数"],
  year: ["年份"],
  unit: ["单位名称", "承担单位"],
  birthYear: ["出生"],
  idNumber: ["身份证", "证件号"],
  personMonths: ["投入时间"],
  title: ["职务"],
  degree: ["学历", "学位"],
  use: ["作用"],
  content: ["外协", "测试"],
  number: ["编号"],
  owner: ["所有人"],
  memberName: ["单位名称", "成员单位", "名称"],
  uscc: ["信用代码", "代码"],
  role: ["角色"],
  tasks: ["任务", "分工", "工作内容"],
  people: ["人员"],
  ipShare: ["知识产权", "份额", "占比"],
};

/** What people write behind a number in a cell. */
export const unitsOfCells = /\s*(?:年度?|台套?|套|件|项|个?人?月|人)$/;

export const memberFieldWords = { name: "单位名称", uscc: "统一社会信用代码", role: "角色", tasks: "承担任务", people: "主要人员" } as const;
