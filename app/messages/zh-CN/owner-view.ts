/** 需求方意见. */
export const ownerViewWords = {
  title: "需求方意见",
  lead: "需求方对各申报出具书面意见的，在进入评审以前登记：上传文件，摘要填写要点。专家在“需求方意见”评审项旁阅读，研究决定时一并显示。没有书面意见的不登记，该项不计分（需求方可查阅申报的任务除外）。",
  file: "书面意见（盖章扫描件）",
  again: "已登记过的，不选文件即沿用原文件",
  words: "总体意见要点",
  ofBid: (code: string, unitName: string) => `对 ${code} ${unitName} 的意见要点（选填）`,
  noNames: "隐名评审的，要点中请勿写明单位和人员名称。",
  save: "登记需求方意见",
  saved: "需求方意见已登记。",
  none: "还没有登记需求方意见。",
  begun: "评审已经开始，需求方意见不能再登记或修改。",
  revision: (revision: number) => `第 ${String(revision)} 版，登记于 `,
  open: "打开书面意见",
  whole: "总体意见",
  ofThis: "对本申报的意见",
  noFile: "隐名评审，书面意见文件不向专家开放。",
};
