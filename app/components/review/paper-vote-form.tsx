import type { SubmissionResult } from "@conform-to/dom";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { TextArea } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { type Checker, paperFieldLabels, PaperFields, paperFieldsOf } from "#app/components/form/paper-fields.tsx";
import { repliedForm } from "#app/components/form/replied-form.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { RankingProgress } from "#app/domain/review/ranking-view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { panelQuestionWords, paperVoteWords as words, voteFieldWords } from "#app/messages/zh-CN/panel.ts";
import { VoteFields } from "./panel-opinion-part.tsx";

interface PaperVoteFormProps {
  ranking: Pick<RankingProgress, "bids" | "vetoes" | "votes">;
  checkers: Checker[];
  frame: WorkFrame;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** 登记线下表决: an officer enters what the panel voted on paper and another person checked; the vetoes that wait for a vote are named first. */
export function PaperVoteForm({ ranking: { bids, vetoes, votes }, checkers, frame, lastResult }: PaperVoteFormProps) {
  const waiting = vetoes.filter(({ isVoted }) => !isVoted).map(({ code }) => code);
  const form = repliedForm("paper-vote", lastResult);
  const labels = { reason: words.reason, bid: words.bid, votesFor: voteFieldWords.votesFor, votesAgainst: voteFieldWords.votesAgainst, ...paperFieldLabels };
  const startBid = (form.field("bid").initialValue as string | undefined) ?? waiting[0];
  return (
    <Section title={words.title} id="paper-vote">
      {waiting.length > 0 && <p className="font-medium text-red-dark">▲ {words.waits(waiting.join("、"))}</p>}
      {votes.length > 0 && (
        <p className="mb-2 measure">
          {words.recordedBefore}：{votes.map(({ code, question, isPaper }) => `${code} ${panelQuestionWords[question]}（${words.recorded(isPaper)}）`).join("；")}
        </p>
      )}
      <details open={waiting.length > 0 || lastResult !== undefined}>
        <summary>{words.lead}</summary>
        <form method="post" action="#paper-vote" encType="multipart/form-data" id={form.id} noValidate className="mt-3" aria-label={words.title}>
          <ErrorSummary form={form} labels={labels} />
          <Once frame={frame} name="paperVote" />
          <input type="hidden" name="seen" value={votes.length} />
          <input type="hidden" name="offline.mark" value="yes" />
          <div className="mb-4 flex flex-wrap items-end gap-3">
            <label className="text-sm">
              {words.bid}
              <select name="bid" defaultValue={startBid} className={`${controlClass} w-32`}>
                {bids.map(({ code }) => (
                  <option key={code} value={code}>
                    {code}
                  </option>
                ))}
              </select>
            </label>
            <VoteFields start={waiting.length > 0 ? "veto" : "tie"} typed={form} />
          </div>
          {votes.some(({ isPaper }) => !isPaper) && <TextArea field={form.field("reason")} label={words.reason} hint={words.reasonHint} rows={2} isOptional />}
          <PaperFields fields={paperFieldsOf(form)} checkers={checkers} />
          <Button name="intent" value="paperVote" tone="plain">
            {words.submit}
          </Button>
        </form>
      </details>
    </Section>
  );
}
