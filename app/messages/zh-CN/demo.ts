import type { DemoAccount, DemoPart } from "#app/domain/site/demo.ts";

/** What each account of the demo plays. */
const demoPartWords: Record<DemoPart, string> = {
  officer: "经办",
  secondOfficer: "复核（兼安全管理员）",
  leader: "领导",
  witness: "见证人",
  supervisor: "监督（兼审计管理员）",
  systemAdmin: "系统管理员",
  securityAdmin: "安全管理员",
  auditAdmin: "审计管理员",
  owner: "需求方",
  unitAdministrator: "申报单位管理员",
  teamLead: "申报负责人",
  expert: "评审专家",
};

/** The part with its range: `评审专家（共 60 个，至 e060）`. */
export function demoRoleWords({ part, count, last }: Pick<DemoAccount, "part" | "count" | "last">): string {
  return count > 1 ? `${demoPartWords[part]}（共 ${count} 个，至 ${last}）` : demoPartWords[part];
}

export const demoWords = {
  none: "这不是演示数据库，没有演示账号。",
  /** `state` null: the bid could not even be begun. */
  imported: (counts: { units: number; experts: number; accounts: number; challenges: number; published: number; bids: number }) =>
    `已导入：单位 ${counts.units} 个，专家 ${counts.experts} 名，账号 ${counts.accounts} 个，榜单任务 ${counts.challenges} 项（已发布 ${counts.published} 项），申报 ${counts.bids} 份。`,
  published: (number: string) => `发文字号 ${number}`,
  afterClosing: "其余环节在截止之后办理",
  warning: "请核对",
  stopped: "到此为止",
} as const;
