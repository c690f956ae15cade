import type { SubmissionResult } from "@conform-to/dom";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextArea } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { repliedForm } from "#app/components/form/replied-form.ts";
import { ScanField } from "#app/components/form/scan-field.tsx";
import { UnsavedGuard } from "#app/components/form/unsaved-guard.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { OwnerViewPage } from "#app/domain/review/owner-view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { ownerViewWords as words } from "#app/messages/zh-CN/owner-view.ts";

/** 登记需求方意见: the file, its gist of the whole and of single bids. */
export function OwnerViewForm({ view: { view, bids }, frame, lastResult }: { view: OwnerViewPage; frame: WorkFrame; lastResult: SubmissionResult<string[]> | undefined }) {
  const form = repliedForm("owner-view", lastResult);
  const field = (name: string, kept: string) => {
    const own = form.field(name);
    // Emptied and sent, a field comes back without a value: then it stays empty.
    return { ...own, initialValue: own.initialValue ?? (lastResult ? "" : kept) };
  };
  return (
    <form method="post" encType="multipart/form-data" id={form.id} noValidate aria-label={words.save}>
      <ErrorSummary form={form} labels={{ words: words.words, scan: words.file }} />
      <UnsavedGuard />
      <Once frame={frame} name="ownerView" />
      <input type="hidden" name="revision" value={view?.revision ?? 0} />
      <ScanField scan={form.field("scan")} digest={form.field("digest")} label={words.file} />
      {view && <p className="-mt-3 mb-5 text-sm text-soft">{words.again}</p>}
      <TextArea field={field("words", view?.words ?? "")} label={words.words} hint={words.noNames} rows={3} />
      {bids.map(({ code, unitName, words: kept }) => (
        <TextArea key={code} field={field(`bids.${code}`, kept)} label={words.ofBid(code, unitName)} rows={2} />
      ))}
      <Button name="intent" value="ownerView">
        {words.save}
      </Button>
    </form>
  );
}
