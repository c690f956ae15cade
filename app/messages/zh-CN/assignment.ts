import type { FoundAssignment, ImpossibleAssignment } from "#app/domain/review/assignment/solve.ts";
import type { LeastRelaxation } from "#app/domain/review/assignment/shortage.ts";
import type { AssignmentFlaw } from "#app/domain/review/assignment/verify.ts";

/** How many places are missing: one number, or at least and at most where limits cross. */
export function shortageWords(most: number | null, least = most ?? 1): string {
  if (most === null) return `至少 ${String(least)} `;
  return least === most ? ` ${String(most)} ` : `至少 ${String(least)}、至多 ${String(most)} `;
}

/** Names of an assignment's limits (专家指派的限制). */
export const assignmentLimits: Readonly<Record<string, string>> = {
  "load.max": "每名专家最多份数",
  "load.min": "每名专家最少份数",
  perBid: "每份申报专家数",
  kind: "专家类别人数",
  unit: "同单位专家至多一名",
  outsiders: "外地专家人数",
  apart: "不得同审的专家",
  forbidden: "回避",
  fixed: "指定的专家",
  pair: "专家与申报的编号",
  several: "多项限制",
};

const limitName = (limit: string, of?: string) => `${assignmentLimits[limit] ?? limit}${of ? `（${of}）` : ""}`;

const number = (value: number) => String(Math.round(value * 1e6) / 1e6);

/** What the assignment commands say. */
export const assignmentWords = {
  found: ({ status, objective, bound, pairs, worst, kept }: FoundAssignment, seconds: number) =>
    [
      status === "optimal" ? `最优：匹配总分 ${number(objective ?? 0)}` : objective === null ? `时间用尽，尚未找到方案，总分不会超过 ${number(bound)}` : `时间用尽：匹配总分 ${number(objective)}，最好不会超过 ${number(bound)}`,
      ...(worst === undefined || worst === null ? [] : [`最低单项 ${number(worst)}`]),
      ...(kept === undefined ? [] : [`保留原指派 ${kept} 对`]),
      `共 ${pairs.length} 对，用时 ${seconds} 秒`,
    ].join("，"),
  row: (bid: number, experts: readonly number[]) => `申报 ${bid}：专家 ${experts.join("、")}`,
  impossible: ({ shortage, shortageLeast, bids, limits, relaxation }: ImpossibleAssignment) =>
    [
      `无法满足全部限制：还缺${shortageWords(shortage, shortageLeast)}个评审名额。`,
      `涉及申报：${bids.join("、") || "—"}`,
      `涉及限制：${limits.map((one) => limitName(one.limit, "of" in one ? one.of : undefined)).join("、") || limitName("perBid")}`,
      ...(relaxation ? [`最小的调整：${relaxationSentence(relaxation)}`] : []),
    ].join("\n"),
  holds: "成立：限制全部满足，证明有效。",
  flaw: (flaw: AssignmentFlaw): string => {
    switch (flaw.flaw) {
      case "limitBroken":
        return `不成立：违反“${limitName(flaw.limit, flaw.of)}”${flaw.bid === undefined ? "" : `，申报 ${flaw.bid}`}${flaw.expert === undefined ? "" : `，专家 ${flaw.expert}`}`;
      case "objectiveDiffers":
        return `不成立：所写总分 ${String(flaw.stated)}，实为 ${String(flaw.computed)}`;
      case "worstDiffers":
        return `不成立：所写最低单项 ${String(flaw.stated)}，实为 ${String(flaw.computed)}`;
      case "keptDiffers":
        return `不成立：所写保留对数 ${String(flaw.stated)}，实为 ${String(flaw.computed)}`;
      case "shortageDiffers":
        return `不成立：所写缺额 ${String(flaw.stated)}，证明的是 ${String(flaw.computed)}`;
      case "limitsDiffer":
        return "不成立：所写涉及的申报和限制与证明不符";
      case "proofUnreadable":
        return "证明不足：证明与题目对不上";
      case "casesIncomplete":
        return "证明不足：分情形有遗漏";
      case "scaleDiffers":
        return "证明不足：单位与题目不符";
      case "notProven":
        return `证明不足：只证明总分不超过 ${flaw.bound}，需要 ${flaw.needed}`;
      case "worstNotProven":
        return "证明不足：没有证明最低单项不能更高";
    }
  },
};

function relaxationSentence({ limit, units, to, changes }: LeastRelaxation): string {
  const places = changes.map((one) => {
    const where = [one.bid === undefined ? "" : `申报 ${one.bid}`, one.expert === undefined ? "" : `专家 ${one.expert}`].filter(Boolean).join("、");
    return `${limit === "several" ? `${limitName(one.limit, one.of)} ` : one.of ? `${one.of} ` : ""}${where}（${one.by}）`;
  });
  const shown = places.slice(0, 10).join("，") + (places.length > 10 ? `等 ${places.length} 处` : "");
  return `${limitName(limit)}放宽 ${units} 个${to === undefined ? "" : `（或统一改为 ${to}）`}：${shown}`;
}
