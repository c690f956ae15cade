/** 留存件: what a team keeps so that it can prove its content when every code is lost. */
export const keptWords = {
  title: "留存件",
  lead: "留存件含本次提交的全部内容和随机数，与封存的内容一字不差。开标码和恢复码万一全部遗失，凭它可以证明补交的内容就是当时提交的。请下载后妥善保管，不要发给他人；附件请自留原件，其摘要已在其中。",
  download: "下载留存件（含申报内容）",
  fileName: (no: string, version: number) => `留存件_${no}_第${version}版.json`,
  matches: "一致：留存件就是回执所载的那一版内容。",
  differs: "不一致：留存件不是回执所载的内容，或已被改动。",
  badSignature: "回执的签名不成立，无法据以核对。",
} as const;
