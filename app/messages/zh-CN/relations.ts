import type { Relation } from "#app/domain/policy/policy.ts";

/** How somebody stands to an object (身份): who is waited for, and as whom somebody acted. */
export const relationWords: Record<Relation, string> = {
  public: "公众",
  officer: "经办",
  secondOfficer: "复核",
  leader: "领导",
  witness: "见证人",
  supervisor: "监督",
  systemAdmin: "系统管理员",
  securityAdmin: "安全管理员",
  auditAdmin: "审计管理员",
  owner: "需求方",
  coOwner: "联合需求单位",
  recommender: "推荐单位",
  team: "申报方",
  memberUnit: "参与单位",
  expert: "评审专家",
  counterpart: "演练对手",
  system: "系统",
};
