/** 身份信息检查: what the team reads beside its draft where experts must not learn who wrote it. */
export const identityWords = {
  title: (count: number) => `双盲评审：有 ${count} 处能看出单位或人员`,
  explains: "评审专家不应知道申报单位和人员。单位全称、人员姓名和代码由系统显示为“×××”；简称、电话、邮箱和网址不会自动隐去，请改写。本项只作提醒，不影响提交，形式审查时会列出。附件不提供给专家，不在本项检查之内。",
  staffExplains: "以下各处没有用全称，系统不会自动隐去。请核对是否需要退回补正；申报单位填写时已看到同样的提示。",
  attachments: "本批次双盲评审，附件不提供给评审专家；要让专家看到的内容，请写进申报书各栏。",
  /** Beside the field itself. */
  beside: (words: readonly string[]) => `双盲评审：${identityWords.words(words)}能看出单位或人员，请改写。`,
  words: (words: readonly string[]) => words.map((word) => `“${word}”`).join("、"),
} as const;
