import type { WorkChallengeRow } from "#app/domain/challenge/work-list.ts";
import type { DemandRow } from "#app/domain/demand/view.ts";
import type { ExceptionRow } from "#app/domain/exception/view.ts";
import { formatWan } from "#app/domain/kernel/money.ts";
import { formatDateTime } from "#app/messages/format.ts";
import { exceptionWords } from "#app/messages/zh-CN/exceptions.ts";
import { nounWords, stateWords } from "#app/messages/zh-CN/states.ts";
import { eventName, offlineWords } from "#app/messages/zh-CN/timeline.ts";
import { workListFileWords as words } from "#app/messages/zh-CN/work-lists.ts";
import type { Sheet } from "./sheet.ts";

type Columns<Row> = [head: string, cell: (row: Row) => string, more?: { weight?: number; align?: "right" }][];

/** A list of the workbench as filtered: the columns of its page, one value a cell. */
function listSheet<Row>(title: string, columns: Columns<Row>, rows: readonly Row[], at: string): Sheet {
  return {
    title,
    foot: words.foot(title, rows.length),
    at,
    isAcross: true,
    blocks: [{ kind: "table", columns: columns.map(([head, , more]) => ({ head, weight: 1, ...more })), rows: rows.map((row) => columns.map(([, cell]) => cell(row))) }],
  };
}

const time = (at: string | null) => (at === null ? "" : formatDateTime(at));
const number = { align: "right" } as const;
const wide = { weight: 3 } as const;

const challengeColumns: Columns<WorkChallengeRow> = [
  ["编号", ({ no }) => no],
  ["任务名称", ({ title }) => title, wide],
  ["批次", ({ roundCode }) => roundCode],
  ["状态", ({ status }) => stateWords.challenge[status].staff],
  ["类别", (row) => row.class],
  ["固废种类", ({ waste }) => waste.join("、")],
  ["需求单位", ({ ownerName }) => ownerName ?? "", wide],
  ["财政资金（万元）", ({ fiscalFen }) => formatWan(fiscalFen), number],
  ["需求单位投入（万元）", ({ ownerInputFen }) => formatWan(ownerInputFen), number],
  ["榜额（万元）", ({ fiscalFen, ownerInputFen }) => formatWan(fiscalFen + ownerInputFen), number],
  ["截止时间", ({ closesAt }) => time(closesAt)],
  // Empty until the closing (guide 0.1, 1).
  ["申报（份）", ({ bids }) => (bids === null ? "" : String(bids)), number],
];

const demandColumns: Columns<DemandRow> = [
  ["编号", ({ no }) => no],
  ["需求名称", ({ title }) => title, wide],
  ["单位", ({ unitName }) => unitName, wide],
  ["代录", ({ isFromPaper }) => (isFromPaper ? "代录" : "")],
  ["状态", ({ status }) => stateWords.demand[status].staff],
  ["固废种类", ({ waste }) => waste.join("、")],
  ["单位投入（万元）", ({ ownerInput }) => ownerInput, number],
  ["征集", ({ callCode }) => callCode],
  ["榜单任务", ({ challengeNo }) => challengeNo ?? ""],
  ["更新时间", ({ updatedAt }) => time(updatedAt)],
];

const exceptionColumns: Columns<ExceptionRow> = [
  ["时间", ({ at }) => time(at)],
  ["类别", ({ kinds }) => kinds.map((kind) => exceptionWords[kind].name).join("、")],
  ["事项", ({ noun, event }) => `${nounWords[noun]}：${eventName(noun, event)}`, wide],
  ["编号", ({ no, challengeNo, roundCode }) => no ?? challengeNo ?? roundCode],
  ["榜单任务", ({ challengeNo, challengeTitle }) => [challengeNo, challengeTitle].filter(Boolean).join("　"), wide],
  ["办理人", ({ who }) => who ?? words.system],
  ["理由", ({ reason, kinds }) => reason ?? (kinds[0] ? exceptionWords[kinds[0]].why : ""), wide],
  ["线下办理", ({ offline }) => (offline === null ? "" : offlineWords(offline)), wide],
];

export const workChallengeSheet = (rows: readonly WorkChallengeRow[], at: string) => listSheet(words.challenges, challengeColumns, rows, at);
export const demandListSheet = (rows: readonly DemandRow[], at: string) => listSheet(words.demands, demandColumns, rows, at);
export const exceptionSheet = (rows: readonly ExceptionRow[], at: string) => listSheet(words.exceptions, exceptionColumns, rows, at);
