import type { RubricLine } from "./rubric-schema.ts";

/** The rubric that a new round starts from (通用评审标准), for the officer to change, with words for each band. Source: guide.md 5.6 to 5.8. */
export const standardRubric: readonly RubricLine[] = [
  { code: "R01", name: "指标响应度", looksAt: "约束性指标全部响应且承诺值有数据支撑；预期性指标有明确路径", weight: 12, rule: "任一约束性指标不响应：本项0分并提示“实质性不响应”", bands: { excellent: "全部约束性指标响应，承诺值均有检测或运行数据，部分优于榜单", good: "全部约束性指标响应，主要承诺值有数据支撑", fair: "约束性指标响应，但部分承诺值只有推算", poor: "有约束性指标不响应，或承诺值没有依据" } },
  { code: "R02", name: "技术路线可行性", looksAt: "机理清楚、工艺闭环、关键设备可得、放大风险可控", weight: 14, rule: "", bands: { excellent: "机理清楚，工艺闭环，放大风险逐项有对策并经验证", good: "路线合理，关键环节有依据，个别放大风险待验证", fair: "路线基本可行，机理或关键设备尚有疑问", poor: "路线不成立，或关键环节没有依据" } },
  { code: "R03", name: "创新性与先进性", looksAt: "与现有路线、国内外同类指标对标，有自主知识产权", weight: 8, rule: "", bands: { excellent: "指标明显优于国内外同类，核心技术有自主知识产权", good: "有实质性改进，与同类对标清楚", fair: "有局部改进，对标不充分", poor: "为现有技术的简单套用" } },
  { code: "R04", name: "技术成熟度与中试基础", looksAt: "TRL举证充分，有连续运行数据而非单点试验", weight: 10, rule: "自报TRL无佐证按低两级计", bands: { excellent: "有连续中试或工业运行数据，自评等级证据充分", good: "有中试数据，等级基本有据", fair: "只有小试或单点试验，等级偏高", poor: "没有实物试验数据" } },
  { code: "R05", name: "单位成本与经济性", looksAt: "元/t或元/m³测算完整，敏感性分析覆盖原料、能源、运距", weight: 12, rule: "核算口径与榜单不一致需扣分并注明", bands: { excellent: "口径与榜单一致，测算完整，敏感性分析后仍有优势", good: "测算较完整，主要因素有敏感性分析", fair: "测算不全，或口径有出入但已说明", poor: "没有可核的成本测算" } },
  { code: "R06", name: "消纳规模与可复制性", looksAt: "年消纳吨位、运输半径、市场容量、推广条件", weight: 10, rule: "", bands: { excellent: "年消纳量、运距和市场均有合同或意向支撑，易复制", good: "消纳量和市场测算合理，可在同类企业推广", fair: "消纳量偏小，或推广条件受限", poor: "消纳去向不明" } },
  { code: "R07", name: "环境安全性", looksAt: "放射性、碱与特征污染物浸出、二次固废去向、长期监测方案", weight: 10, rule: "", veto: "存在二次危险废物且无合法去向", bands: { excellent: "放射性、浸出等检测齐全合格，监测方案可长期执行", good: "主要检测合格，二次固废去向明确", fair: "检测不全，但风险可控", poor: "存在明显环境风险，或二次危险废物没有合法去向" } },
  { code: "R08", name: "团队与联合体", looksAt: "负责人投入时间、分工与贡献匹配、成员单位条件落实", weight: 8, rule: "", bands: { excellent: "负责人投入充分，分工与贡献匹配，各方条件已落实", good: "分工清楚，主要条件已落实", fair: "分工或条件有待落实", poor: "关键岗位或条件缺失" } },
  { code: "R09", name: "进度与里程碑", looksAt: "节点可考核、可叫停，赛马节点与榜单一致", weight: 5, rule: "", bands: { excellent: "节点具体可考核，明确何时叫停", good: "节点较清楚，基本可考核", fair: "节点较粗，考核方式不明", poor: "没有可考核的节点" } },
  { code: "R10", name: "经费预算", looksAt: "支出测算合理、自筹到位证明、财政资金用途合规", weight: 5, rule: "自筹承诺无佐证最高得2分", bands: { excellent: "支出测算有依据，自筹已到位或有证明", good: "测算合理，自筹来源明确", fair: "个别支出依据不足", poor: "测算失实，或资金用途不合规" } },
  { code: "R11", name: "风险与知识产权", looksAt: "主要风险及预案、权属与收益分配无争议", weight: 3, rule: "", bands: { excellent: "主要风险有预案，权属和收益分配已书面约定", good: "风险和权属说明清楚", fair: "预案或约定不完整", poor: "权属有争议，或风险未识别" } },
  { code: "R12", name: "需求匹配与落地", looksAt: "需求方场地、原料、应用场景匹配；共性类看示范基地落实", weight: 3, rule: "由需求方书面意见作参考，不替代专家打分", bands: { excellent: "场地、原料和应用场景均已落实", good: "主要条件匹配，个别待落实", fair: "匹配度一般", poor: "与需求方条件不符" } },
];
