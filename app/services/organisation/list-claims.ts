import { type ClaimRow, findClaim, findClaims, findEvidence } from "#app/db/unit-claim.ts";
import { findMembers } from "#app/db/unit-members.ts";
import type { ClaimView } from "#app/domain/organisation/claim.ts";
import { maskMobile } from "#app/domain/kernel/personal-data.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { unitRefusal } from "#app/domain/policy/organisation.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { claimViewOf } from "./claim-view.ts";

/** A claim as the officer has it before the decision: who says so, and who speaks for the unit now. */
export interface OpenClaim extends ClaimView {
  claimant: { name: string; username: string; phone: string | null };
  checkDigitOk: boolean;
  administrators: { name: string; username: string }[];
  mayDecide: boolean;
}

/** 待核实的认领, the oldest first. Refusals: signInNeeded, notAllowed. */
export async function listClaims({ actor }: Context): Promise<Result<(ClaimView & { claimant: string })[]>> {
  if (!actor.system && actor.personId === null) return refuse("signInNeeded");
  const refused = unitRefusal(actor, "decideClaim", null);
  if (refused) return refuse("notAllowed");
  const rows = await findClaims("open");
  const evidence = await findEvidence(rows.map(({ id }) => id));
  return ok(rows.map((row) => ({ ...claimViewOf(row, evidence), claimant: row.name })));
}

/** One claim, for who decides. Refusal: notFound. */
export async function showClaim({ actor }: Context, claimId: string): Promise<Result<OpenClaim>> {
  const row = await findClaim(claimId).catch(() => null);
  if (!row || unitRefusal(actor, "decideClaim", row.unitId) !== null) return refuse("notFound");
  const [evidence, members] = await Promise.all([findEvidence([row.id]), findMembers(row.unitId)]);
  return ok({
    ...claimViewOf(row, evidence),
    claimant: { name: row.name, username: row.username, phone: row.phone && maskMobile(row.phone) },
    checkDigitOk: row.checkDigitOk,
    administrators: members.filter(({ administrator }) => administrator).map(({ name, username }) => ({ name, username })),
    mayDecide: row.decidedAt === null && row.personId !== actor.personId && !actor.units.some(({ unitId }) => unitId === row.unitId),
  });
}

/** Claims as views, with their papers. */
export async function viewsOf(rows: readonly ClaimRow[]): Promise<ClaimView[]> {
  const evidence = await findEvidence(rows.map(({ id }) => id));
  return rows.map((row) => claimViewOf(row, evidence));
}
