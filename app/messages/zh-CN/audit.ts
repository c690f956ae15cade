import type { Verification } from "#app/domain/audit/view.ts";
import { nounWords } from "./states.ts";
import { eventName } from "./timeline.ts";

export const chainProblemWords: Record<NonNullable<Verification["problem"]>, string> = {
  brokenLink: "有记录与前后不相连，可能被改动。",
  gap: "有记录缺失。",
  malformed: "有记录格式不正确。",
};

const furtherNouns: Record<string, string> = { person: "人员", unit: "单位", installation: "系统", setting: "设置", audit: "审计", expert: "专家", expertApplication: "专家入库申请", auth: "账号", roleGrant: "岗位", roleChange: "岗位", unitBar: "限制名单", paperScan: "扫描件", influenceReport: "打招呼情况报告", similarityScreen: "雷同核查", member: "成员确认" };

/** Events of nouns that have no lifecycle. */
const furtherEvents: Record<string, string> = {
  register: "登记",
  import: "导入",
  importExpert: "导入专家",
  importExperts: "成批导入专家",
  editExpert: "更正专家资料",
  suspendExpert: "暂停专家",
  restoreExpert: "恢复专家",
  endLink: "更正专家关系",
  addLinks: "登记专家关系",
  tellDefence: "电话告知答辩时间",
  answerUnwanted: "答复回避申请",
  recordService: "履职评价",
  lateConflict: "登记迟到的回避",
  giveAccount: "提供收款信息",
  withdrawAccount: "撤回收款信息",
  setFeeRates: "设定评审费标准",
  payFees: "登记评审费发放",
  exportFees: "制作评审费发放表",
  declareConflict: "声明回避",
  declareNoConflict: "声明无回避情形",
  applyAsExpert: "申请入库",
  recommendExpert: "单位推荐",
  confirmExpert: "确认入库",
  returnApplication: "退回申请",
  withdrawApplication: "撤回申请",
  invite: "建立账号",
  inviteMember: "邀请成员",
  addMember: "加入单位",
  removeMember: "移出单位",
  requestToJoin: "申请加入",
  declineMember: "不同意加入",
  contest: "认领异议",
  acceptClaim: "认领属实",
  declineClaim: "认领不予认可",
  addEvidence: "补交证明材料",
  keepScan: "存入扫描件",
  openScan: "打开扫描件",
  dropScan: "清理无记录引用的扫描件",
  editProfile: "修改单位资料",
  setInternalDeadline: "设定单位内部截止",
  declareAffiliation: "申报关联单位",
  keepAliases: "登记单位其他名称",
  confirmAffiliation: "确认关联单位",
  withdrawAffiliation: "撤回关联单位申报",
  bar: "列入限制名单",
  liftBar: "移出限制名单",
  nameAdministrator: "设为单位管理员",
  dismissAdministrator: "免去单位管理员",
  changeContact: "修改联系方式",
  changeProfile: "修改个人资料",
  changePassword: "修改密码",
  activate: "激活账号",
  requestReset: "申请重置密码",
  resetPassword: "重置密码",
  issueCode: "发放激活单或重置单",
  issueCard: "发放口令卡",
  disable: "停用账号",
  enable: "恢复账号",
  proposeRole: "提出任命",
  grantRole: "任命",
  returnRole: "退回任命",
  revokeRole: "免去岗位",
  setClock: "调整时钟",
  resetClock: "恢复实际时间",
  changeSettings: "修改设置",
  proposeStandards: "提交标准表",
  adoptStandards: "启用标准表",
  rejectStandards: "退回标准表",
  proposeCalendar: "提交放假安排",
  adoptCalendar: "启用放假安排",
  rejectCalendar: "退回放假安排",
  addAuthenticator: "启用验证器",
  removeAuthenticator: "停用验证器",
  link: "发出成员确认链接",
  confirmed: "成员确认",
  declined: "成员不确认",
  verify: "核验日志",
  answer: "答复",
  read: "查阅",
};

export function auditNounName(noun: string): string {
  return (nounWords as Record<string, string>)[noun] ?? furtherNouns[noun] ?? noun;
}

export function auditEventName(noun: string, event: string): string {
  const known = eventName(noun, event);
  return known === event ? (furtherEvents[event] ?? event) : known;
}
