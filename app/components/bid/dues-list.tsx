import { Once } from "#app/components/form/once.tsx";
import { useIsAlive } from "#app/components/form/use-is-alive.ts";
import { Button } from "#app/components/ui/button.tsx";
import type { FileKind } from "#app/domain/bid/file.ts";
import type { BidDues } from "#app/domain/bid/member-view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { fileKindWords } from "#app/messages/zh-CN/bid-file.ts";
import { confirmationWords, duesWords as words, membersWords } from "#app/messages/zh-CN/members.ts";

/** What the form check will ask for besides the form: each with who acts and the way there. `has`: kinds that are attached already. */
export function DuesList({ page, dues, has, frame }: { page: string; dues: BidDues; has: ReadonlySet<FileKind>; frame: WorkFrame }) {
  const isAlive = useIsAlive();
  const files = dues.files.filter((kind) => !has.has(kind));
  if (files.length === 0 && dues.members.length === 0) return null;
  return (
    <section aria-labelledby="dues-title" className="no-print my-4 rounded border border-line px-4 py-3">
      <h2 id="dues-title" className="text-base font-bold">
        {words.title}
      </h2>
      <p className="text-sm text-soft">{dues.isFirst && dues.members.length > 0 ? words.first : words.later}</p>
      <ul className="mt-2 list-disc pl-6">
        {files.map((kind) => (
          <li key={kind}>
            <a href="#attachments">{words.file(fileKindWords[kind])}</a>
            {kind === "sealedPrint" && (
              <>
                　<a href={`${page}/seal-page`}>{words.print}</a>
              </>
            )}
            <span className="text-soft">　{words.byLead}</span>
          </li>
        ))}
        {dues.members.map(({ uscc, name, state }) => (
          <li key={uscc}>
            <a href={`${page}/members#member-${uscc}`}>{words.member(name || uscc, confirmationWords[state])}</a>
            <span className="text-soft">　{state === "incomplete" ? words.byLead : words.byMember}</span>
            {/* It goes to another page: without script, what is typed below would be gone. The link leads to the same button. */}
            {isAlive && state !== "incomplete" && (
              <form method="post" action={`${page}/members`} className="ml-2 inline">
                <input type="hidden" name="uscc" value={uscc} />
                <Once frame={frame} name={`remind-${uscc}`} />
                <Button name="intent" value="remind" tone="plain" className="min-h-8 px-2 text-sm" aria-label={`${membersWords.remind} ${name || uscc}`}>
                  {membersWords.remind}
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
