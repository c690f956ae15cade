import type { KeptProblem } from "#app/domain/bid/resupply.ts";

/** 留存件: what a team keeps so that it can prove its content when every code is lost. */
export const keptWords = {
  title: "留存件",
  lead: "留存件含本次提交的全部内容和随机数，与封存的内容一字不差。密封件万一不能开启（如开标码和恢复码全部遗失），凭它重新提供，视同当时提交。请下载后妥善保管，不要发给他人；附件请自留原件，其摘要已在其中。",
  readable: "为便于替换、成员确认和打印盖章页，系统里还有一份以系统密钥加密的可读副本：仅凭数据库和备份读不出来，同时掌握服务器和系统密钥的人可以。不想留的，下载留存件以后清除；截止前要替换，凭留存件即可恢复草稿。",
  cleared: "草稿、历史和可读副本已清除。密封件、附件和回执不受影响，照常开标。",
  clear: "下载后清除可读副本",
  restore: {
    title: "凭留存件恢复草稿",
    lead: "草稿、历史和可读副本已清除，密封件、附件和回执不受影响。要替换的，用留存件恢复草稿后再改，不必重新填写。",
    hint: "草稿和可读副本已经清除。要替换的，先恢复再改，不必重新填写：",
    file: "留存件",
    button: "恢复草稿",
    noFile: "没有选择文件。",
    received: "已恢复为草稿，与当时提交的内容一字不差。改好后请提交替换；不改的，可以再次清除。",
  },
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
  return `没有接收：${problems[problem as KeptProblem](Number(version), Number(wanted))}可以换一个文件再试。`;
}
