import type { MenuRole } from "#app/domain/site/frame.ts";

export interface MenuItem {
  to: string;
  words: string;
  /** Other addresses whose pages belong to this item. */
  also?: readonly string[];
}

/** 公众. 登录 stands apart, at the right end. */
export const publicMenu: readonly MenuItem[] = [
  { to: "/challenges", words: "榜单" },
  { to: "/notices", words: "公告公示" },
  { to: "/impact", words: "成效" },
  { to: "/rules", words: "规则" },
  { to: "/verify", words: "验证" },
  { to: "/help", words: "帮助" },
];

export const roleWords: Record<MenuRole, string> = {
  officer: "经办、复核",
  leader: "领导",
  supervisor: "监督",
  witness: "见证人",
  systemAdmin: "系统管理",
  securityAdmin: "安全管理",
  auditAdmin: "审计管理",
  expert: "评审专家",
  bidder: "申报方",
  owner: "需求方",
};

const help: MenuItem = { to: "/help", words: "帮助" };
const todo: MenuItem = { to: "/work", words: "待办" };

/** At most seven items a role (experience.md). What is not built has no item: a menu never leads nowhere. */
export const workMenu: Record<MenuRole, readonly MenuItem[]> = {
  bidder: [todo, { to: "/work/bids", words: "我的申报" }, { to: "/challenges", words: "找榜单" }, { to: "/work/questions", words: "我的提问" }, { to: "/work/confirmations", words: "成员确认" }, { to: "/work/unit", words: "我的单位" }, help],
  owner: [todo, { to: "/work/demands", words: "我的需求", also: ["/calls"] }, { to: "/work/challenges", words: "我的榜单" }, { to: "/work/questions", words: "答疑" }, { to: "/work/unit", words: "我的单位" }, help],
  officer: [todo, { to: "/work/rounds", words: "批次", also: ["/work/team-calls"] }, { to: "/work/challenges", words: "榜单与需求", also: ["/work/demands", "/work/calls", "/work/notices", "/calls"] }, { to: "/work/experts", words: "专家" }, { to: "/work/questions", words: "答疑", also: ["/work/checks", "/work/tickets"] }, { to: "/work/units", words: "单位", also: ["/work/claims"] }, help],
  leader: [{ to: "/work", words: "待我审定" }, { to: "/work/rounds", words: "批次" }, { to: "/impact", words: "成效" }, help],
  expert: [todo, { to: "/work/reviews", words: "我的评审" }, { to: "/work/recusal", words: "回避声明" }, { to: "/work/fees", words: "评审费" }, { to: "/work/expert", words: "专家资料" }, { to: "/work/me", words: "我的资料" }, help],
  supervisor: [{ to: "/work/supervision", words: "例外清单" }, { to: "/work/rounds", words: "批次全程" }, { to: "/work/witness", words: "开标记录" }, { to: "/work/experts", words: "专家" }, { to: "/work/people", words: "用户与角色" }, { to: "/work/audit", words: "核验" }, help],
  witness: [{ to: "/work/witness", words: "待我见证" }, help],
  systemAdmin: [todo, { to: "/work/people", words: "用户与角色" }, { to: "/work/recovery", words: "恢复码" }, { to: "/work/calendar", words: "工作日历" }, { to: "/work/standards", words: "标准表" }, { to: "/work/settings", words: "设置" }, help],
  securityAdmin: [todo, { to: "/work/people", words: "用户与角色" }, { to: "/work/recovery", words: "恢复码" }, help],
  auditAdmin: [todo, { to: "/work/people", words: "用户与角色" }, { to: "/work/audit", words: "审计" }, help],
};
