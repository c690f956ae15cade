import { z } from "zod";
import { findBidsOfTeams } from "#app/db/bid-views.ts";
import { earlierOf, type EarlierPage } from "#app/domain/bid/earlier-bid.ts";
import { maskedDraft } from "#app/domain/bid/id-masks.ts";
import { mergeDrafts } from "#app/domain/bid/merge.ts";
import { draftOf } from "#app/domain/bid/schema.ts";
import type { OwnBid } from "#app/domain/bid/view.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { BidSubject } from "#app/domain/policy/bid.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { saveDraft, type SavedDraft } from "./save-draft.ts";
import { readOwn } from "./show-bid.ts";
import { teamBid } from "./team-bid.ts";

export const takingEarlier = z.strictObject({
  /** Number of the earlier bid. */
  from: z.string().min(1, "required").max(60),
  /** The revision of the draft that the preview stood beside. */
  revision: z.int().min(0),
  take: z.array(z.string().max(80)).max(200).default([]),
});

/** Refusal: notFound, as for a foreign bid; also for a source that the same unit does not lead. */
export async function showEarlier(ctx: Context, reference: string, from: string | null): Promise<Result<EarlierPage>> {
  const page = await readEarlier(ctx, reference, from);
  if (!page.ok) return page;
  const { draft, shown } = page.value;
  return ok({ ...page.value, draft: maskedDraft(draft), shown: shown && { ...shown, draft: maskedDraft(shown.draft) } });
}

async function readEarlier(ctx: Context, reference: string, from: string | null): Promise<Result<EarlierPage>> {
  const bid = await teamBid(ctx, reference);
  if (!bid.ok) return refuse("notFound");
  const [own, rows] = await Promise.all([readOwn(ctx, bid.value), findBidsOfTeams(sourcesOf(ctx, bid.value), ctx.now)]);
  const { no, challenge, draft, draftRevision, editing } = own;
  const shown = from === null ? ok(null) : await besides(ctx, own, sourcesOf(ctx, bid.value), from);
  if (!shown.ok) return shown;
  return ok({ no, challenge, draft, revision: draftRevision, mayTake: editing.mode === "bidding", sources: rows.filter((row) => row.no !== no), shown: shown.value });
}

/** Takes the chosen parts into the draft as a new revision; nothing else comes, no file either. Refusals as `saveDraft`; statusChanged when the draft was saved meanwhile. */
export async function takeEarlier(ctx: Context, reference: string, rawInput: unknown): Promise<Result<SavedDraft>> {
  const input = takingEarlier.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { from, revision, take } = input.data;
  const page = await readEarlier(ctx, reference, from);
  if (!page.ok) return page;
  if (page.value.revision !== revision) return refuse("statusChanged");
  const { draft, shown } = page.value;
  const offered = shown?.parts.map(({ path }) => path) ?? [];
  return saveDraft(ctx, reference, { draft: shown ? mergeDrafts(draft, shown.draft, take.filter((path) => offered.includes(path))) : draft, revision });
}

/**
 * Whose bids may be taken from: the same team's, because what one team wrote for one unit does not reach another unit through
 * a person of both; and what this person drafted on a contest that was declined, which is nobody else's.
 */
function sourcesOf({ actor }: Context, { teamId }: BidSubject): string[] {
  return [teamId, ...actor.contests.filter(({ unitId, isOpen }) => !isOpen && !actor.units.some((unit) => unit.unitId === unitId)).map(({ claimId }) => claimId)];
}

/** Another bid of these teams. */
async function besides(ctx: Context, into: OwnBid, sources: readonly string[], from: string): Promise<Result<EarlierPage["shown"]>> {
  const source = await teamBid(ctx, from);
  if (!source.ok || !sources.includes(source.value.teamId) || source.value.no === into.no) return refuse("notFound");
  const { no, challenge, submitted, draft } = await readOwn(ctx, source.value);
  return ok({ no, challengeTitle: challenge.title, ...earlierOf({ current: into.draft, earlier: submitted ? draftOf(submitted) : draft, from: challenge.indicators, to: into.challenge.indicators, asked: into.challenge.askedForm }) });
}
