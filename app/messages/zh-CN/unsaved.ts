/** Words about what was typed and not yet saved. */
export const unsavedWords = {
  left: (at: string) => `本机加密保留着您 ${at} 在本页填写、没有提交的内容`,
  leftExplains: "恢复后请核对再提交；选过的文件须重新选择。",
  takeBack: "恢复这些内容",
  letGo: "丢弃",
  putBack: "已放回您上次在本页填写、还没有提交的内容，请核对后再提交。",
} as const;
