import type { StandingList } from "#app/domain/review/standing.ts";
import { standingWords as words } from "#app/messages/zh-CN/standing.ts";
import type { Sheet, SheetColumn } from "./sheet.ts";

const columns: SheetColumn[] = [
  { head: words.heads.item, weight: 1.6 },
  { head: words.heads.code, weight: 1 },
  { head: words.heads.no, weight: 1.4 },
  { head: words.heads.unit, weight: 3 },
  { head: words.heads.average, weight: 1, align: "right" },
  { head: words.heads.range, weight: 1, align: "right" },
  { head: words.heads.deviation, weight: 1, align: "right" },
  { head: words.heads.place, weight: 0.8, align: "right" },
  { head: words.heads.sheets, weight: 0.9, align: "right" },
  { head: words.heads.live, weight: 1, align: "right" },
  { head: words.heads.state, weight: 2.2 },
];

/** 得分一览 as a file: what the list shows, in its order. */
export function standingSheet({ round, rows, seesRunning }: Pick<StandingList, "round" | "rows" | "seesRunning">, at: string): Sheet {
  const title = `${words.title}　${round.code} ${round.title}`;
  return {
    title,
    lead: words.lead(seesRunning),
    foot: title,
    isAcross: true,
    at,
    blocks: [
      {
        kind: "table",
        columns,
        rows: rows.map(({ item, code, no, unitName, standing, signed, live, isFixed }) => [
          item,
          code,
          no,
          unitName,
          standing?.average ?? "",
          standing?.range ?? "",
          standing?.deviation ?? "",
          standing ? String(standing.place) : "",
          String(signed),
          String(live),
          [words.state(isFixed, standing !== null, seesRunning), ...(standing?.isBelow ? [words.below] : []), ...(standing?.divergent ? [words.divergent] : [])].join("；"),
        ]),
      },
    ],
  };
}
