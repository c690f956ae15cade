import type { ConfirmationState } from "#app/domain/bid/member-view.ts";
import type { MemberRole } from "#app/domain/bid/parts.ts";

export const memberRoleWords: Record<MemberRole, string> = { research: "研发", pilot: "中试与工程化", application: "应用示范", testing: "检测评价", other: "其他" };

/** A unit's part of money and IP. */
export const partWords = {
  out: "支出",
  ip: "知识产权份额",
  restHint: "留空按余额计",
  zeroHint: "没有的填 0",
  leadTitle: "牵头单位",
  people: "主要人员",
  peopleHint: "每行一人：姓名，职称，分工，人月",
  showsBudget: "成员单位可以看到全部经费（不勾选的，成员只看到自己的一块）",
} as const;

export const confirmationWords: Record<ConfirmationState, string> = {
  confirmed: "已确认",
  declined: "不同意",
  changed: "内容已变更，须重新确认",
  incomplete: "内容未填齐",
  open: "未确认",
};

/** 还可以办的事: what is due besides the form. */
export const duesWords = {
  title: "申报书以外还要办的事",
  later: "不影响按时提交；形式审查时会核对，没有办的须补正。",
  first: "本批次要求全部成员确认后才能提交；附件不影响按时提交，形式审查时会核对。",
  file: (kind: string) => `上传${kind}`,
  print: "打印盖章页",
  member: (name: string, state: string) => `${name}：${state}`,
  byLead: "由牵头单位办理",
  byMember: "由该成员单位办理",
} as const;

export const viaWords = { account: "账号确认", link: "链接确认" } as const;

export const membersWords = {
  title: "成员确认",
  lead: "每家成员只看到并确认自己的一块：任务、人员、经费、份额。其他内容的修改不需要再确认；这一块改了，须重新确认。",
  later: (due: string | null) => `先提交、后确认：没有确认不影响提交，成员可在截止后 2 个工作日内${due ? `（${due} 前）` : ""}补确认，列入形式审查。`,
  first: "本批次要求全部成员确认后才能提交。",
  canFollow: "可后补",
  cannotYet: "该成员尚不能确认，请其登录查看",
  remind: "催办",
  remindedThere: "已催办，并用邮件或短信通知该单位管理员。",
  remindedHere: "已催办：显示在该单位的待办和“成员确认”里。该单位管理员没有登记邮箱或手机，请另行电话告知或发送确认链接。",
  link: "生成确认链接",
  drop: "删除该成员",
  replace: "更换",
  replacement: "接替单位的统一社会信用代码",
  dropEffect: "删除后任务、经费和份额归牵头单位；更换后由接替单位承担，须由其确认。已提交的版本不变，改后请替换提交。",
  linkTitle: "一次性确认链接",
  linkEffect: (until: string) => `只显示这一次。请发给该成员的负责人在手机上打开；只能用一次，${until} 前有效，再生成即作废前一个。`,
  none: "没有成员单位",
  noneNext: "独立申报不需要成员确认。",
} as const;

export const taskWords = {
  title: "成员确认",
  lead: "其他单位牵头的申报把贵单位列为成员。请核对贵单位的一块，同意的点确认；看不到的内容与贵单位的这一块无关。",
  none: "没有待确认的内容",
  noneNext: "牵头单位请贵单位确认时，会显示在这里。",
  confirm: "确认这一块",
  decline: "不同意",
  effect: "确认只对下面的内容有效；牵头单位改动它，会请贵单位重新确认。",
  linkDone: "已记录您的答复，这个链接已失效，可以关闭本页。",
  linkVoidTitle: "链接不能使用",
  name: "您的姓名",
  phone: "您的手机号",
  phoneHint: "只用于核实这次确认",
  due: "确认期限",
  over: "确认期限已过",
} as const;
