import { Once } from "#app/components/form/once.tsx";
import { PlainScanField } from "#app/components/form/scan-field.tsx";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { RankingProgress } from "#app/domain/review/ranking-view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { paperVoteWords as words } from "#app/messages/zh-CN/panel.ts";
import { VoteFields } from "./panel-opinion-part.tsx";

/** 登记线下表决: an officer enters what the panel voted on paper; the vetoes that wait for a vote are named first. */
export function PaperVoteForm({ bids, vetoes, frame, problems }: { bids: readonly { code: string }[]; vetoes: RankingProgress["vetoes"]; frame: WorkFrame; problems: readonly string[] }) {
  const waiting = vetoes.filter(({ isVoted }) => !isVoted).map(({ code }) => code);
  return (
    <Section title={words.title} id="paper-vote">
      {waiting.length > 0 && <p className="font-medium text-red-dark">▲ {words.waits(waiting.join("、"))}</p>}
      <details open={waiting.length > 0}>
        <summary>{words.lead}</summary>
        <form method="post" action="#paper-vote" className="mt-3" aria-label={words.title}>
          <Once frame={frame} name="paperVote" />
          <div className="mb-4 flex flex-wrap items-end gap-3">
            <label className="text-sm">
              {words.bid}
              <select name="bid" defaultValue={waiting[0]} className={`${controlClass} w-32`}>
                {bids.map(({ code }) => (
                  <option key={code} value={code}>
                    {code}
                  </option>
                ))}
              </select>
            </label>
            <VoteFields start={waiting.length > 0 ? "veto" : "tie"} />
          </div>
          <PlainScanField problems={problems} />
          <Button name="intent" value="paperVote" tone="plain">
            {words.submit}
          </Button>
        </form>
      </details>
    </Section>
  );
}
