/** 评审费 on files. */
export const feeWords = {
  title: (round: string) => `评审费发放表（${round}）`,
  heads: { order: "序号", name: "姓名", unit: "单位", title: "职称", idNumber: "身份证号", items: "任务（项）", bids: "申报（份）", due: "应发（元）", tax: "代扣个税（元）", net: "实发（元）", bank: "开户行", number: "账号", signature: "签名" },
  sum: "合计",
  note: "本表含个人信息，仅供发放和审计使用，用后按规定保管。个税按劳务报酬所得预扣，以实际申报为准。",
  masked: "身份证号用于代扣个税申报，本表只列首末位，全号见同名电子表。",
  made: (name: string) => `制表：${name}　　审核：　　　　　　　领导：`,
  file: (code: string, extension: string) => `${code}-评审费发放表.${extension}`,
};
