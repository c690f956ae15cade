import type { SubmissionResult } from "@conform-to/dom";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextArea } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { repliedForm } from "#app/components/form/replied-form.ts";
import { Button } from "#app/components/ui/button.tsx";
import type { ShortlistPage } from "#app/domain/award/shortlist.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { shortlistWords as words } from "#app/messages/zh-CN/shortlist.ts";

/** 提请需求方确认: which bids of the ranking, and why. */
export function ProposeForm({ candidates, frame, lastResult }: { candidates: ShortlistPage["candidates"]; frame: WorkFrame; lastResult: SubmissionResult<string[]> | undefined }) {
  const form = repliedForm("propose", lastResult);
  const field = form.field("bids");
  const sent = lastResult ? [lastResult.initialValue?.bids ?? []].flat() : null;
  return (
    <form method="post" id={form.id} noValidate aria-label={words.propose}>
      <ErrorSummary form={form} labels={{ bids: words.choose, reason: words.reason }} />
      <Once frame={frame} name="propose" />
      <fieldset id={field.id} className="mb-5" aria-describedby={field.errors?.length ? field.errorId : undefined}>
        <legend className="mb-1 font-medium">{words.choose}</legend>
        {candidates.map(({ no, code, unitName, place, total, isBelow, isUsual }) => (
          <label key={no} className="flex min-h-11 items-center gap-2">
            <input type="checkbox" name="bids" value={no} defaultChecked={sent ? sent.includes(no) : isUsual} className="size-5 accent-blue" />
            <span>
              第 {place} 名　{unitName}（{code}）　{total} 分{isBelow && <span className="text-red-dark">　▲ {words.below}</span>}
            </span>
          </label>
        ))}
        {field.errors?.length ? <p id={field.errorId} className="text-red">{field.errors.join("；")}</p> : null}
      </fieldset>
      <TextArea field={form.field("reason")} label={words.reason} hint={words.reasonHint} rows={2} />
      <Button name="intent" value="propose">
        {words.propose}
      </Button>
    </form>
  );
}
