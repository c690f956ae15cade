import type { DrawFunnel, DrawStep } from "#app/domain/review/draw/draw-conditions.ts";
import type { DrawFinding, DrawVerdict } from "#app/domain/review/draw/draw-record.ts";
import type { VerdictWords } from "./verdict.ts";

/** Groups that the platform itself draws, by kind of expert; a record made elsewhere keeps its own names. */
const groupWords: Readonly<Record<string, string>> = { technical: "技术专家", financial: "财务专家", management: "管理专家", investment: "投资专家" };

export function drawGroupWords(name: string): string {
  return groupWords[name] ?? name;
}

const findingWords: Record<DrawFinding, string> = {
  commitment: "公布的密数与事先的承诺值不符：密数在见证人报数之后被换过，这次抽取不能作数。",
  pool: "候选名单与事先固定的不符：名单、人数或条件在承诺之后改动过。",
  poolOrder: "候选名单没有按代号排序。",
  lists: "按记录重新抽取，名单或次序与所载不符。",
};

/** 重跑结论 in words. */
export function drawVerdictWords({ same, round, challenge, witnessNumber, commitment, findings, groups }: DrawVerdict): VerdictWords {
  const wrong = groups.filter(({ isSame }) => !isSame).map(({ name }) => drawGroupWords(name));
  return {
    isGood: same,
    title: same ? "重跑一致：按记录重新抽取，名单和次序与所载相同" : "重跑不一致",
    lines: [
      `批次 ${round}，榜单 ${challenge}，见证人报数 ${witnessNumber}`,
      ...findings.map((finding) => findingWords[finding]),
      ...(wrong.length > 0 ? [`不符的组：${wrong.join("、")}`] : []),
      `事先公布的承诺值 ${commitment}`,
    ],
    head: ["组", "次序", "重新抽取的结果"],
    rows: groups.flatMap(({ name, drawn, standby }) => [...drawn.map((pseudonym, index) => [drawGroupWords(name), String(index + 1), pseudonym]), ...standby.map((pseudonym, index) => [drawGroupWords(name), `备选 ${String(index + 1)}`, pseudonym])]),
  };
}

/** 候选人数, condition by condition. */
export const drawFunnelWords = {
  title: "各条件下的候选人数（尚未固定）",
  kind: "类别",
  ofKind: "库中人数",
  steps: { field: "领域不符", title: "职称不符", free: "停用、请假", staff: "本批次工作人员", turns: "达到年度上限", conflict: "须回避", asked: "已邀请过", rotation: "上一轮评过" } satisfies Record<DrawStep, string>,
  left: "候选",
  outside: "其中市外",
  verdict: "够不够",
  enough: "够",
  note: "每列是在前面各条件之后再减去的人数；备选按名额的两倍产生，候选越多越好。",
  /** What is missing for the places, and which condition costs most. */
  lack({ places, leastOutside, left, outside, lost }: DrawFunnel): string | null {
    if (left >= places && outside >= leastOutside) return null;
    const [worst] = (Object.entries(lost) as [DrawStep, number][]).sort((a, b) => b[1] - a[1]);
    const hint = worst && worst[1] > 0 ? `；“${drawFunnelWords.steps[worst[0]]}”减去最多` : "";
    return left < places ? `缺 ${String(places - left)} 名${hint}` : `市外缺 ${String(leastOutside - outside)} 名${hint}`;
  },
};
