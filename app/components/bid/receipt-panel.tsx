import { LinkButton } from "#app/components/ui/button.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import type { SealedVersion } from "#app/domain/bid/view.ts";
import { formatInstant } from "#app/messages/format.ts";
import { keptWords } from "#app/messages/zh-CN/kept.ts";

/** The receipt in its place: number, time, code, 下载; on the workbench also the way to withdraw, replacing is the form below. */
export function ReceiptPanel({ no, version, isSealed, hasKept, mayWithdraw = false }: { no: string; version: SealedVersion; isSealed: boolean; hasKept: boolean; mayWithdraw?: boolean }) {
  const page = `/work/bids/${encodeURIComponent(no)}`;
  return (
    <section id="receipt" aria-labelledby="receipt-title" className="my-4 rounded border-2 border-blue px-5 py-4">
      <h2 id="receipt-title">{isSealed ? "回执：已提交并密封" : "回执：已按时提交"}</h2>
      <DescriptionList
        items={[
          { term: "申报编号", value: `${no}（第 ${version.number} 版）` },
          { term: "收到时间", value: <span className="tabular-nums">{formatInstant(version.receivedAt)}</span> },
          { term: "回执短码", value: <strong className="text-lg tracking-wider tabular-nums">{version.shortCode}</strong> },
        ]}
      />
      {mayWithdraw && !hasKept && (
        <p className="no-print mb-3 measure">
          {keptWords.restore.hint}
          <a href={`${page}#restore`}>{keptWords.restore.title}</a>
        </p>
      )}
      <p className="no-print flex flex-wrap gap-3">
        <LinkButton href={`${page}/receipt`}>查看回执</LinkButton>
        <LinkButton href={`${page}/receipt/file`} tone="plain">
          下载
        </LinkButton>
        {hasKept && (
          <LinkButton href={`${page}/receipt#kept`} tone="plain">
            {keptWords.title}
          </LinkButton>
        )}
        {mayWithdraw && (
          <LinkButton href={`${page}#withdraw`} tone="danger">
            撤回
          </LinkButton>
        )}
      </p>
    </section>
  );
}
