import type { SubmissionResult } from "@conform-to/dom";
import { useForm } from "@conform-to/react";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextArea } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { ScanRef } from "#app/components/ui/scan-ref.tsx";
import type { CheckedPaper, PaperEntry } from "#app/domain/scan/paper-check.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { formatDate } from "#app/messages/format.ts";
import { paperCheckWords as words } from "#app/messages/zh-CN/paper-check.ts";
import { nounWords } from "#app/messages/zh-CN/states.ts";
import { eventName } from "#app/messages/zh-CN/timeline.ts";

interface Props {
  paper: CheckedPaper;
  frame: WorkFrame;
  last: SubmissionResult<string[]> | undefined;
}

/** What was entered from one paper, beside its scan. */
function PaperRecord({ paper }: { paper: CheckedPaper }) {
  const { date, place, people, recorder, checker, scan, entries } = paper;
  return (
    <>
      <ul className="mb-2">
        {entries.map((entry) => (
          <li key={JSON.stringify(entry)}>
            <Entry entry={entry} />
          </li>
        ))}
      </ul>
      <p className="measure text-sm text-soft">{words.record({ date: formatDate(date), place, people, recorder, checker })}</p>
      <p className="mb-2 text-sm">
        <ScanRef digest={scan} />
      </p>
    </>
  );
}

function Entry({ entry: { at, noun, event, no, challengeNo, title } }: { entry: PaperEntry }) {
  return (
    <>
      <span className="font-medium">{`${nounWords[noun]}：${eventName(noun, event)}`}</span>{" "}
      {challengeNo === null ? title : <a href={`/work/challenges/${encodeURIComponent(challengeNo)}`}>{`${challengeNo} ${title ?? ""}`}</a>}
      {no !== null && no !== challengeNo && ` ${no}`} <span className="text-sm text-soft"><DateTime value={at} /></span>
    </>
  );
}

/** For the checker: agrees, or why not. */
export function PaperToCheck({ paper, frame, last }: Props) {
  const isAnswered = last?.initialValue?.scan === paper.scan;
  const [form, fields] = useForm<{ words: string }>({ id: `check-${paper.scan.slice(0, 12)}`, lastResult: isAnswered ? last : undefined });
  return (
    <li className="border-l-2 border-line pl-4">
      <PaperRecord paper={paper} />
      {paper.reply !== "" && <p className="measure mb-2">{words.replied(paper.words, paper.reply)}</p>}
      <form method="post" id={form.id} noValidate aria-label={words.formOf(paper.entries.length)}>
        <ErrorSummary form={form} labels={{ words: words.why }} />
        <Once frame={frame} name={form.id} />
        <input type="hidden" name="intent" value="answer" />
        <input type="hidden" name="scan" value={paper.scan} />
        <input type="hidden" name="seen" value={paper.entries.length} />
        <TextArea field={fields.words} label={words.why} rows={2} isOptional hint={words.whyHint} />
        <p className="flex flex-wrap gap-3">
          <Button name="outcome" value="agreed">{words.agree}</Button>
          <Button tone="danger" name="outcome" value="disputed">{words.dispute}</Button>
        </p>
      </form>
    </li>
  );
}

/** For who recorded it: why it came back, and the answer. */
export function DisputedPaper({ paper, frame, last }: Props) {
  const isAnswered = last?.initialValue?.scan === paper.scan;
  const [form, fields] = useForm<{ words: string }>({ id: `reply-${paper.scan.slice(0, 12)}`, lastResult: isAnswered ? last : undefined });
  return (
    <li className="border-l-2 border-red pl-4">
      <PaperRecord paper={paper} />
      <p className="measure mb-2"><span className="font-medium">{words.disputedBy(paper.checker)}</span>{paper.words}</p>
      <form method="post" id={form.id} noValidate aria-label={words.reply}>
        <ErrorSummary form={form} labels={{ words: words.reply }} />
        <Once frame={frame} name={form.id} />
        <input type="hidden" name="scan" value={paper.scan} />
        <TextArea field={fields.words} label={words.reply} rows={2} hint={words.replyHint} />
        <Button name="intent" value="reply">{words.askAgain}</Button>
      </form>
    </li>
  );
}
