import { type Column, DataTable } from "#app/components/ui/data-table.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { ScreenPairRow, ScreenResultView, ScreenTraitView } from "#app/domain/similarity/view.ts";
import { pairWords, screenBidWords, sourceWords, traitValueWords, traitWords } from "#app/messages/zh-CN/similarity.ts";

const pairColumns = (path: string): Column<ScreenPairRow>[] => [
  { key: "rank", head: "序号", isRowHead: true, cell: ({ rank }) => <a href={`${path}/${rank}`}>{`第 ${rank} 对`}</a> },
  { key: "first", head: "申报一", isText: true, cell: ({ first }) => screenBidWords(first) },
  { key: "second", head: "申报二", isText: true, cell: ({ second }) => screenBidWords(second) },
  { key: "kind", head: "关系", cell: pairWords },
  { key: "shared", head: "相同文字", unit: "字", isNumeric: true, cell: ({ shared }) => shared },
  { key: "percents", head: "占各自全文", isNumeric: true, cell: ({ percents }) => `${percents[0]}%、${percents[1]}%` },
  { key: "passages", head: "段落", unit: "处", isNumeric: true, cell: ({ passages }) => passages },
];

const traitColumns: Column<ScreenTraitView>[] = [
  { key: "kind", head: "情况", isRowHead: true, cell: ({ kind }) => traitWords[kind] },
  { key: "value", head: "内容", isText: true, cell: ({ kind, value }) => <span className="break-all">{traitValueWords(kind, value)}</span> },
  {
    key: "places",
    head: "见于",
    isText: true,
    cell: ({ places }) => (
      <ul>
        {places.map(({ bid, source }) => (
          <li key={`${bid.no} ${JSON.stringify(source)}`}>
            {screenBidWords(bid)} <span className="text-soft">{sourceWords(source)}</span>
          </li>
        ))}
      </ul>
    ),
  },
];

/** What a 雷同核查 found, for its two readers: passages, common traits, and what could not be read. */
export function ScreenResult({ result, path }: { result: ScreenResultView; path: string }) {
  const { pairs, morePairs, traits, unread } = result;
  return (
    <>
      <p className="measure">
        比对了本批次已开启的申报 {result.current} 份，以及往期申报 {result.past} 份。榜单、公告里原有的文字和多数单位共有的格式文字不计。
      </p>
      <Section title={`文字相同（${pairs.length} 对）`} id="pairs" aside="按相同字数排列，点序号看对照">
        <DataTable caption="文字相同的申报" rows={pairs} columns={pairColumns(path)} rowKey={({ rank }) => String(rank)} empty={<EmptyState title="没有发现成段相同的文字" />} isPlain />
        {morePairs > 0 && <p className="mt-2 text-soft">另有 {morePairs} 对相同文字更少，没有列出。</p>}
      </Section>
      <Section title={`文件属性和联系方式相同（${traits.length} 项）`} id="traits" aside="没有共同单位的申报之间">
        <DataTable caption="文件属性和联系方式相同" rows={traits} columns={traitColumns} rowKey={({ kind, value }) => `${kind} ${value}`} empty={<EmptyState title="没有发现" />} isPlain />
      </Section>
      {unread.length > 0 && (
        <Section title={`没有文字可比的附件（${unread.length} 件）`} id="unread" aside="图片、扫描件、压缩包等">
          <details>
            <summary className="min-h-8 text-blue">逐件列出</summary>
            <ul className="mt-2">
              {unread.map(({ bid, source }) => (
                <li key={`${bid.no} ${JSON.stringify(source)}`}>
                  {screenBidWords(bid)} <span className="text-soft">{sourceWords(source)}</span>
                </li>
              ))}
            </ul>
          </details>
        </Section>
      )}
    </>
  );
}
