import type { Section } from "#app/domain/bid/parts.ts";

/** Beside the parts of the form, folded: what the words mean, and a filled example (fictional). */
export interface PartGuide {
  terms: readonly (readonly [term: string, means: string])[];
  example: readonly string[];
}

/** Sent with the page, so that no script carries it. */
export interface FormGuides {
  title: string;
  exampleTitle: string;
  parts: Readonly<Partial<Record<Section, PartGuide>>>;
}

const parts: FormGuides["parts"] = {
  members: {
    terms: [
      ["牵头单位", "代表联合体申报、签订任务书、对全部指标负责的单位。"],
      ["成员单位", "承担部分任务并签章的单位；只提供设备、检测等有偿服务的不列为成员。"],
      ["知识产权份额", "项目产生的知识产权中该单位所占比例，各单位合计 100%。"],
    ],
    example: ["示例·北岭环境科技有限公司，中试与工程化：承担 1.2 万 t/a 中试线设计、建设和 168 小时连续考核；投入自筹 10 万元，使用财政资金 60 万元，份额 30%。"],
  },
  promised: {
    terms: [
      ["约束性指标", "必须达到；承诺低于要求可以提交，但评审时按实质性不响应处理。"],
      ["预期性指标", "争取达到；低于要求的列为偏离，不影响受理。"],
      ["干基、湿基", "以烘干后的质量计、以含水的原样质量计；按榜单写明的口径填写。"],
    ],
    example: ["承诺值 0.9，依据说明：2 t/d 扩试连续 15 天，脱碱赤泥 Na2O 均值 0.86%，第三方检测报告见附件。"],
  },
  trl: {
    terms: [["技术就绪度", "3 级实验室批次验证；4 级公斤级集成；5 级模拟环境（100 kg/h 以上）；6 级中试连续 72 小时以上；7 级实际工厂示范；8 级全线验收；9 级商业运行一年以上。"]],
    example: ["目前 5 级（有 2 t/d 扩试运行记录作为佐证），目标 7 级。"],
  },
  money: {
    terms: [
      ["财政资金", "向本次榜单申请的市级财政资金，不超过榜单列示数。"],
      ["需求方支付", "发榜单位以现金支付给揭榜方的费用，不含其自建设施等投入。"],
      ["自筹资金", "牵头和成员单位自己的现金投入，须能提供证明。"],
    ],
    example: ["财政资金 160.00 万元，需求方支付 420.00 万元，自筹资金 30.00 万元，合计 610.00 万元。"],
  },
  milestones: {
    terms: [["里程碑", "可以当场查验的节点，财政资金按节点考核结果分期拨付。“完成研究工作”一类无法查验的不算。"]],
    example: ["2027年6月30日，1.2 万 t/a 中试线建成：设备清单、单机试车记录，专家现场查验，财政资金 64.00 万元。"],
  },
  unitCost: {
    terms: [
      ["单位成本", "按成本指标的单位（如每吨干赤泥）计的直接成本。"],
      ["折旧", "设备投资按使用年限分摊到单位产量，写明年限和产能。"],
      ["敏感性分析", "一项成本上下变动 20% 时合计变为多少，是否还达到要求；系统自动计算。"],
    ],
    example: ["原料 16.70、能源 8.30、药剂 6.30、人工 4.20、折旧 3.80、运输 2.40，合计 41.70 元/t；依据：石灰 0.06 t × 278 元/t …"],
  },
};

export const formGuides: FormGuides = { title: "名词解释和填写示例", exampleTitle: "示例（虚构）", parts };
