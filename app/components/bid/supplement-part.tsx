import { Button } from "#app/components/ui/button.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { isRemovable } from "#app/domain/bid/sealed-page.ts";
import type { OwnBid } from "#app/domain/bid/view.ts";
import { fileKindWords, fileSizeWords } from "#app/messages/zh-CN/bid-file.ts";
import { supplementWords as words } from "#app/messages/zh-CN/supplement.ts";
import { FileChoice } from "./file-choice.tsx";
import { KindSelect } from "./kind-select.tsx";

/** 补交附件 during a correction: a plain form, which works without script, and what came so far. */
export function SupplementPart({ bid: { no, openedFiles, correction, challenge } }: { bid: OwnBid }) {
  const supplements = openedFiles.filter(({ isSupplement }) => isSupplement);
  return (
    <Section title={words.title} id="supplements" aside={supplements.length > 0 ? `${supplements.length} 个` : undefined}>
      <p className="mb-3 measure text-soft">{words.lead}</p>
      {supplements.length === 0 && <p className="mb-3">{words.none}</p>}
      <ul className="mb-3 divide-y divide-line">
        {supplements.map(({ position, kind, name, size, suppliedAt }) => (
          <li key={position} className="flex flex-wrap items-center justify-between gap-3 py-2">
            <span className="break-all">
              {fileKindWords[kind]}：{name}（{fileSizeWords(size)}）
            </span>
            {correction && isRemovable({ kind, suppliedAt }, correction, challenge.closesAt) && (
              <form method="post">
                <input type="hidden" name="position" value={position} />
                <Button name="intent" value="removeSupplement" tone="plain" className="min-h-8 px-2 py-0.5 text-sm" aria-label={`${words.remove} ${name}`}>
                  {words.remove}
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
      <form method="post" action="/uploads/supplement" encType="multipart/form-data" aria-label={words.title} className="no-print flex flex-wrap items-end gap-x-4 gap-y-3 border border-line bg-wash p-3">
        <input type="hidden" name="bid" value={no} />
        <KindSelect />
        <FileChoice label={words.file} />
        <Button tone="plain">{words.upload}</Button>
      </form>
    </Section>
  );
}
