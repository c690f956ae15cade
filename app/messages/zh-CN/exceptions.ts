import type { ExceptionKind } from "#app/domain/exception/kinds.ts";

export interface ExceptionWords {
  name: string;
  /** Why it stands in the list. */
  why: string;
}

export const exceptionWords: Record<ExceptionKind, ExceptionWords> = {
  offline: { name: "线下办理", why: "在纸上办理后补录，以扫描件摘要和核对人为凭。" },
  singlePerson: { name: "一人办理", why: "未要求第二人复核、由一人作出的判断。" },
  amended: { name: "更正", why: "发布后修改了任务内容。" },
  attached: { name: "发布后增加附件", why: "任务发布后由一人增加附件。" },
  extended: { name: "延期", why: "发布后推迟了截止时间。" },
  suspended: { name: "暂停和恢复", why: "办理曾中断。" },
  withdrawn: { name: "撤榜", why: "发布后撤下任务。" },
  cancelled: { name: "取消批次", why: "批次提前终止。" },
  reissued: { name: "重新发榜", why: "流榜或者对接失败后另立编号再次发布。" },
  givenUp: { name: "流榜或未达成结束", why: "任务没有结果而结束。" },
  singleBid: { name: "单一揭榜继续办理", why: "只有一份有效申报，仍启动供需对接或者评审。" },
  recoveryUsed: { name: "启用恢复码", why: "开标码不能使用，以恢复码开标。" },
  notOpened: { name: "申报未能开启", why: "密封件与承诺值不符或无法解密。" },
  keyLost: { name: "密钥全部遗失", why: "开标码、恢复码都不能开启，由揭榜单位重新提供内容。" },
  contentSupplied: { name: "凭重新提供的内容开启", why: "密封件不能开启，内容由揭榜单位重新提供并与承诺值一致。" },
  contentMissing: { name: "期满未重新提供", why: "密封件不能开启，期限内没有收到与承诺值一致的内容。" },
  formRejected: { name: "不予受理", why: "形式审查未通过，申报不进入评审。" },
  notDrawn: { name: "专家未经抽取", why: "专家由办理人指定，既未被抽中，也未轮到其递补。" },
  reopened: { name: "退回重评", why: "专家签署后又退回修改。" },
  rankingVoided: { name: "排名作废", why: "固定后有专家须回避，排名作废，重新固定。" },
  decidedConflict: { name: "定榜后发现专家回避", why: "审定结果后才发现一名评审专家须回避，以及处理结论。" },
  paperDisputed: { name: "线下登记有异议", why: "核对人认为登记与扫描件不符，已退回登记人。" },
  voided: { name: "评审作废", why: "已接受的评审被作废，不计入结果。" },
  replaced: { name: "更换专家", why: "评审任务由他人接替。" },
  recused: { name: "专家回避", why: "专家提出回避。" },
  undeclared: { name: "未声明回避即办理", why: "办理人没有先声明有无回避情形。" },
  shortWindow: { name: "揭榜期较短", why: "从发布到截止少于 20 天，理由在旁边。" },
  againstOwner: { name: "未经需求方同意", why: "需求方不同意，或者期满没有答复，写明理由后立项。" },
  outOfOrder: { name: "未按排名决定", why: "决定与排名顺序不一致。" },
  revoked: { name: "撤销立项", why: "公示中或公示后撤销。" },
  forfeited: { name: "放弃立项", why: "立项后放弃或视为放弃。" },
  publicityFrozen: { name: "公示暂停", why: "收到异议，公示暂停。" },
  staffRecused: { name: "工作人员回避", why: "工作人员声明与一项任务有回避情形，该任务由他人接替。" },
  takenDown: { name: "紧急下架", why: "已公开的内容由一人先行撤下，另一人复核后恢复或确认。" },
  bidReopened: { name: "重新开放申报", why: "截止后因提交遇阻，重新接收一份申报。" },
  noticeWithdrawn: { name: "撤回公告", why: "已发布的公告被撤回。" },
};
