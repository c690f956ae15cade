import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { HistoryRow } from "#app/domain/bid/draft-history.ts";
import { differencesOf } from "#app/domain/bid/merge.ts";
import type { BidDraft } from "#app/domain/bid/schema.ts";
import type { Indicator } from "#app/domain/challenge/indicator.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { formatClock, formatDate } from "#app/messages/format.ts";
import { bidFieldWords } from "#app/messages/zh-CN/bid-paths.ts";
import { historyWords } from "#app/messages/zh-CN/bid-draft.ts";
import { linesOf } from "./merge-panel.tsx";

interface RevisionViewProps {
  no: string;
  shown: { row: Omit<HistoryRow, "changed">; draft: BidDraft; current: BidDraft };
  indicators: readonly Indicator[];
  /** The newest revision: what a restoring answers to. */
  revision: number;
  mayRestore: boolean;
  frame: WorkFrame;
}

/** A revision of the draft beside the draft as it stands, where they differ, and the button that brings it back. */
export function RevisionView({ no, shown, indicators, revision, mayRestore, frame }: RevisionViewProps) {
  const { row, draft, current } = shown;
  const differences = differencesOf(current, draft);
  const page = `/work/bids/${encodeURIComponent(no)}`;
  return (
    <Section title={`${formatDate(row.savedAt)} ${formatClock(row.savedAt)} 保存的内容`} id="revision" aside={row.savedBy ?? historyWords.system}>
      {differences.length === 0 && <Alert tone="note">{historyWords.same}</Alert>}
      {differences.map((path) => (
        <section key={path} className="mb-4 rounded border border-line px-4 py-3">
          <h3 className="text-base font-bold">{bidFieldWords(path, indicators)}</h3>
          <div className="gap-6 sm:grid sm:grid-cols-2">
            <Text title={historyWords.then} lines={linesOf(draft, path, indicators)} />
            <Text title={historyWords.now} lines={linesOf(current, path, indicators)} />
          </div>
        </section>
      ))}
      <form method="post" action={`${page}/history`} className="flex flex-wrap items-center gap-3" aria-label="恢复">
        <input type="hidden" name="from" value={row.revision} />
        <input type="hidden" name="revision" value={revision} />
        <Once frame={frame} name="restore" />
        {mayRestore && differences.length > 0 && (
          <Button name="intent" value="restore">
            恢复这一次的内容
          </Button>
        )}
        <LinkButton href={`${page}/document?revision=${row.revision}`} tone="plain" download>
          下载（Word）
        </LinkButton>
        <LinkButton href={`${page}/history`} tone="plain">
          收起
        </LinkButton>
      </form>
      <p className="mt-2 measure text-sm text-soft">{mayRestore ? historyWords.restoreEffect : historyWords.locked}</p>
    </Section>
  );
}

function Text({ title, lines }: { title: string; lines: string[] }) {
  return (
    <div className="min-w-0">
      <p className="font-medium">{title}</p>
      <div className="max-h-72 overflow-y-auto rounded bg-wash px-3 py-2 text-sm break-words whitespace-pre-wrap">{lines.join("\n") || "（空）"}</div>
    </div>
  );
}
