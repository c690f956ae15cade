import { findUnitNames, readBidGround } from "#app/db/bid.ts";
import { findSubject } from "#app/db/subjects.ts";
import type { SealedVersion, UnitView } from "#app/domain/bid/view.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { normalizeUscc } from "#app/domain/organisation/uscc.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { showOwnBid } from "./show-own-bid.ts";

/** What a 盖章页 shows; `version` is null for a draft. */
export interface SealPage {
  no: string;
  challenge: { no: string; title: string };
  unit: UnitView;
  members: UnitView[];
  version: SealedVersion | null;
  at: string;
}

/** 盖章页 of the version that counts; before submitting, and after withdrawing, of the draft. Refusal: notFound. */
export async function showSealPage(ctx: Context, reference: string): Promise<Result<SealPage>> {
  const own = await showOwnBid(ctx, reference);
  if (!own.ok) return own;
  const subject = await findSubject("bid", reference);
  if (!subject) return refuse("notFound");
  const { no, challenge, draft, submitted, versions, draftSavedAt } = own.value;
  const version = versions.find(({ isCurrent }) => isCurrent) ?? null;
  if (version && !submitted) return refuse("notFound");
  const { leadName, leadUscc } = await readBidGround(subject.id);
  const units = (version && submitted ? submitted : draft).members.map(({ uscc, name }) => ({ uscc: normalizeUscc(uscc), name }));
  const names = await findUnitNames(units.map(({ uscc }) => uscc));
  const members = units.map(({ uscc, name }) => ({ uscc, name: names.get(uscc) ?? name }));
  return ok({ no, challenge: { no: challenge.no, title: challenge.title }, unit: { uscc: leadUscc, name: leadName }, members, version, at: draftSavedAt ?? ctx.now });
}
