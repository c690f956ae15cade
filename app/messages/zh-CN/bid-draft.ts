/** 草稿历史 */
export const historyWords = {
  title: "草稿历史",
  lead: "最近一小时的每次保存都在，更早的每小时、每天各留一次，提交过的一直保留。内容加密保存，只有本单位人员看得到。",
  empty: "还没有保存过",
  emptyHint: "填写申报书后自动保存，每次保存的内容会出现在这里。",
  system: "系统（补正开始）",
  unknownChange: "更早的内容已不保留",
  nothingChanged: "内容未变",
  restored: (revision: number) => `恢复自第 ${revision} 次保存`,
  submitted: (versions: readonly number[]) => `提交为${versions.map((number) => `第 ${number} 版`).join("、")}`,
  current: "现在的草稿",
  same: "这一次的内容与现在的草稿相同。",
  restoreEffect: "恢复后这一次的内容成为新的草稿；现在的内容留在历史里，可以再恢复回来。",
  locked: "草稿现在是只读的，只能查看和下载。",
  now: "现在的",
  then: "这一次的",
} as const;

/** 本机加密副本: what could not be saved, offered back. */
export const localCopyWords = {
  title: (at: string) => `本机加密保留着 ${at} 未能保存的内容`,
  explains: "那时登录已过期或连不上服务器。恢复后保存为草稿；如果其间草稿被别人改过，会请您逐项选择。",
  takeBack: "恢复这些内容",
  letGo: "不要了",
  refused: (words: string) => `没有恢复成功：${words}内容在下面，可以复制留存。`,
  text: "未能保存的内容",
  signInNeeded: (hasCopy: boolean) => `登录已过期，最近的修改还没有保存。内容仍在本页，${hasCopy ? "并在本机加密保留" : "请不要关闭本页"}；登录后回到本页即自动保存。`,
} as const;
