/** 复核 of what an administrator proposed for every page. */
export const secondLookWords = {
  adopt: "核对无误，启用",
  reject: "退回",
  takeBack: "收回",
  notOwn: "须由另一名管理员或复核人启用。",
} as const;
