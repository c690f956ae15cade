import type { SubmissionResult } from "@conform-to/dom";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextArea, TextField } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { repliedForm } from "#app/components/form/replied-form.ts";
import { ScanField } from "#app/components/form/scan-field.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { ScanRef } from "#app/components/ui/scan-ref.tsx";
import type { TalkView } from "#app/domain/award/matching.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { matchingWords as words } from "#app/messages/zh-CN/matching.ts";

/** 对接会议纪要 of one bid, in the order in which the meetings were held. */
export function TalkList({ talks }: { talks: readonly TalkView[] }) {
  if (talks.length === 0) return <p className="text-soft">{words.noTalks}。{words.noTalksHint}</p>;
  return (
    <ol>
      {talks.map((talk) => (
        <li key={talk.id} className="mb-5 border-b border-line pb-4">
          <DescriptionList
            items={[
              { term: words.heldOn, value: <><DateTime value={talk.heldOn} />　{talk.place}</> },
              { term: words.ownerPeople, value: talk.ownerPeople },
              { term: words.teamPeople, value: talk.teamPeople },
              ...(talk.bureauPeople === "" ? [] : [{ term: words.bureauPeople, value: talk.bureauPeople }]),
              { term: words.said, value: <span className="whitespace-pre-line">{talk.said}</span> },
            ]}
          />
          <p className="text-sm text-soft">
            {words.by[talk.recordedBy]}，<DateTime value={talk.recordedAt} />
            {talk.scan !== "" && <>；<ScanRef digest={talk.scan} /></>}
          </p>
        </li>
      ))}
    </ol>
  );
}

const labels = { heldOn: words.heldOn, place: words.place, ownerPeople: words.ownerPeople, teamPeople: words.teamPeople, bureauPeople: words.bureauPeople, said: words.said, scan: words.scan };

/** One meeting, written down by the owner or by an officer. */
export function TalkForm({ frame, lastResult }: { frame: WorkFrame; lastResult: SubmissionResult<string[]> | undefined }) {
  const form = repliedForm("recordTalk", lastResult);
  return (
    <details open={lastResult !== undefined} className="rounded border border-line">
      <summary className="bg-wash px-4 py-2 font-bold">{words.recordTalk}</summary>
      <form method="post" encType="multipart/form-data" id={form.id} noValidate className="px-4 py-4" aria-label={words.recordTalk}>
        <ErrorSummary form={form} labels={labels} />
        <Once frame={frame} name="recordTalk" />
        <TextField field={form.field("heldOn")} label={words.heldOn} type="date" className="max-w-56" />
        <TextField field={form.field("place")} label={words.place} />
        <TextField field={form.field("ownerPeople")} label={words.ownerPeople} />
        <TextField field={form.field("teamPeople")} label={words.teamPeople} />
        <TextField field={form.field("bureauPeople")} label={words.bureauPeople} isOptional />
        <TextArea field={form.field("said")} label={words.said} hint={words.saidHint} rows={5} />
        <ScanField scan={form.field("scan")} digest={form.field("scanDigest")} label={words.scan} />
        <Button name="intent" value="recordTalk">
          {words.record}
        </Button>
      </form>
    </details>
  );
}
