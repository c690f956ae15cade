import { Button } from "#app/components/ui/button.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { OwnBid } from "#app/domain/bid/view.ts";
import { formatDateTime } from "#app/messages/format.ts";
import { sealedPageWords as words } from "#app/messages/zh-CN/supplement.ts";
import { FileChoice } from "./file-choice.tsx";

/** 补交盖章页 after the opening, within its time: a plain form, which works without script. */
export function SealedPagePart({ bid }: { bid: Pick<OwnBid, "no" | "sealedPageUntil" | "openedFiles"> }) {
  if (bid.sealedPageUntil === null) return null;
  const pages = bid.openedFiles.filter(({ kind, problem }) => kind === "sealedPrint" && problem === null);
  return (
    <Section title={words.title} id="sealed-page" aside={`${formatDateTime(bid.sealedPageUntil)} 前`}>
      <p className="mb-3 measure text-soft">{pages.length > 0 ? words.has(pages.map(({ name }) => name)) : words.lead}</p>
      <p className="no-print mb-3">
        <a href={`/work/bids/${encodeURIComponent(bid.no)}/seal-page`}>{words.print}</a>
      </p>
      <form method="post" action="/uploads/sealed-page" encType="multipart/form-data" aria-label={words.title} className="no-print flex flex-wrap items-end gap-x-4 gap-y-3 border border-line bg-wash p-3">
        <input type="hidden" name="bid" value={bid.no} />
        <input type="hidden" name="kind" value="sealedPrint" />
        <FileChoice label={words.file} hint={words.hint} />
        <Button tone="plain">{words.upload}</Button>
      </form>
    </Section>
  );
}
