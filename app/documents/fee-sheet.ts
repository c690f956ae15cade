import { withheldTax } from "#app/domain/fee/fee.ts";
import { maskIdNumber } from "#app/domain/organisation/id-number.ts";
import { feeWords } from "#app/messages/zh-CN/fee.ts";
import type { Sheet } from "./sheet.ts";

/** A line of the 发放表 with what the paper alone shows. Money in 分. */
export interface FeeSheetLine {
  name: string;
  unitName: string;
  title: string;
  items: number;
  bids: number;
  dueFen: number;
  holder: string | null;
  /** In full, for whoever declares the tax. */
  idNumber: string | null;
  bank: string | null;
  number: string | null;
}

const yuan = (fen: number) => (fen / 100).toFixed(2);

/**
 * 评审费发放表: what is due to each expert, with tax, account and a place to sign. Lines with nothing due are left out. The number of
 * the identity card, by which the tax is declared, stands in full for who pays; the paper that goes round to be signed shows its ends.
 */
export function feeSheet(title: string, lines: readonly FeeSheetLine[], at: string, by: string, isForSignature: boolean): Sheet {
  const idNumberOf = ({ idNumber }: FeeSheetLine) => (idNumber === null ? "" : isForSignature ? maskIdNumber(idNumber) : idNumber);
  const { heads } = feeWords;
  const due = lines.filter(({ dueFen }) => dueFen > 0).map((line) => ({ ...line, taxFen: withheldTax(line.dueFen) }));
  const sum = (of: (line: (typeof due)[number]) => number) => yuan(due.reduce((total, line) => total + of(line), 0));
  return {
    title: feeWords.title(title),
    foot: feeWords.title(title),
    at,
    isAcross: true,
    blocks: [
      {
        kind: "table",
        columns: [
          { head: heads.order, weight: 0.7, align: "right" },
          { head: heads.name, weight: 1.6 },
          { head: heads.unit, weight: 2 },
          { head: heads.items, weight: 1.1, align: "right" },
          { head: heads.bids, weight: 1.1, align: "right" },
          { head: heads.due, weight: 1.2, align: "right" },
          { head: heads.tax, weight: 1.5, align: "right" },
          { head: heads.net, weight: 1.2, align: "right" },
          { head: heads.idNumber, weight: 2.1 },
          { head: heads.bank, weight: 1.7 },
          { head: heads.number, weight: 2.4 },
          { head: heads.signature, weight: 1.4 },
        ],
        rows: [
          ...due.map((line, index) => [
            String(index + 1),
            line.holder !== null && line.holder !== line.name ? `${line.name}（${line.holder}）` : line.name,
            line.unitName,
            String(line.items),
            String(line.bids),
            yuan(line.dueFen),
            yuan(line.taxFen),
            yuan(line.dueFen - line.taxFen),
            idNumberOf(line),
            line.bank ?? "",
            line.number ?? "",
            "",
          ]),
          ["", feeWords.sum, "", String(due.reduce((total, { items }) => total + items, 0)), String(due.reduce((total, { bids }) => total + bids, 0)), sum(({ dueFen }) => dueFen), sum(({ taxFen }) => taxFen), sum(({ dueFen, taxFen }) => dueFen - taxFen), "", "", "", ""],
        ],
      },
      { kind: "paragraphs", text: isForSignature ? `${feeWords.note}${feeWords.masked}` : feeWords.note, tone: "soft" },
      { kind: "paragraphs", text: feeWords.made(by) },
    ],
  };
}
