import { sheetWords } from "./custody.ts";

/** What the offline commands for codes say. */
export const offlineWords = {
  usualHolders: "复核人,见证人",
  holdersRange: (most: number) => `请写 2 至 ${most} 位持码人，用逗号分开`,
  thresholdRange: (holders: number) => `请用 2 至 ${holders} 的整数`,
  keysRange: (most: number) => `请用不超过 ${most} 的整数`,
  made: (folder: string, count: number, tag: string) =>
    `已在 ${folder} 写入 ${count} 份码（code-1.txt 起）和 public.json，套号 ${tag}。\n请逐份打印、当场封存，随即彻底删除 code-*.txt；再把 public.json 交到“制作开标码”页登记，并试开一次。`,
  written: (file: string) => `已写入 ${file}`,
} as const;

/** A code as a text file to print: the same as the sheet of the page. */
export function offlineSheet({ tag, number, holders, threshold, label, groups }: { tag: string; number: number; holders: number; threshold: number; label: string; groups: readonly string[] }): string {
  const lines = groups.map((group, index) => `${String(index + 1).padStart(4)}. ${group.slice(0, 5)} ${group.slice(5)}`);
  const { keep, lost } = sheetWords.opening;
  return [`第 ${number} 份　${label}`, `套号 ${tag}　共 ${holders} 份，凑够 ${threshold} 份可以开启`, "", ...lines, "", keep, lost, "", "持码人签收：　　　　　　　　日期：", ""].join("\n");
}
