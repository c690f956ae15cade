import type { ChallengeRow } from "#app/domain/challenge/view.ts";
import { formatWan } from "#app/domain/kernel/money.ts";
import { formatDateTime } from "#app/messages/format.ts";
import { conditionLines } from "#app/messages/zh-CN/conditions.ts";
import { listFileWords as words } from "#app/messages/zh-CN/documents.ts";
import { stateWords } from "#app/messages/zh-CN/states.ts";
import type { Sheet, SheetColumn } from "./sheet.ts";

/** Numbers of challenges, amounts, dates and hours never break. */
const weights = [3.7, 4.9, 2.3, 1.8, 2.3, 3.5, 2.2, 2.2, 2.2, 1.3, 2.2, 3.8, 2.8];
const numeric = new Set([6, 7, 8]);

/** 榜单 as a file: what the list shows, filtered as it was, units in the heads. `at` is the moment of the newest change that it tells. */
export function listSheet(rows: readonly ChallengeRow[], now: string): Sheet {
  const columns = words.columns.map((head, index): SheetColumn => ({ head, weight: weights[index] ?? 2, ...(numeric.has(index) && { align: "right" }) }));
  return {
    title: words.title,
    lead: words.note(rows.length, formatDateTime(now)),
    foot: words.title,
    isAcross: true,
    at: now,
    blocks: [
      {
        kind: "table",
        columns,
        rows: rows.map(cellsOf),
        bookmarks: rows.map(({ no, title }) => `${no}　${title}`),
      },
    ],
  };
}

function cellsOf(row: ChallengeRow): string[] {
  return [
    row.no,
    row.title,
    row.class,
    row.waste.join("、"),
    row.direction,
    row.ownerName ?? "",
    formatWan(row.fiscalFen),
    formatWan(row.ownerInputFen),
    formatWan(row.payToBidderFen),
    words.race(row.race),
    stateWords.challenge[row.status].public,
    row.closesAt ? formatDateTime(row.closesAt) : "",
    conditionLines(row.eligibility).join("；") || words.noConditions,
  ];
}
