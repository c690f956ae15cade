import { bandFloor, bands } from "#app/domain/review/bands.ts";
import { scoreBookPlaces, scoreBookTag } from "#app/domain/review/score-book.ts";
import type { LeftOut } from "#app/domain/review/view.ts";
import type { RubricBands } from "#app/domain/round/rubric-schema.ts";
import { offlineFormWords as words } from "#app/messages/zh-CN/offline-form.ts";
import { bandWords, leftOutWords } from "#app/messages/zh-CN/review.ts";
import type { Book, BookCell, BookSheet } from "./book.ts";

/** What a 离线评分表 is made from. */
export interface ScoreFormFacts {
  challenge: { no: string; title: string };
  expertName: string;
  criteria: readonly { code: string; name: string; looksAt: string; rule: string; weight: number; bands?: RubricBands | undefined; veto?: string | undefined }[];
  leftOut: LeftOut | null;
  rubric: string;
  reasonBelow: number;
  leastReason: number;
  leastOpinion: number;
  bids: readonly { task: string; code: string; unitName: string; revision: number; marks: Readonly<Record<string, string>>; reasons: Readonly<Record<string, string>>; vetoes: Readonly<Record<string, string>>; opinion: string }[];
}

const text = (value: string, isHead = false): BookCell => ({ value, isHead });

/** 离线评分表: one sheet a bid with what is saved so far; places as `scoreBookPlaces` says. */
export function scoreForm(facts: ScoreFormFacts): Book {
  return { title: words.title(facts.challenge.no), sheets: facts.bids.map((bid) => sheetOf(facts, bid)) };
}

function sheetOf({ challenge, expertName, criteria, leftOut, rubric, reasonBelow, leastReason, leastOpinion }: ScoreFormFacts, bid: ScoreFormFacts["bids"][number]): BookSheet {
  const open = (value: string): BookCell => ({ value: value === "" ? null : value, isOpen: true });
  const rows: BookCell[][] = [
    [text(words.item, true), text(`${challenge.no}　${challenge.title}`)],
    [text(words.code, true), text(bid.code)],
    [text(words.unit, true), text(`${bid.unitName}　${words.expert}${expertName}`)],
    [text(words.tag, true), text(scoreBookTag({ task: bid.task, revision: bid.revision, rubric }))],
    [text(words.how(reasonBelow, leastReason, leastOpinion) + (leftOut ? leftOutWords(leftOut.criteria, leftOut.factor) : ""))],
    [...words.heads, ...(criteria.some(({ veto }) => veto) ? [words.veto] : [])].map((head) => text(head, true)),
    ...criteria.map(({ code, name, looksAt, rule, weight, bands: worded, veto }): BookCell[] => [
      text(code),
      text(name, true),
      { value: weight },
      text([looksAt, rule, veto && words.vetoOf(veto), words.bands(bandFloor("excellent", weight), bandFloor("good", weight), bandFloor("fair", weight)), ...bands.map((band) => worded?.[band] && `${bandWords[band]}：${worded[band]}`)].filter(Boolean).join("\n")),
      { value: bid.marks[code] === undefined ? null : Number(bid.marks[code]), isOpen: true, most: weight },
      open(bid.reasons[code] ?? ""),
      ...(veto ? [open(bid.vetoes[code] ?? "")] : []),
    ]),
    [text(words.opinion, true), open(bid.opinion)],
  ];
  if (rows.length !== scoreBookPlaces.firstRow + criteria.length) throw new Error("The form's rows are not where its reader looks");
  return { name: bid.code, widths: [11, 46, 8, 46, 10, 46, 30], rows };
}
