import type { ReactNode } from "react";
import type { ListCheck } from "#app/domain/kernel/book/report.ts";
import { formatNumber } from "#app/messages/format.ts";
import { listImportWords as words, listProblemWords } from "#app/messages/zh-CN/list-import.ts";
import { ImportReport, type ReportRow } from "./import-report.tsx";

interface ListCheckReportProps {
  check: ListCheck;
  nameHead: string;
  /** The button; shown only where nothing is wrong. */
  children: ReactNode;
}

/** 核对报告 of a list of challenges or demands. */
export function ListCheckReport({ check: { problems, rows, unknown, isClean }, nameHead, children }: ListCheckReportProps) {
  const wrong = rows.filter((row) => row.problems.length > 0).length;
  const whole = problems.map((problem): ReportRow => ({ place: problem.sheet, name: "整表", outcome: words.refused, isBad: true, words: listProblemWords(problem) }));
  const told = rows
    .filter((row) => row.problems.length + row.warnings.length > 0)
    .map((row): ReportRow => ({
      place: words.line(row.line),
      name: row.name,
      outcome: row.problems.length > 0 ? words.refused : words.look,
      isBad: row.problems.length > 0,
      words: [...row.problems.map(listProblemWords), ...row.warnings.map((one) => words.lookAt(listProblemWords(one)))].join("\n"),
    }));
  const hasWarnings = rows.some((row) => row.warnings.length > 0);
  const title = isClean ? words.clean(formatNumber(rows.length)) : rows.length === 0 ? words.nothing : words.dirty(formatNumber(rows.length), formatNumber(wrong), formatNumber(problems.length));
  return (
    <ImportReport
      title={title}
      tone={!isClean ? "problem" : hasWarnings ? "warning" : "done"}
      notes={
        <>
          {!isClean && <p>{words.allOrNothing}</p>}
          {unknown.length > 0 && <p>{words.unused(unknown)}</p>}
        </>
      }
      rows={[...whole, ...told]}
      nameHead={nameHead}
    >
      {isClean && children}
    </ImportReport>
  );
}
