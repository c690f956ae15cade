/** 身份信息检查: what the team reads beside its draft where experts must not learn who wrote it. */
export const identityWords = {
  title: (count: number) => `双盲评审：有 ${count} 处能看出单位或人员`,
  explains: "评审专家不应知道申报单位和人员。单位全称、人员姓名和代码由系统显示为“×××”；简称、电话、邮箱和网址不会自动隐去，请改写。本项只作提醒，不影响提交，形式审查时会列出。附件不在本项检查之内，请自行核对。",
  words: (words: readonly string[]) => words.map((word) => `“${word}”`).join("、"),
} as const;
