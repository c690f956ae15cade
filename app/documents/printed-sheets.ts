import { bandFloor } from "#app/domain/review/bands.ts";
import type { PrintedSheets } from "#app/domain/review/paper-view.ts";
import { leftOutWords } from "#app/messages/zh-CN/review.ts";
import { printedSheetWords as words } from "#app/messages/zh-CN/paper.ts";
import type { Block, Sheet } from "./sheet.ts";

/** 纸质评分表 of one expert for one item: a sheet a bid, each with its code, room to write and a line to sign. */
export function printedSheets(facts: PrintedSheets): Sheet {
  const { challenge, expertName, bids } = facts;
  return {
    title: words.title,
    lead: `${challenge.no}　${challenge.title}`,
    foot: [words.title, challenge.no, expertName, bids.map(({ code }) => code).join(" ")].join("　"),
    at: facts.at,
    blocks: bids.flatMap((bid, index): Block[] => [...(index > 0 ? [{ kind: "pageBreak" } as const] : []), ...blocksOf(facts, bid)]),
  };
}

function blocksOf({ challenge, expertName, criteria, leftOut, reasonBelow, leastReason, leastOpinion }: PrintedSheets, bid: PrintedSheets["bids"][number]): Block[] {
  return [
    {
      kind: "facts",
      facts: [
        { term: words.code, value: bid.code, size: "large" },
        { term: words.bid, value: `${bid.bidCode}　${bid.unitName}` },
        { term: words.challenge, value: `${challenge.no}　${challenge.title}` },
        { term: words.expert, value: expertName },
      ],
    },
    { kind: "paragraphs", text: words.how(reasonBelow, leastReason, leastOpinion), tone: "soft" },
    ...(leftOut ? [{ kind: "paragraphs", text: leftOutWords(leftOut.criteria, leftOut.factor), tone: "soft" } as const] : []),
    {
      kind: "table",
      columns: [{ head: words.columns.criterion, weight: 5 }, { head: words.columns.most, weight: 1.3, align: "right" }, { head: words.columns.bands, weight: 3.4 }, { head: words.columns.mark, weight: 1.8 }, { head: words.columns.reason, weight: 6 }],
      // Room for a hand: three lines a criterion.
      rows: criteria.map(({ code, name, weight }) => [`${code} ${name}`, String(weight), words.bands(bandFloor("excellent", weight), bandFloor("good", weight), bandFloor("fair", weight)), "", "\n\n"]),
    },
    ...criteria.flatMap(({ code, veto }): Block[] => (veto ? [{ kind: "table", columns: [{ head: words.veto(code, veto), weight: 1 }], rows: [[`${words.vetoBox}\n\n`]] }] : [])),
    { kind: "table", columns: [{ head: words.opinion(leastOpinion), weight: 1 }], rows: [["\n".repeat(9)]] },
    { kind: "paragraphs", text: words.signature },
  ];
}
