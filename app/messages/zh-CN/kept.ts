import type { KeptProblem } from "#app/domain/bid/resupply.ts";

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

const problems: Record<KeptProblem, (version: number, wanted: number) => string> = {
  unreadable: () => "这不是本系统的留存件，或文件不完整。请选择提交时在回执页下载的“留存件_…json”，不要打开另存、不要改名以外的任何改动。",
  otherBid: () => "这是另一份申报的留存件。请选择本申报编号的留存件。",
  otherVersion: (version, wanted) => `这是第 ${version} 版的留存件；最后提交的是第 ${wanted} 版，须提供第 ${wanted} 版的留存件。`,
  changed: () => "留存件与回执所载的承诺值不一致：内容已被改动。请找回下载时的原件，例如邮件附件、移动盘上的副本。",
};

/** Why a 留存件 was not taken, and what to do. */
export function keptProblemWords({ problem, version, wanted }: Record<string, string | number>): string {
  return `没有接收：${problems[problem as KeptProblem](Number(version), Number(wanted))}期限内可以再次提供。`;
}
