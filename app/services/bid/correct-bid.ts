import { z } from "zod";
import { toBase64url } from "#app/crypto/bytes.ts";
import { commitmentOf, newSalt } from "#app/crypto/canonical.ts";
import { readBidGround } from "#app/db/bid.ts";
import { readDraft } from "#app/db/bid-draft.ts";
import { finishCorrection, readContent, readCorrection, writeOpened } from "#app/db/bid-opening.ts";
import { findOpenedFiles } from "#app/db/bid-opened-file.ts";
import type { Transaction } from "#app/db/client.ts";
import type { CorrectableField } from "#app/domain/bid/correctable.ts";
import { changedFields } from "#app/domain/bid/correction.ts";
import { type BidDraft, bidDraft, bidSubmission, type BidSubmission, draftOf } from "#app/domain/bid/schema.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { BidSubject } from "#app/domain/policy/bid.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { checkForm } from "./check-form.ts";
import { judgeDraft } from "./judge-draft.ts";
import { keptBefore, keptContent, keptDraft, keptOpenedFile } from "./keep-content.ts";
import { materialise } from "./materialise-content.ts";
import { peopleOf } from "./people-of.ts";

/**
 * 提交补正: once, until the instant by the database's clock, only the listed fields. The corrected content is a new
 * protected revision; what stood before is kept, and the event commits to what stands now. Refusals: deadlinePassed,
 * bidIncomplete, editedElsewhere; invalidInput for a field that was not opened.
 */
export const correctBid = defineMove({
  noun: "bid",
  move: "correct",
  input: z.strictObject({
    /** The whole corrected bid; left out, the saved draft, or on paper the bid as it stands. */
    content: bidDraft.optional(),
    /** Revision of the draft that was on the screen. */
    revision: z.int().min(0).optional(),
  }),
  perform: async ({ tx, ctx, subject, input, offline, move }) => {
    const correction = await readCorrection(subject.id, tx, true);
    if (!correction) return refuse("wrongState", { facts: { state: subject.status } });
    // What came in on paper in time may be entered after the limit.
    if (correction.isOver && !offline) return refuse("deadlinePassed");
    const stored = await readDraft(subject.id, tx);
    if (input.revision !== undefined && input.revision !== stored.revision) return refuse("editedElsewhere", { facts: { revision: stored.revision } });
    // A paper without typed content completes the file and changes nothing of the bid, whatever the team's draft says.
    const saved = offline || !stored.content ? null : keptDraft.read(subject.id, stored.revision, stored.content);
    const draft = input.content ?? saved;
    const corrected = await correctedContent(tx, subject, draft, correction.fields);
    if (!corrected.ok) return corrected;
    const { before, after, versionNumber } = corrected.value;
    const salt = newSalt();
    const changed = changedFields(before, after);
    await materialise(tx, subject.id, after, { versionNumber, revision: 1, blob: keptContent.keep(subject.id, versionNumber, 1, after) });
    await writeOpened(tx, subject.id, { reviewCode: null, ...peopleOf(after) });
    await finishCorrection(tx, subject.id, ctx.actor.personId, keptBefore.keep(subject.id, { content: before, salt: toBase64url(salt) }));
    const supplied = correction.fields.includes("files") ? await suppliedDigests(tx, subject.id) : [];
    const moved = await move({ facts: { no: subject.no, changed, commitment: commitmentOf(salt, after), ...(supplied.length > 0 && { supplied }) } });
    if (!moved.ok) return moved;
    await checkForm(tx, await readBidGround(subject.id, tx));
    return ok({ to: moved.value.to, seq: Number(moved.value.seq), changed });
  },
});

/** SHA-256 of the attachments that came since the opening, up to this correction: the event commits to them. */
async function suppliedDigests(tx: Transaction, bidId: string): Promise<string[]> {
  const files = await findOpenedFiles(bidId, tx);
  return files.filter(({ isSupplement }) => isSupplement).map(({ position, entry }) => keptOpenedFile.read(bidId, position, entry).file.digest);
}

/** The corrected bid, whole, and with nothing changed but the opened fields. */
async function correctedContent(tx: Transaction, bid: BidSubject, draft: BidDraft | null, fields: readonly CorrectableField[]): Promise<Result<{ before: BidSubmission; after: BidSubmission; versionNumber: number }>> {
  const opened = await readContent(bid.id, tx);
  if (!opened) throw new Error(`Bid ${bid.no} is to be corrected without content`);
  const before = keptContent.read(bid.id, opened.versionNumber, opened.revision, opened.content);
  const judged = await judgeDraft(draft ?? draftOf(before), await readBidGround(bid.id, tx));
  if (!judged.complete) return refuse("bidIncomplete", { facts: { count: judged.missing.length }, fields: judged.missing });
  const after = bidSubmission.parse(judged.submission);
  const locked = changedFields(before, after).filter((field) => field === "promised" || !fields.includes(field));
  if (locked.length > 0) return refuse("invalidInput", { fields: locked.map((path) => ({ path, message: "notInCorrection" })) });
  return ok({ before, after, versionNumber: opened.versionNumber });
}
