import type { BaselineRow, Checkpoint, Tranche } from "#app/domain/challenge/plan.ts";

/** 队伍数, 节点, 拨付 and 现状数据 of an item. */
export const planWords = {
  baseline: "现状数据",
  baselineColumns: { name: "项目", value: "现状", source: "来源或说明" },
  checkpoints: "考核节点",
  checkpointColumns: { month: "时间", target: "应达到" },
  raceCheckpoints: "各队伍节点、目标相同：一支通过的由其继续，几支通过的可以都继续或合并，都不通过的由专家决定延期或终止。",
  tranches: "财政资金怎样拨付",
  trancheColumns: { when: "拨付条件", percent: "比例", sum: "合计" },
  month: (month: number) => `第 ${month} 个月`,
  teams: (most: number) => `最多 ${most} 支队伍`,
  equalParts: "各队伍等额，比例按每支队伍的财政资金计。",
};

/** One line of a plan: 第 6 个月：完成中试; 签订任务书后：30%; 含水率：32%（实测）. */
export function planLineWords(line: Checkpoint | Tranche | BaselineRow): string {
  if ("month" in line) return `${planWords.month(line.month)}：${line.target}`;
  if ("percent" in line) return `${line.when}：${line.percent}%`;
  return `${line.name}：${line.value}${line.source === "" ? "" : `（${line.source}）`}`;
}
