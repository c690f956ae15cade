import { ScanRef } from "#app/components/ui/scan-ref.tsx";
import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { OfflineMark } from "#app/components/ui/offline-mark.tsx";
import type { DrawnName, HeldDraw, PaperDrawFacts } from "#app/domain/review/draw/draw-view.ts";
import { drawGroupWords } from "#app/messages/zh-CN/draw-verdict.ts";
import { lateConflictReason } from "#app/domain/review/draw/draw-conditions.ts";
import { lateConflictDrawWords } from "#app/messages/zh-CN/draw-call.ts";

const order: Column<DrawnName> = { key: "order", head: "次序", cell: ({ isStandby, order: at }) => (isStandby ? <span className="whitespace-nowrap text-soft">备选 {at}</span> : <strong>{at}</strong>) };
const pseudonym: Column<DrawnName> = { key: "pseudonym", head: "代号", isRowHead: true, cell: (row) => row.pseudonym };
const named: Column<DrawnName>[] = [
  { key: "name", head: "专家", cell: ({ expert }) => expert && `${expert.no} ${expert.name}` },
  { key: "unit", head: "单位", cell: ({ expert }) => expert?.unitName },
];

function paperFacts({ date, place, scan, checker }: PaperDrawFacts, recordedAt: string, isReader: boolean) {
  return [
    { term: "抽取方式", value: <OfflineMark /> },
    { term: "抽取日期", value: date },
    { term: "地点", value: place },
    { term: "登记", value: <><DateTime value={recordedAt} />　核对人 {checker}</> },
    { term: "扫描件", value: <ScanRef digest={scan} isReader={isReader} label="SHA-256" /> },
  ];
}

/** 抽取结果, printed on paper as it stands: lists in order, and what it takes to draw them again. */
export function HeldDrawPart({ draw, recordHref, isReader }: { draw: HeldDraw; recordHref: string; isReader: boolean }) {
  return (
    <>
      <DescriptionList
        items={[
          ...(draw.paper ? paperFacts(draw.paper, draw.drawnAt, isReader) : [{ term: "抽取时间", value: <DateTime value={draw.drawnAt} /> }, { term: "见证人报数", value: <strong className="tabular-nums">{draw.witnessNumber}</strong> }]),
          ...(draw.reason === null ? [] : [{ term: "再次抽取的理由", value: draw.reason === lateConflictReason ? lateConflictDrawWords : draw.reason }]),
          ...(draw.commitment === null ? [] : [{ term: "密数的承诺值", value: <code className="break-all">{draw.commitment}</code> }]),
          {
            term: "抽取记录",
            value: (
              <>
                <span className="no-print">
                  <a href={recordHref}>下载（只含代号，公开）</a>
                  {draw.paper ? "，线下抽取不能重跑" : <>，可在<a href="/verify#rerun">验证页</a>重跑</>}
                </span>
                <span className="block">
                  SHA-256 <code className="text-sm break-all">{draw.digest}</code>
                </span>
              </>
            ),
          },
        ]}
      />
      {draw.groups.map((group) => (
        <div key={group.name} className="mt-4">
          <h3 className="mb-2">
            {drawGroupWords(group.name)}：{group.pool} 名候选专家中抽取 {group.places} 名{group.leastOutside > 0 && `，市外至少 ${group.leastOutside} 名`}
          </h3>
          <DataTable
            caption={`${drawGroupWords(group.name)}抽取结果`}
            rows={group.names}
            columns={[order, pseudonym, ...(group.names.some(({ expert }) => expert !== null) ? named : [])]}
            rowKey={(row) => row.pseudonym}
            empty={null}
            isPlain
          />
        </div>
      ))}
    </>
  );
}
