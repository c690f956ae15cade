import type { ReactNode } from "react";
import type { InfluenceReportView } from "#app/domain/influence/view.ts";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { Paragraphs } from "#app/components/ui/paragraphs.tsx";

/** Reports one below the other, each with its answer; `answer` makes the form for one that has none. */
export function InfluenceList({ reports, answer }: { reports: readonly InfluenceReportView[]; answer?: (report: InfluenceReportView) => ReactNode }) {
  return (
    <ul className="space-y-6">
      {reports.map((report) => (
        <li key={report.no} className="rounded border border-line px-4 py-3">
          <h3>
            {report.no}　{report.item}
          </h3>
          <DescriptionList
            items={[
              { term: "报告时间", value: <DateTime value={report.reportedAt} /> },
              ...(report.reporter !== null ? [{ term: "报告人", value: report.reporter }] : []),
              { term: "时间和方式", value: report.occasion },
              { term: "什么人", value: report.who || "未写" },
              { term: "情况", value: <Paragraphs text={report.words} /> },
              ...(report.answer !== null && report.answeredAt !== null
                ? [
                    {
                      term: "监督人员答复",
                      value: (
                        <>
                          <Paragraphs text={report.answer} />
                          <DateTime value={report.answeredAt} />
                        </>
                      ),
                    },
                  ]
                : []),
            ]}
          />
          {report.answer === null && (answer ? answer(report) : <p className="text-soft">监督人员尚未答复。</p>)}
        </li>
      ))}
    </ul>
  );
}
