import { useEffect, useRef } from "react";
import { foundBeside } from "#app/components/bid/found-beside.ts";
import { FormHead } from "#app/components/bid/form-head.tsx";
import { FullPartFields } from "#app/components/bid/full-part-fields.tsx";
import { ProgressMark } from "#app/components/bid/full-progress.tsx";
import { IdentityAlert } from "#app/components/bid/identity-alert.tsx";
import { KnownData } from "#app/components/bid/known-data.tsx";
import { LocalCopyOffer } from "#app/components/bid/local-copy-offer.tsx";
import { useAutosave } from "#app/components/bid/use-autosave.ts";
import { useLocalCopy } from "#app/components/bid/use-local-copy.ts";
import { FieldNotes } from "#app/components/form/field-note.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { budgetGroundOf, progressOf } from "#app/domain/bid/full-form.ts";
import type { AskedForm } from "#app/domain/bid/full-parts.ts";
import { fullForm } from "#app/domain/bid/full-schema.ts";
import { knownWords } from "#app/messages/zh-CN/known-data.ts";
import { fullPartWords, fullWords } from "#app/messages/zh-CN/full-form.ts";
import { saveFullForm } from "#app/services/bid/save-form.ts";
import { refreshFullForm, showFullForm, type FullFormPage } from "#app/services/bid/show-full-form.ts";
import { formAction } from "#app/web/form-action.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage, useReply, useRevision } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({
  page: "bidPlan",
  policy: "bid.edit",
  load: ({ ctx, params, person }) => showFullForm(ctx, param(params, "no"), person.id),
  actions: {
    save: formAction({
      schema: fullForm,
      answersTyped: true,
      run: ({ ctx, params, form }) => saveFullForm(ctx, param(params, "no"), form),
      done: (_value, { params }) => ({ to: `/work/bids/${encodeURIComponent(param(params, "no"))}/plan`, toast: "已暂存。" }),
    }),
    refresh: formAction({
      schema: fullForm,
      answersTyped: true,
      run: ({ ctx, params, form }) => refreshFullForm(ctx, param(params, "no"), form),
      done: (_value, { params }) => ({ to: `/work/bids/${encodeURIComponent(param(params, "no"))}/plan`, toast: knownWords.refreshed }),
    }),
  },
});

const titleOf = (asked: AskedForm) => (asked === "concise" ? fullPartWords.unsuitable.title : fullWords.title);

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<FullFormPage>(({ bid, asked }) => `${titleOf(asked)} ${bid.no}`);

export default function BidPlan() {
  const { view, frame } = usePage<typeof loader>();
  const { bid, units, asked, copyKey, filled, differences } = view;
  const reply = useReply();
  const revision = useRevision(bid.draftRevision);
  const form = useRef<HTMLFormElement>(null);
  const bidPage = `/work/bids/${encodeURIComponent(bid.no)}`;
  const isOpen = bid.editing.mode === "bidding" || (bid.editing.mode === "correction" && bid.editing.fields.includes("summary"));
  const copy = useLocalCopy(copyKey);
  const save = useAutosave(form, { draft: `${bidPage}/plan/draft`, submitted: null }, { savedAt: bid.draftSavedAt, missing: bid.missing, identity: bid.identity }, isOpen, copy);
  useEffect(() => {
    // What the profiles filled is saved as if it had been typed.
    if (filled.length > 0) form.current?.dispatchEvent(new Event("input", { bubbles: true }));
  }, [filled.length]);
  const full = (reply?.typed as { full?: typeof bid.draft.full } | null)?.full ?? bid.draft.full;
  const isUnsaved = save.savedAt === bid.draftSavedAt;
  const missing = save.missing.filter(({ path }) => path.startsWith("full."));
  // What is empty shows in the progress; what was typed wrong shows beside its field at once.
  const problems = new Map(missing.flatMap(({ path, message }) => (message === "required" || message === "statementNeeded" ? [] : [[path, message] as const])));
  const beside = foundBeside(save.identity);
  const parts = progressOf(bid.draft.full, asked, budgetGroundOf(bid.draft));
  return (
    <div className="[&_[id]]:scroll-mt-12 sm:[&_[id]]:scroll-mt-2">
      <FormHead bid={bid} isAhead={bid.isDraftAhead || !isUnsaved} save={save} frame={frame} />
      <p className="text-soft">
        <a href={`${bidPage}/edit`}>{fullWords.back}</a>　{bid.no}　{bid.unitName}
      </p>
      <h1>{titleOf(asked)}</h1>
      <p className="mb-4 measure text-soft">{asked === "concise" ? fullWords.conciseLead : fullWords.lead}</p>
      {reply?.problem && <Alert tone="problem">{reply.problem}</Alert>}
      {bid.aside && (
        <Alert tone="warning" title={fullWords.asideTitle}>
          <a href={`${bidPage}/edit`}>{fullWords.merge}</a>
        </Alert>
      )}
      {isOpen && <IdentityAlert no={bid.no} found={save.identity} indicators={bid.challenge.indicators} page="plan" />}
      <LocalCopyOffer copy={copy} form={form} to={`${bidPage}/plan/draft`} />
      <form ref={form} method="post" noValidate autoComplete="off" aria-label={titleOf(asked)}>
        <input type="hidden" name="revision" defaultValue={revision} />
        <Once frame={frame} name="plan" />
        <KnownData filled={filled.length} differences={differences} />
        {parts.map((start, index) => {
          const lacking = missing.filter(({ path }) => path.split(".")[1] === start.code && !(isUnsaved && filled.includes(path)));
          const progress = { ...start, filled: Math.max(0, start.needed - lacking.length), problems: lacking };
          return (
            <details key={start.code} id={`part-${start.code}`} open={index === 0 || lacking.some(({ path }) => problems.has(path))} className="mb-3 rounded border border-line">
              <summary className="flex min-h-11 cursor-pointer items-center justify-between gap-3 bg-wash px-4 py-2">
                <h2 className="m-0 text-base font-bold">{fullPartWords[start.code].title}</h2>
                <ProgressMark progress={progress} />
              </summary>
              <div className="px-4 py-3">
                <FieldNotes.Provider value={beside}>
                  <FullPartFields code={start.code} full={full} units={units} problems={problems} isOpen={isOpen} />
                </FieldNotes.Provider>
              </div>
            </details>
          );
        })}
        {isOpen && (
          <p className="mt-6 flex flex-wrap gap-3">
            <Button name="intent" value="save">
              {fullWords.save}
            </Button>
            <LinkButton href={`${bidPage}/edit`} tone="plain">
              {fullWords.back}
            </LinkButton>
          </p>
        )}
      </form>
    </div>
  );
}
