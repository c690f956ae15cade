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
