import type { RubricLine } from "./schema.ts";

/** The rubric that a new round starts from (通用评审标准), for the officer to change. Source: guide.md 5.6 to 5.8. */
export const standardRubric: readonly RubricLine[] = [
  { code: "R01", name: "指标响应度", looksAt: "约束性指标全部响应且承诺值有数据支撑；预期性指标有明确路径", weight: 12, rule: "任一约束性指标不响应：本项0分并提示“实质性不响应”" },
  { code: "R02", name: "技术路线可行性", looksAt: "机理清楚、工艺闭环、关键设备可得、放大风险可控", weight: 14, rule: "" },
  { code: "R03", name: "创新性与先进性", looksAt: "与现有路线、国内外同类指标对标，有自主知识产权", weight: 8, rule: "" },
  { code: "R04", name: "技术成熟度与中试基础", looksAt: "TRL举证充分，有连续运行数据而非单点试验", weight: 10, rule: "自报TRL无佐证按低两级计" },
  { code: "R05", name: "单位成本与经济性", looksAt: "元/t或元/m³测算完整，敏感性分析覆盖原料、能源、运距", weight: 12, rule: "核算口径与榜单不一致需扣分并注明" },
  { code: "R06", name: "消纳规模与可复制性", looksAt: "年消纳吨位、运输半径、市场容量、推广条件", weight: 10, rule: "" },
  { code: "R07", name: "环境安全性", looksAt: "放射性、碱与特征污染物浸出、二次固废去向、长期监测方案", weight: 10, rule: "存在二次危险废物且无合法去向：一票否决建议" },
  { code: "R08", name: "团队与联合体", looksAt: "负责人投入时间、分工与贡献匹配、成员单位条件落实", weight: 8, rule: "" },
  { code: "R09", name: "进度与里程碑", looksAt: "节点可考核、可叫停，赛马节点与榜单一致", weight: 5, rule: "" },
  { code: "R10", name: "经费预算", looksAt: "支出测算合理、自筹到位证明、财政资金用途合规", weight: 5, rule: "自筹承诺无佐证最高得2分" },
  { code: "R11", name: "风险与知识产权", looksAt: "主要风险及预案、权属与收益分配无争议", weight: 3, rule: "" },
  { code: "R12", name: "需求匹配与落地", looksAt: "需求方场地、原料、应用场景匹配；共性类看示范基地落实", weight: 3, rule: "由需求方书面意见作参考，不替代专家打分" },
];
