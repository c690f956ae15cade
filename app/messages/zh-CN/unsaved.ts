/** Words about what was typed and not yet saved. */
export const unsavedWords = {
  putBack: "已放回您上次在本页填写、还没有提交的内容，请核对后再提交。",
} as const;
