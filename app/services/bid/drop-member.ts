import { z } from "zod";
import { forgetMember } from "#app/db/bid-members.ts";
import { readDraft } from "#app/db/bid-draft.ts";
import { inTransaction } from "#app/db/client.ts";
import { type BidDraft, emptyDraft } from "#app/domain/bid/schema.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { usccSchema } from "#app/domain/organisation/registration.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { keptDraft } from "./keep-content.ts";
import { memberDigest } from "./member-blocks.ts";
import { saveDraft, type SavedDraft } from "./save-draft.ts";
import { teamBid } from "./team-bid.ts";

export const droppedMember = z.strictObject({
  uscc: z.string().max(60),
  /** The unit that takes over tasks, money and share; left out, they fall to the lead. */
  replacement: usccSchema.optional(),
});

/**
 * 删除或更换成员, in one move: the silent partner leaves the draft, its part goes to another unit or to the lead. A submitted
 * bid stays as it was sealed until it is replaced. Refusals as `saveDraft`; notFound for a unit that is no member.
 */
export async function dropMember(ctx: Context, reference: string, rawInput: unknown): Promise<Result<SavedDraft>> {
  const bid = await teamBid(ctx, reference);
  if (!bid.ok) return bid;
  const input = droppedMember.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { id, challengeId } = bid.value;
  const stored = await readDraft(id);
  const draft = stored.content ? keptDraft.read(id, stored.revision, stored.content) : emptyDraft;
  const gone = memberDigest(challengeId, input.data.uscc);
  const at = draft.members.findIndex(({ uscc }) => memberDigest(challengeId, uscc) === gone);
  if (at < 0) return refuse("notFound");
  const saved = await saveDraft(ctx, reference, { draft: without(draft, at, input.data.replacement), revision: stored.revision });
  if (!saved.ok) return saved;
  await inTransaction(async (tx) => ok(await forgetMember(tx, id, gone)));
  return saved;
}

function without(draft: BidDraft, at: number, replacement: string | undefined): BidDraft {
  const { showsBudget } = draft.leadPart;
  // Typed texts belong to places in the list, which move.
  const unread = Object.fromEntries(Object.entries(draft.unread).filter(([path]) => !path.startsWith("members.")));
  if (replacement !== undefined) return { ...draft, unread, members: draft.members.with(at, { ...draft.members[at]!, uscc: replacement, name: "", people: "" }) };
  // The lead's part is the rest again.
  const leadPart = { moneyIn: { fiscalFen: null, ownerPayFen: null, selfRaisedFen: null }, moneyOutFen: null, ipShare: null, showsBudget };
  return { ...draft, unread, members: draft.members.toSpliced(at, 1), leadPart };
}
