import type { FileKind } from "#app/domain/bid/file.ts";
import type { Finding, FindingLevel, FormCheckCode } from "#app/domain/bid/form-check.ts";
import type { MoneySource } from "#app/domain/bid/parts.ts";
import type { ConditionRule } from "#app/domain/challenge/eligibility.ts";
import { formatDateTime } from "#app/messages/format.ts";
import { moneyWords } from "./bid.ts";
import { fileKindWords } from "./bid-file.ts";
import { bidFieldWords } from "./bid-paths.ts";
import { conditionNames } from "./conditions.ts";

const clean: Record<FormCheckCode, string> = {
  hardIndicators: "全部达到",
  softIndicators: "全部达到",
  money: "不超榜额",
  plan: "已填写",
  conditions: "符合",
  ownerRelation: "未见关联",
  crossMembership: "未见",
  leadPerson: "未见重复",
  staff: "未见",
  unitLeads: "未超过",
  unitJoins: "未超过",
  confirmations: "全部确认",
  creditCodes: "校验位相符",
  unitClaims: "均已核实",
  barredUnits: "不在名单",
  attachments: "齐全",
  sealedPages: "已上传",
  budgetSums: "分项与合计相符",
  identity: "没有须隐去的",
  late: "截止前提交",
};

const found: Record<FormCheckCode, (about: string, level: FindingLevel) => string> = {
  hardIndicators: (about) => `未达到：${about}`,
  softIndicators: (about) => `低于要求或未填：${about}`,
  money: (about) => `超过榜额：${about}`,
  plan: (about) => about,
  conditions: (about, level) => `${level === "flag" ? "不符合" : "凭材料核对"}：${about}`,
  ownerRelation: (about) => `关联单位：${about}`,
  crossMembership: (about) => `与 ${about} 有相同单位`,
  leadPerson: (about) => `同时负责 ${about}`,
  staff: (about, level) => (level === "stop" ? `本批次工作人员参加申报：${about}` : `与工作人员同名，或在其他批次担任工作：${about}`),
  unitLeads: (about) => `本批次牵头的申报超过限项：${about}`,
  unitJoins: (about) => `本批次作为成员参加的申报超过限项：${about}`,
  confirmations: (about) => `未确认：${about}`,
  creditCodes: (about) => `校验位不符：${about}`,
  unitClaims: (about) => `认领待核实：${about}`,
  barredUnits: (about) => `列入限制名单或有未验收项目：${about}`,
  attachments: (about) => `缺：${about}`,
  sealedPages: () => "未上传，收到纸质件的登记意见",
  budgetSums: (about) => `各成员合计超过：${about}`,
  identity: (about) => `双盲评审，正文能看出单位或人员：${about}`,
  late: () => "最后一版在截止后收到，且没有重新开放",
};

const planGapWords: Record<string, string> = { milestones: "未填里程碑", unitCost: "未填单位成本", costAbovePromise: "测算成本高于承诺值" };

function aboutWords(check: FormCheckCode, code: string): string | undefined {
  if (check === "money" || check === "budgetSums") return moneyWords[code as MoneySource];
  if (check === "attachments") return fileKindWords[code as FileKind];
  if (check === "identity") return bidFieldWords(code, []);
  if (check === "conditions") return conditionNames[code as ConditionRule];
  return check === "plan" ? planGapWords[code] : undefined;
}

/** A finding in one line; its grade stands beside it in `levelWords`. */
export function findingWords({ check, level, about, until, foundAt }: Finding): string {
  if (level === "ok" && about.length === 0) return clean[check];
  const named = about.map((code) => aboutWords(check, code) ?? code);
  const later = foundAt === undefined ? "" : `（形审通过后，${formatDateTime(foundAt)} 发现）`;
  const words = found[check](named.join("、"), level) + later;
  return until === undefined ? words : `${words}（${formatDateTime(until)} 截止前可以补齐）`;
}
