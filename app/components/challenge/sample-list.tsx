import type { SampleLot, ItemVisit } from "#app/domain/sample/view.ts";
import { gramWords, sampleWords } from "#app/messages/zh-CN/sample.ts";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { Paragraphs } from "#app/components/ui/paragraphs.tsx";

/** 样品 as everybody reads it: what it is, its analysis, and how much each team gets. */
export function LotList({ lots }: { lots: SampleLot[] }) {
  return (
    <ul className="space-y-6 print:grid print:grid-cols-2 print:gap-x-8 print:space-y-0">
      {lots.map(({ number, material, takenOn, quantity, analysis, note }) => (
        <li key={number}>
          <h3>
            第 {number} 批　{material}
          </h3>
          <p className="text-soft">
            取样 <DateTime value={takenOn} dateOnly />　每单位 {gramWords(quantity)}
          </p>
          {note && <p className="measure">{note}</p>}
          <table className="run-in-print mt-2">
            <caption className="sr-only">第 {number} 批成分</caption>
            <thead>
              <tr className="border-b-2 border-line text-left">
                <th scope="col" className="pr-8">
                  成分或性质
                </th>
                <th scope="col" className="pr-4 text-right">
                  数值
                </th>
                <th scope="col">单位</th>
              </tr>
            </thead>
            <tbody>
              {analysis.map((row) => (
                <tr key={row.component} className="border-b border-line">
                  <th scope="row" className="pr-8 text-left font-normal">
                    {row.component}
                  </th>
                  <td className="pr-4 text-right tabular-nums">{row.value}</td>
                  <td>{row.unit}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </li>
      ))}
    </ul>
  );
}

/** 踏勘 as everybody reads it: when and where, then what was shown; never who came. */
export function VisitNotice({ visit }: { visit: ItemVisit }) {
  return (
    <>
      <DescriptionList
        runsIn
        items={[
          { term: "时间", value: <DateTime value={visit.startsAt} /> },
          { term: "集合地点", value: visit.place },
          { term: "报名截止", value: <DateTime value={visit.registerUntil} /> },
          { term: "人数", value: `每单位不超过 ${visit.mostPeople} 人` },
          ...(visit.note ? [{ term: "说明", value: visit.note }] : []),
        ]}
      />
      <p className="mt-2 text-sm text-soft">{sampleWords.visitRule}</p>
      {visit.record !== null && visit.recordedAt !== null && (
        <div className="mt-4">
          <h3>
            踏勘记录　<span className="font-normal text-soft"><DateTime value={visit.recordedAt} dateOnly /> 公布</span>
          </h3>
          <Paragraphs text={visit.record} />
        </div>
      )}
    </>
  );
}
