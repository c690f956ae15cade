import type { MenuRole } from "#app/domain/site/frame.ts";

interface HomeWords {
  title: string;
  lead: (count: number) => string;
  empty: string;
  next: { words: string; href: string } | null;
}

const due = (count: number) => `有 ${count} 项需要您办理，按期限先后排列。`;
const rounds = { words: "查看批次", href: "/work/rounds" };

/** The start page by the menu that is open. */
export const homeWords: Record<MenuRole, HomeWords> = {
  officer: { title: "今天要办", lead: due, empty: "现在没有需要您办理的事项", next: rounds },
  leader: { title: "待我审定", lead: due, empty: "现在没有需要您审定的事项", next: rounds },
  supervisor: { title: "待办", lead: due, empty: "现在没有需要您办理的事项", next: { words: "查看例外清单", href: "/work/supervision" } },
  witness: { title: "待办", lead: due, empty: "现在没有需要您见证的事项", next: { words: "查看开标记录", href: "/work/witness" } },
  systemAdmin: { title: "待办", lead: due, empty: "现在没有需要您办理的事项", next: { words: "用户与角色", href: "/work/people" } },
  securityAdmin: { title: "待办", lead: due, empty: "现在没有需要您确认的任命", next: { words: "用户与角色", href: "/work/people" } },
  auditAdmin: { title: "待办", lead: due, empty: "现在没有需要您办理的事项", next: { words: "核验审计日志", href: "/work/audit" } },
  expert: { title: "待办", lead: due, empty: "现在没有需要您评审的申报", next: null },
  bidder: { title: "待办", lead: due, empty: "现在没有需要您办理的事项", next: { words: "到榜单中找任务", href: "/challenges" } },
  owner: { title: "待办", lead: due, empty: "现在没有需要您办理的事项", next: { words: "查看我的需求", href: "/work/demands" } },
};

