import type { ItemPlan } from "#app/domain/challenge/plan.ts";
import type { ExportedChallenge } from "#app/domain/challenge/view.ts";
import { formatWan } from "#app/domain/kernel/money.ts";
import { formatDateTime } from "#app/messages/format.ts";
import { conditionLines } from "#app/messages/zh-CN/conditions.ts";
import { listFileWords as words } from "#app/messages/zh-CN/documents.ts";
import { planLineWords, planWords } from "#app/messages/zh-CN/item-plan.ts";
import { stateWords } from "#app/messages/zh-CN/states.ts";
import type { Block, Fact, Sheet, SheetColumn } from "./sheet.ts";

/** Numbers of challenges, amounts, dates and hours never break. */
const weights = [3.7, 4.9, 2.3, 1.8, 2.3, 3.5, 2.2, 2.2, 2.2, 1.3, 2.2, 3.8, 2.8];
const furtherWeights = [2.2, 4.4, 4.4, 4.4, 3.5];
const numeric = new Set([6, 7, 8, 13]);

/** For people on pages as wide as paper, or as columns for Excel and programs. */
export type ListForm = "paper" | "columns";

/**
 * 榜单 as a file: what the list shows, filtered as it was, units in the heads. `at` is the moment of the newest change that it tells.
 * How an item is checked and paid are columns of a spreadsheet; on paper they stand below the table, item by item, where there is something to say.
 */
export function listSheet(rows: readonly ExportedChallenge[], now: string, form: ListForm): Sheet {
  const heads = form === "paper" ? words.columns : [...words.columns, ...words.further];
  const columns = heads.map((head, index): SheetColumn => ({ head, weight: [...weights, ...furtherWeights][index] ?? 2, ...(numeric.has(index) && { align: "right" }) }));
  return {
    title: words.title,
    lead: [words.note(rows.length, formatDateTime(now)), ...(form === "paper" ? issuersOf(rows) : [])].join("　"),
    foot: words.title,
    isAcross: true,
    at: now,
    blocks: [
      {
        kind: "table",
        columns,
        rows: rows.map((row) => (form === "paper" ? cellsOf(row) : [...cellsOf(row), ...furtherCellsOf(row)])),
        bookmarks: rows.map(({ no, title }) => `${no}　${title}`),
      },
      ...(form === "paper" ? planBlocks(rows) : []),
    ],
  };
}

function cellsOf(row: ExportedChallenge): string[] {
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

const linesOf = (lines: readonly Parameters<typeof planLineWords>[0][]) => lines.map(planLineWords).join("；");

function furtherCellsOf({ maxTeams, checkpoints, tranches, baseline, issuers }: ExportedChallenge): string[] {
  return [maxTeams === null ? "" : String(maxTeams), linesOf(checkpoints), linesOf(tranches), linesOf(baseline), issuers.join("、")];
}

/** Who put the list out, where that is the same for all of it. */
function issuersOf(rows: readonly ExportedChallenge[]): string[] {
  const [first, ...others] = [...new Set(rows.map(({ issuers }) => issuers.join("、")))];
  return first === undefined || first === "" || others.length > 0 ? [] : [words.issuers([first])];
}

/** A sheet of facts for each item that says how it is checked and paid, or from where it starts. */
function planBlocks(rows: readonly ExportedChallenge[]): Block[] {
  const sheets = rows.flatMap((row): Block[] => {
    const facts = factsOf(row);
    return facts.length === 0 ? [] : [{ kind: "subheading", text: `${row.no}　${row.title}` }, { kind: "facts", facts }];
  });
  return sheets.length === 0 ? [] : [{ kind: "heading", text: words.plans }, ...sheets];
}

function factsOf({ maxTeams, checkpoints, tranches, baseline }: ItemPlan): Fact[] {
  return [
    { term: words.columns[9]!, value: maxTeams === null ? "" : planWords.teams(maxTeams) },
    { term: planWords.checkpoints, value: linesOf(checkpoints) },
    { term: words.further[2]!, value: linesOf(tranches) },
    { term: planWords.baseline, value: linesOf(baseline) },
  ].filter(({ value }) => value !== "");
}
