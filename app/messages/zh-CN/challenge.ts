import type { Pattern, Stage } from "#app/domain/kernel/pattern.ts";

/** 组织方式 (guide 1.2), a name and what it means for who answers. */
/** What an officer may know of interest before bids are opened. */
export const interestWords = ({ followers, questions, downloads }: { followers: number; questions: number; downloads: number }) => `关注 ${followers} 人，提问 ${questions} 个，附件下载 ${downloads} 次`;

export const patternWords: Record<Pattern, { name: string; meaning: string }> = {
  A: { name: "先对接后评审", meaning: "形式审查后由需求方与揭榜方对接并达成合作协议，再由专家评审。" },
  B: { name: "先评审后确认", meaning: "专家评审在前，需求方在入围者中确认，不同意须写明理由。" },
  C: { name: "政府主导（行业共性）", meaning: "没有单一需求方，专家评审和答辩后由主管部门研究决定。" },
  D: { name: "先入围后评价", meaning: "评审后入围，按约定期限完成攻关，以成果评价确定优胜者。" },
};

export const stageWords: Record<Stage, string> = {
  bidding: "揭榜申报",
  formCheck: "形式审查",
  matching: "供需对接",
  review: "专家评审",
  defence: "答辩",
  shortlist: "需求方确认",
  decision: "研究决定",
  publicity: "公示",
  resultReview: "成果评价",
};

export interface OutageRule {
  windowHours: number;
  leastMinutes: number;
}

/** 故障顺延: the rule that every notice prints (domain/challenge/outage.ts). */
export const outageRuleWords = ({ windowHours, leastMinutes }: OutageRule) => `故障顺延：截止前 ${windowHours} 小时内，平台中断累计满 ${leastMinutes} 分钟的，截止时间可以顺延；已经截止、尚未开标的也可以恢复接收。由复核人办理并公告，以平台自测的中断记录为准。`;

/** Who keeps the key of the sealed bids, in three sentences: how sealed, who can open, what an insider could still do. */
export const custodyWords: Record<string, readonly [string, string, string]> = {
  openingCodes: [
    "申报提交时即加密封存，截止前任何人不能查看内容，也不公布份数；申报单位自己可以替换和撤回。",
    "开标密钥在工作人员的浏览器中生成，分成几份开标码印在纸上，由不同的人分别封存，服务器不留存；截止后持码人到齐才能开启，另有恢复码由其他部门分别保管，启用必须公开说明。",
    "掌握服务器全部权限的人理论上仍可能在申报提交之前看到经过服务器的草稿，持码人合谋也可能提前开启；提交之后，仅凭数据库和备份不能打开密封件，也读不出草稿；同时掌握服务器和加密密钥的人能读到申报单位留在系统里的草稿和可读副本（供替换、成员确认用）；申报单位下载留存件后点“清除草稿”，系统里即只有密封件，要替换时凭留存件恢复。",
  ],
  bureau: [
    "申报提交时即加密封存，截止前任何人不能查看内容，也不公布份数；申报单位自己可以替换和撤回。",
    "开标密钥由本系统加密保管，截止后由复核人员再次验证身份才能启用，逐份开启并核对提交时的承诺值，全过程记入防改动的日志。",
    "掌握服务器全部权限的人理论上仍可能提前取得密钥，因此这一保管方式只用于演示和演练。",
  ],
};
