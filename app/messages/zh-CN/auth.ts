import type { BlockedWork } from "#app/domain/organisation/staffing.ts";
import type { PasswordRules } from "#app/domain/organisation/password-rules.ts";
import type { StaffRole } from "#app/domain/policy/actor.ts";

/** 岗位 as people say it. */
export const dutyWords: Record<StaffRole, string> = {
  officer: "经办",
  secondOfficer: "复核",
  leader: "领导",
  witness: "见证人",
  supervisor: "监督",
  systemAdmin: "系统管理员",
  securityAdmin: "安全管理员",
  auditAdmin: "审计管理员",
};

/** What each duty does, in a line. */
export const dutyTasks: Record<StaffRole, string> = {
  officer: "编制批次和榜单、形式审查、指派专家、拟定结果",
  secondOfficer: "复核并发布榜单、参加开标、确认不予受理和结果",
  leader: "审定结果；可在纸上签署，由经办登记为线下办理",
  witness: "到场见证开标和抽取",
  supervisor: "查看全程和例外清单、受理举报，所看内容被监督人不知",
  systemAdmin: "建账号、发激活单、提出任命、系统设置",
  securityAdmin: "确认任命、发口令卡、停用账号",
  auditAdmin: "导出和核验审计日志",
};

/** What waits while a duty is empty. */
export const blockedWords: Record<BlockedWork, string> = {
  prepareRound: "编制批次和榜单",
  formCheck: "形式审查",
  assignExperts: "指派专家",
  publishRound: "发布榜单",
  openBids: "开标",
  confirmRanking: "核定研究决定并发布结果",
  witnessOpening: "见证开标",
  drawExperts: "抽取专家",
  inviteStaff: "建账号、发激活单",
  proposeDuties: "提出任命",
  superviseRound: "监督本批次",
  investigateObjections: "核查举报和异议",
  decideOnline: "在线审定（可改为线下签署后登记）",
  confirmDuties: "确认任命、发口令卡",
  exportLog: "导出审计日志",
};

export const missingWords = { no: "已到位", stops: "缺岗", paper: "未设账号，可线下签署" } as const;

export const accountStateWords = { active: "正常", waiting: "待激活", disabled: "已停用" } as const;

export const deliveryWords = { print: "打印激活单", mail: "发电子邮件", sms: "发短信" } as const;

export const slipWords = {
  activation: { title: "账号激活单", code: "激活码" },
  passwordReset: { title: "密码重置单", code: "重置码" },
} as const;

/** The rules for a new password as one line under the field. */
export function passwordHint(rules: Pick<PasswordRules, "minLength" | "minClasses" | "history">): string {
  const parts = [`至少 ${rules.minLength} 个字，可以用一句话`];
  if (rules.minClasses > 1) parts.push(`大写字母、小写字母、数字、符号中至少 ${rules.minClasses} 种`);
  parts.push("不能包含用户名、手机号码");
  if (rules.history > 0) parts.push(`不能与最近 ${rules.history} 次相同`);
  return `${parts.join("，")}。`;
}

const figures = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** The question of a slowed-down sign-in, in words, so that it is read aloud as it is seen. */
export function questionWords(left: number, right: number): string {
  return `${figures[left] ?? left}加${figures[right] ?? right}等于几？（填数字）`;
}

/** Which codes this person can give, one line each; none when there is no second factor at all. */
export function secondFactorHints(view: { card: { place: number | null; left: number } | null; totp: boolean; phone: string | null }): string[] {
  const hints: string[] = [];
  if (view.card?.place) hints.push(`口令卡第 ${view.card.place} 号口令（8 位）${view.card.left <= 3 ? `；卡上只剩 ${view.card.left} 个，请尽快换领` : ""}`);
  if (view.totp) hints.push("验证器应用上的动态口令（6 位）");
  if (view.phone) hints.push("短信验证码（6 位）");
  return hints.map((hint, index) => (index === 0 ? hint : `或${hint}`));
}
