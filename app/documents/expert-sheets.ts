import { importColumns } from "#app/domain/expert/import-columns.ts";
import type { RowReport } from "#app/domain/expert/import-report.ts";
import type { BankRow } from "#app/domain/expert/view.ts";
import { askableWords, columnExamples, columnWords, outcomeWords, rowWords } from "#app/messages/zh-CN/experts.ts";
import { expertKindWords } from "#app/messages/zh-CN/review.ts";
import type { Sheet } from "./sheet.ts";

/** 核对报告, row by row. */
export function importReportSheet(rows: readonly RowReport[], at: string): Sheet {
  return {
    title: "专家导入核对报告",
    foot: `专家导入核对报告 ${String(rows.length)} 行`,
    at,
    blocks: [
      {
        kind: "table",
        columns: [{ head: "行", weight: 1, align: "right" }, { head: "姓名", weight: 2 }, { head: "结论", weight: 2 }, { head: "说明", weight: 6 }],
        rows: rows.map((row) => [String(row.line), row.name, outcomeWords[row.outcome], rowWords(row)]),
      },
    ],
  };
}

/** 专家库 as filtered. */
export function bankSheet(rows: readonly BankRow[], at: string): Sheet {
  const heads = ["编号", "姓名", "单位", "类别", "职称", "专业领域", "市内外", "所在地区", "本年次数", "年度上限", "现在"];
  return {
    title: "专家库",
    foot: `专家库 ${String(rows.length)} 名`,
    at,
    blocks: [
      {
        kind: "table",
        columns: heads.map((head) => ({ head, weight: head === "单位" || head === "专业领域" ? 3 : 1, ...(["本年次数", "年度上限"].includes(head) && { align: "right" as const }) })),
        rows: rows.map((row) => [row.no, row.name, row.unitName, expertKindWords[row.kind], row.title, row.fields.join("、"), row.local ? "市内" : "市外", row.region, String(row.uses), String(row.yearlyCap), askableWords(row)]),
      },
    ],
  };
}

/** 名册模板: the heads and one row of example; without a title, because the first row is the head. */
export const templateTable: string[][] = [importColumns.map(({ key, isNeeded }) => `${columnWords[key]}${isNeeded ? "*" : ""}`), importColumns.map(({ key }) => columnExamples[key])];
