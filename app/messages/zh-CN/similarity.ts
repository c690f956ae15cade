import type { TextSource } from "#app/domain/similarity/normal-text.ts";
import type { ScreenStage } from "#app/domain/similarity/screen.ts";
import type { ScreenBidView, ScreenPairRow } from "#app/domain/similarity/view.ts";
import type { TraitKind } from "#app/domain/similarity/traits.ts";
import { formatDateTime } from "#app/messages/format.ts";

export const screenStageWords: Readonly<Record<ScreenStage, string>> = {
  waiting: "排队等待",
  reading: "读取申报和附件文字",
  comparing: "逐份比对",
  done: "已完成",
  failed: "未能完成",
};

export const traitWords: Readonly<Record<TraitKind, string>> = {
  sameFile: "同一个文件",
  author: "文件作者相同",
  lastModifiedBy: "最后修改人相同",
  company: "文件所属单位相同",
  createdAt: "文件创建时间相同",
  application: "制作软件及版本相同",
  phone: "电话相同",
  mail: "邮箱相同",
  address: "地址相同",
  account: "银行账号相同",
};

/** The value of a trait as people read it; a digest tells them nothing. */
export function traitValueWords(kind: TraitKind, value: string): string {
  if (kind === "sameFile") return `内容完全相同（摘要 ${value.slice(0, 8)}…）`;
  return kind === "createdAt" ? formatDateTime(value) : value;
}

export function sourceWords(source: TextSource): string {
  return source.kind === "form" ? "申报书" : `附件《${source.name}》`;
}

export function screenBidWords({ no, unitName, isPast, roundCode }: ScreenBidView): string {
  return `${no} ${unitName}${isPast ? `（往期 ${roundCode}）` : ""}`;
}

/** What kind of a pair it is, in a word. */
export function pairWords({ isSameTeam, second, first }: ScreenPairRow): string {
  if (isSameTeam) return "同一单位的两份申报";
  return first.isPast || second.isPast ? "与往期申报" : "不同单位";
}
