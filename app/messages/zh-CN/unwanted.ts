/** What became of a team's request not to ask an expert. */
export function unwantedWords(answer: { isAccepted: boolean; reason: string } | null): string {
  return answer === null ? "尚未答复" : `${answer.isAccepted ? "已采纳，不再抽取和邀请" : "未采纳"}：${answer.reason}`;
}
