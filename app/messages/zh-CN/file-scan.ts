/** 病毒扫描 of the files of an opened bid. */
export const scanWords = {
  waiting: "待扫描",
  infected: "发现病毒",
  released: "经两人放行",
  clean: "已扫描，未发现病毒",
  heldTitle: (count: number) => `${count} 个附件暂不能打开`,
  heldWords: "开标后的附件先经病毒扫描。扫描服务不可用时停在“待扫描”，恢复后自动继续。确需先行打开的，由一人写明理由申请、另一人同意后放行，两人的办理都有记录。",
  finding: (name: string) => `扫描结果：${name}`,
  asked: (by: string, at: string) => `${by} 于 ${at} 申请放行`,
  reason: "理由",
  ask: "申请放行",
  release: "同意放行",
  isOwn: "已由您申请，须另一人同意。",
  askedToast: "已登记申请，请另一人同意放行。",
  releasedToast: "已放行。",
} as const;
