import type { BlindMode } from "#app/domain/review/blind.ts";
import type { StageKind } from "#app/domain/review/stage-kinds.ts";
import type { rulesOfStage } from "#app/domain/review/stages.ts";
import { stageWords } from "./review.ts";

/** The page 评审阶段 of a round. */
export const stagePageWords = {
  title: "评审阶段",
  lead: "一般只有一个网评阶段，不用设置。要先网评、后答辩（或会评、现场考察）的，在这里依次设好：每个阶段各有专家、评分项、权重和入围办法，随发布一并固定并对外公开。空着的按批次规则。",
  frozen: "评审阶段已随发布固定，不能修改。",
  refused: "没有保存",
  save: "保存评审阶段",
  saved: (stages: number) => (stages === 1 ? "已保存：一个评审阶段。" : `已保存：${String(stages)} 个评审阶段。发布前仍可修改。`),
  row: (number: number) => `第 ${String(number)} 阶段`,
  none: "不设",
  asRound: "按批次规则",
  problem: (path: string, words: string) => {
    const row = /^stages[.[](\d+)/.exec(path)?.[1];
    return row === undefined ? words : `第 ${String(Number(row) + 1)} 阶段：${words}`;
  },
};

export const stageFieldWords = {
  kind: { label: "方式" },
  weight: { label: "占总分", unit: "%", hint: "各阶段合计 100；只考察不打分的填 0" },
  expertsPerBid: { label: "专家人数", unit: "名", hint: "空着按批次规则" },
  leastValidScores: { label: "有效评分最少", unit: "份", hint: "会评、答辩即到会最少人数" },
  passMark: { label: "入围最低分", unit: "分", hint: "0 为不设；最后一个阶段按合格线" },
  advance: { label: "入围家数", unit: "家", hint: "0 为不限；同分并列的都入围" },
  blind: { label: "评审方式" },
  criteria: { label: "本阶段的评分项", hint: "都不勾选为全部评分项。只评一部分的，各项分值按比例折算为满分 100；分值要与批次评分标准不同的，保存后另定本阶段评分标准。" },
  rubric: { label: "本阶段评分标准" },
} as const;

/** 本阶段评分标准: its page, and how others name it. */
export const stageRubricWords = {
  title: "评分标准",
  of: ({ number, kind }: { number: number; kind: StageKind }) => `第 ${String(number)} 阶段（${stageWords[kind]}）`,
  back: ({ title, code }: { title: string; code: string }) => `${title}（${code}）的评审阶段`,
  own: "本阶段用这份评分标准，不用批次的。各项分值合计 100，随发布一并固定并对外公开。",
  shared: "本阶段现在用批次的评分标准。要另定的，从下表改起：评哪些项、各占多少分、分档怎么写；保存后只用于本阶段。",
  frozen: "本阶段的评分标准已随发布固定，不能修改。",
  save: "保存本阶段评分标准",
  saved: "已保存：本阶段另用这份评分标准。发布前仍可修改。",
  drop: "改用批次的评分标准",
  dropHint: "本阶段这份评分标准不再使用。",
  dropped: "已改用批次的评分标准。",
  set: "为本阶段另定评分标准",
  change: (lines: number) => `本阶段另有评分标准（${String(lines)} 项）`,
  usedBy: (stages: readonly { number: number; kind: StageKind }[]) => `${stages.map(({ number, kind }) => `第 ${String(number)} 阶段（${stageWords[kind]}）`).join("、")}的评分标准`,
} as const;

export const stageBlindWords: Record<BlindMode, string> = { none: "公开", single: "单盲", double: "双盲（答辩、考察不适用）" };

/** One stage as the public reads it. */
export function stageSentence({ stage, expertsPerBid, leastValidScores, blind }: ReturnType<typeof rulesOfStage>): string {
  if (stage.weight === 0) return `${stageWords[stage.kind]}：只作记录，不打分，供后面的专家参考。`;
  const criteria = stage.rubric ? `本阶段另定的 ${String(stage.rubric.length)} 项` : stage.criteria.length === 0 ? "全部评分项" : stage.criteria.join("、");
  const entry = [stage.passMark > 0 && `得分不低于 ${String(stage.passMark)} 分`, stage.advance > 0 && `前 ${String(stage.advance)} 名（末位同分的都进入）`].filter(Boolean).join("且为");
  return `${stageWords[stage.kind]}：占总分 ${String(stage.weight)}%，每份申报 ${String(expertsPerBid)} 名专家、有效评分不少于 ${String(leastValidScores)} 份，评${criteria}，${blindShort[blind]}。${entry && `${entry}的进入下一阶段。`}`;
}

const blindShort: Record<BlindMode, string> = { none: "公开评审", single: "单盲", double: "双盲" };
