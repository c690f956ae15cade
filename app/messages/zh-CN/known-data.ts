import type { KnownDifference } from "#app/domain/bid/known-data.ts";
import { fullChoiceWords, fullPathWords } from "./full-form.ts";

/** 从单位资料、个人资料带入 */
export const knownWords = {
  filled: (count: number) => `已从单位资料和个人资料带入 ${count} 项，请核对。`,
  edit: "修改单位资料",
  editOwn: "修改个人资料",
  title: (count: number) => `有 ${count} 项与单位资料或个人资料不同`,
  lead: "两种都可能是对的：按本项目填写的不必改；资料更新过的，可以用资料代替。",
  refresh: "用资料更新这些项",
  refreshed: "已用资料更新，请核对。",
} as const;

/** One difference in words. */
export function differenceWords({ path, here, known }: KnownDifference): string {
  const say = (text: string) => (text === "" ? "没有勾选" : text === "on" ? "勾选" : `“${fullChoiceWords[text] ?? text}”`);
  return `${fullPathWords(path)}：这里${say(here)}，资料中${say(known)}`;
}
