import type { AmendableField, FieldDifference, IndicatorDifference, MaterialKind } from "#app/domain/challenge/amendment.ts";
import type { BaselineRow, Checkpoint, Tranche } from "#app/domain/challenge/plan.ts";
import type { Indicator } from "#app/domain/challenge/indicator.ts";
import { requirementWords } from "./requirement.ts";
import { conditionLines, noConditionsWords } from "./conditions.ts";
import { fundingRuleWords } from "./funding.ts";
import { planLineWords } from "./item-plan.ts";

/** 第 1 号更正 */
export const amendmentName = (number: number) => `第 ${number} 号更正`;

export const materialWords: Record<MaterialKind, string> = { indicators: "考核指标", money: "经费", eligibility: "申报条件" };

/** What a correction may change, as the page calls it. */
export const amendableWords: Record<AmendableField, string> = {
  title: "任务名称",
  class: "类别",
  waste: "固废种类",
  direction: "攻关方向",
  owner: "需求单位",
  coOwners: "联合需求单位",
  race: "赛马制",
  maxTeams: "赛马队伍数",
  periodMonths: "攻关周期",
  checkpoints: "考核节点",
  fiscalFen: "财政资金",
  ownerInputFen: "需求单位投入",
  payToBidderFen: "现金支付揭榜方",
  fundingRule: "资金配套规则",
  tranches: "拨付安排",
  background: "背景",
  baseline: "现状数据",
  content: "攻关内容",
  deliverables: "预期成果",
  ipRule: "知识产权",
  eligibility: "揭榜方条件",
  industry: "产业链环节",
  keywords: "关键词",
  isConfidential: "完整数据须签保密协议",
  contact: "对外联系人",
};

/** Texts that are shown clause by clause. */
export const longFields: ReadonlySet<AmendableField> = new Set(["background", "content", "deliverables", "ipRule", "eligibility", "checkpoints", "tranches", "baseline"]);

/** A value of a field, before or after; `wan` writes money in 万元. */
export function valueWords(field: AmendableField, value: FieldDifference["before"], wan: (fen: number) => string): string {
  if (value === null) return "无";
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "number" && field === "maxTeams") return `最多 ${value} 支`;
  if (typeof value === "number") return field === "periodMonths" ? `${value} 个月` : `${wan(value)} 万元`;
  if (Array.isArray(value)) return value.length === 0 ? "无" : value.map(lineWords).join(value.some((one) => typeof one !== "string") ? "\n" : "、");
  if (typeof value === "string") return value || "无";
  if ("leadKinds" in value) return conditionLines(value).join("\n") || noConditionsWords;
  return "phone" in value ? `${value.name}　${value.phone}` : fundingRuleWords(value);
}

/** A line of a plan; a word stays as it is. */
const lineWords = (one: string | Checkpoint | Tranche | BaselineRow): string => (typeof one === "string" ? one : planLineWords(one));

/** 指标 1-3 熟料掺量（新增）. */
export function indicatorTitle({ code, before, after }: IndicatorDifference): string {
  const note = before === null ? "（新增）" : after === null ? "（取消）" : "";
  return `指标 ${code} ${(after ?? before)?.name ?? ""}${note}`;
}

/** An indicator in one line; the requirement always, of the rest what `changed` names. */
export function indicatorWords(indicator: Indicator | null, changed: readonly (keyof Indicator)[]): string {
  if (indicator === null) return "无";
  const parts: (string | false)[] = [
    changed.includes("name") && indicator.name,
    requirementWords(indicator),
    changed.includes("basis") && (indicator.basis || "不限基准"),
    changed.includes("hard") && (indicator.hard ? "约束性" : "预期性"),
    changed.includes("method") && `测试方法：${indicator.method || "无"}`,
    changed.includes("verification") && `核验方式：${indicator.verification || "无"}`,
  ];
  return parts.filter(Boolean).join("，");
}
