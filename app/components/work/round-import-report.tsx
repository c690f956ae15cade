import type { ReactNode } from "react";
import { ImportReport, type ReportRow } from "#app/components/import/import-report.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { fieldWords } from "#app/messages/zh-CN/field-problems.ts";
import { listImportWords } from "#app/messages/zh-CN/list-import.ts";
import { placeWords } from "#app/messages/zh-CN/round-form.ts";

interface Problem {
  path: string;
  message: string;
}

interface Preview {
  round: { code: string; title: string };
  counts: { units: number; affiliations: number; experts: number; challenges: number; ready: number; bids: number };
  challenges: { no: string; title: string; isReady: boolean }[];
  problems: Problem[];
  warnings: Problem[];
}

/** What an import of a whole round would bring, what stands against it, what should be looked at; below it the button. */
export function RoundImportReport({ preview: { round, counts, challenges, problems, warnings }, children }: { preview: Preview; children: ReactNode }) {
  const row = (isBad: boolean) => ({ path, message }: Problem): ReportRow => ({ place: placeWords(path), name: path.split(".").at(-1) ?? "", outcome: isBad ? listImportWords.refused : listImportWords.look, isBad, words: fieldWords(message) });
  const title = problems.length > 0 ? `有 ${problems.length} 处问题，不能导入` : warnings.length > 0 ? `可以导入，有 ${warnings.length} 处请留意` : "没有问题，可以导入";
  return (
    <ImportReport title={title} tone={problems.length > 0 ? "problem" : warnings.length > 0 ? "warning" : "done"} nameHead="项目" rows={[...problems.map(row(true)), ...warnings.map(row(false))]}>
      <DescriptionList
        items={[
          { term: "批次", value: `${round.title}（${round.code}）` },
          { term: "榜单任务", value: `${counts.challenges} 项，其中符合审定条件 ${counts.ready} 项` },
          { term: "单位", value: `${counts.units} 个，控股关系 ${counts.affiliations} 条` },
          { term: "专家", value: `${counts.experts} 名` },
          { term: "申报", value: `${counts.bids} 份` },
        ]}
      />
      <details className="mb-5">
        <summary>任务清单</summary>
        <ul className="mt-2">
          {challenges.map(({ no, title: name, isReady }) => (
            <li key={no}>
              <span className="mr-2 tabular-nums">{no}</span>
              {name}
              {!isReady && <span className="ml-2 text-red-dark">未达审定条件，导入后为编制中</span>}
            </li>
          ))}
        </ul>
      </details>
      {problems.length === 0 && children}
    </ImportReport>
  );
}
