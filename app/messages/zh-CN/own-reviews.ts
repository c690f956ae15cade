/** An expert's start page: n bids, m done, how long, and on. */
export const openReviewWords = {
  count: (bids: number, done: number) => `共 ${String(bids)} 份，已评完 ${String(done)} 份`,
  time: ({ bids, minutes }: { bids: number; minutes: number }) => `还有 ${String(bids)} 份，约需 ${timeWords(minutes)}`,
  toSign: "全部评完，请核对后签署",
  sign: "去签署",
  go: (done: number) => (done === 0 ? "开始评分" : "继续"),
} as const;

/** `2 小时 40 分`. */
export function timeWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 ? `${String(hours)} 小时` : "", rest > 0 ? `${String(rest)} 分` : ""].filter(Boolean).join(" ");
}
