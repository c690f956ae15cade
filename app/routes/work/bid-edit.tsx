import { useRef } from "react";
import { z } from "zod";
import { AttachmentsPart } from "#app/components/bid/attachments-part.tsx";
import { BidFormFields } from "#app/components/bid/bid-form.tsx";
import { CorrectionNotice } from "#app/components/bid/correction-notice.tsx";
import { foundBeside } from "#app/components/bid/found-beside.ts";
import { BidLinks, FormHead } from "#app/components/bid/form-head.tsx";
import { LocalCopyOffer } from "#app/components/bid/local-copy-offer.tsx";
import { DuesList } from "#app/components/bid/dues-list.tsx";
import { MissingList } from "#app/components/bid/missing-list.tsx";
import { AmendmentAlert, IdentityAlert, MergePanel, SupplementPart } from "#app/components/bid/rare-parts.tsx";
import { ReceiptPanel } from "#app/components/bid/receipt-panel.tsx";
import { RefusedAlert } from "#app/components/bid/refused-alert.tsx";
import { SubmitPart } from "#app/components/bid/submit-part.tsx";
import { TeamNotes } from "#app/components/bid/team-warnings.tsx";
import { useAttachments } from "#app/components/bid/use-attachments.ts";
import { useAutosave } from "#app/components/bid/use-autosave.ts";
import { useLocalCopy } from "#app/components/bid/use-local-copy.ts";
import { EnterButton } from "#app/components/form/enter-button.tsx";
import { FieldNotes } from "#app/components/form/field-note.tsx";
import { Once } from "#app/components/form/once.tsx";
import { type BidForm, bidForm } from "#app/domain/bid/form-schema.ts";
import { formOfDraft, writtenRows } from "#app/domain/bid/form.ts";
import type { BidDues } from "#app/domain/bid/member-view.ts";
import type { OwnBid } from "#app/domain/bid/view.ts";
import { ok } from "#app/domain/kernel/result.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { correctBid } from "#app/services/bid/correct-bid.ts";
import { saveForm } from "#app/services/bid/save-form.ts";
import { mergeDraft } from "#app/services/bid/merge-draft.ts";
import { type LocalCopyKey, localCopyKey } from "#app/services/bid/local-copy-key.ts";
import { leadSuggestion } from "#app/services/person/own-profile.ts";
import { showDues } from "#app/services/bid/show-dues.ts";
import { showOwnBid } from "#app/services/bid/show-own-bid.ts";
import { submitForm } from "#app/services/bid/submit-bid.ts";
import { type FormGuides, formGuides } from "#app/messages/zh-CN/bid-guide.ts";
import { supplementWords } from "#app/messages/zh-CN/supplement.ts";
import { removeSupplement } from "#app/services/bid-file/supply-file.ts";
import { removeFile } from "#app/services/bid-file/remove-file.ts";
import { formAction, type FormInput } from "#app/web/form-action.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage, useReply, useRevision } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const reference = ({ params }: Pick<PageInput, "params">) => param(params, "no");
const pageOf = (input: Pick<PageInput, "params">) => `/work/bids/${encodeURIComponent(reference(input))}`;

/** 提交 and 替换: what is on the screen is what is submitted; it is saved with it. */
const submission = (move: "submit" | "replace") =>
  formAction({
    schema: bidForm,
    answersTyped: true,
    keepsLate: true,
    run: (input: FormInput<BidForm>) => submitForm(move, input.ctx, reference(input), input.form, input.once),
    done: (value, input) => ({ to: `${pageOf(input)}#receipt`, toast: `已提交并密封，回执短码 ${typeof value.shortCode === "string" ? value.shortCode : ""}。` }),
  });

const page = workPage({
  page: "bidEdit",
  policy: "bid.edit",
  load: async (input) => {
    const bid = await showOwnBid(input.ctx, reference(input));
    if (!bid.ok) return bid;
    // Nobody is named yet: the form starts with who writes it.
    const { name, phone, code } = bid.value.draft.projectLead;
    const suggestion = bid.value.editing.mode === "bidding" && name + phone + code === "" ? await leadSuggestion(input.ctx) : null;
    const dues = bid.value.editing.mode === "bidding" ? await showDues(input.ctx, bid.value.no) : null;
    return ok({ bid: bid.value, copyKey: localCopyKey(bid.value.no, input.person.id), suggestion, guides: formGuides, dues: dues?.ok ? dues.value : null });
  },
  actions: {
    save: formAction({ schema: bidForm, answersTyped: true, keepsLate: true, run: (input) => saveForm(input.ctx, reference(input), input.form), done: (_value, input) => ({ to: `${pageOf(input)}/edit`, toast: "已暂存。" }) }),
    submit: submission("submit"),
    replace: submission("replace"),
    correct: formAction({
      schema: bidForm,
      answersTyped: true,
      keepsLate: true,
      run: async (input) => {
        const saved = await saveForm(input.ctx, reference(input), input.form);
        return saved.ok ? correctBid.run(input.ctx, reference(input), { revision: saved.value.revision }) : saved;
      },
      done: (_value, input) => ({ to: pageOf(input), toast: "补正已提交，等待复核。" }),
    }),
    removeFile: formAction({ schema: z.object({ file: z.uuid() }), run: (input) => removeFile(input.ctx, input.form.file), done: (_value, input) => ({ to: `${pageOf(input)}/edit#attachments`, toast: "附件已删除。" }) }),
    removeSupplement: formAction({ schema: z.object({ position: z.coerce.number().int().min(0) }), run: (input) => removeSupplement(input.ctx, reference(input), input.form.position), done: (_value, input) => ({ to: `${pageOf(input)}/edit#supplements`, toast: supplementWords.removed }) }),
    merge: formAction({
      schema: z.object({ revision: z.coerce.number().int(), take: z.array(z.string().max(80)).default([]) }),
      run: (input) => mergeDraft(input.ctx, reference(input), input.form),
      done: (_value, input) => ({ to: `${pageOf(input)}/edit`, toast: "已合并。" }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<{ bid: OwnBid }>(({ bid }) => `填写申报书 ${bid.no}`);

export default function BidEdit() {
  const { view, frame } = usePage<typeof loader>();
  const { bid, copyKey, suggestion, guides, dues } = view;
  if (bid.aside && bid.editing.mode !== "locked") return <MergePanel bid={bid} aside={bid.aside} frame={frame} />;
  return <Workbench bid={bid} copyKey={copyKey} suggestion={suggestion} guides={guides} dues={dues} frame={frame} />;
}

function Workbench({ bid, copyKey, suggestion, guides, dues, frame }: { bid: OwnBid; copyKey: LocalCopyKey; suggestion: { name: string; phone: string } | null; guides: FormGuides; dues: BidDues | null; frame: WorkFrame }) {
  const reply = useReply();
  const form = useRef<HTMLFormElement>(null);
  const isOpen = bid.editing.mode !== "locked";
  const bidPage = pageOf({ params: { no: bid.no } });
  const draftAddress = `${bidPage}/draft`;
  const copy = useLocalCopy(copyKey);
  const save = useAutosave(form, { draft: draftAddress, submitted: `${bidPage}#receipt` }, { savedAt: bid.draftSavedAt, missing: bid.missing, identity: bid.identity }, isOpen, copy);
  // What was refused is shown as it was typed, saved or not.
  const typed = reply?.typed as BidForm | null | undefined;
  const values = typed ? writtenRows(typed) : formOfDraft(suggestion ? { ...bid.draft, projectLead: { ...bid.draft.projectLead, ...suggestion } } : bid.draft, bid.challenge.indicators);
  const current = bid.versions.find((version) => version.isCurrent);
  const attachments = useAttachments(bid.no, bid.files, bid.submittedFiles);
  const isAhead = bid.isDraftAhead || (current !== undefined && attachments.isAhead) || save.savedAt !== bid.draftSavedAt;
  return (
    // Links jump below the head that stays in sight.
    <div className="[&_[id]]:scroll-mt-12 sm:[&_[id]]:scroll-mt-2">
      <FormHead bid={bid} isAhead={isAhead} save={save} frame={frame} />
      <BidLinks bid={bid} page={bidPage} />
      <h1>{bid.challenge.title}</h1>
      {reply?.problem && <RefusedAlert problem={reply.problem} isLate={reply.code === "deadlinePassed"} isOpen={isOpen} trace={reply.trace} bid={bid} />}
      <LocalCopyOffer copy={copy} form={form} to={draftAddress} />
      {current && <ReceiptPanel no={bid.no} version={current} isSealed={bid.status === "submitted"} hasKept={bid.submitted !== null} mayWithdraw={bid.editing.mode === "bidding"} />}
      <TeamNotes bid={bid} />
      <AmendmentAlert bid={bid} />
      {bid.editing.mode === "correction" && bid.correction && <CorrectionNotice correction={bid.correction} />}
      {isOpen && (isAhead || !current) && <MissingList no={bid.no} missing={save.missing} indicators={bid.challenge.indicators} done={bid.editing.mode === "correction" ? "提交补正" : current ? "替换" : "提交"} />}
      {isOpen && <IdentityAlert no={bid.no} found={save.identity} indicators={bid.challenge.indicators} page="edit" />}
      {dues && <DuesList page={bidPage} dues={dues} has={new Set(attachments.rows.map(({ kind }) => kind))} frame={frame} />}
      <form ref={form} id="bid-form" method="post" noValidate autoComplete="off" aria-label="申报书">
        <input type="hidden" name="revision" defaultValue={useRevision(bid.draftRevision)} />
        <Once frame={frame} name="bid" />
        {/* Enter in a field saves, it never submits. */}
        {isOpen && <EnterButton intent="save">暂存</EnterButton>}
        <FieldNotes.Provider value={foundBeside(save.identity)}>
          <BidFormFields no={bid.no} draft={bid.draft} challenge={bid.challenge} values={values} editing={bid.editing} missing={save.missing} showsProblems={reply?.code === "bidIncomplete"} guides={guides} />
        </FieldNotes.Provider>
      </form>
      {bid.editing.mode === "correction" && bid.editing.fields.includes("files") && <SupplementPart bid={bid} />}
      {bid.editing.mode !== "correction" && <AttachmentsPart no={bid.no} attachments={attachments} isOpen={isOpen} hidesTeam={bid.hidesTeam} />}
      {isOpen && <SubmitPart bid={bid} missing={save.missing.length} attachments={attachments} form="bid-form" />}
    </div>
  );
}
