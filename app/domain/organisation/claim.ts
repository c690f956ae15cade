/** 单位认领: `register` by the first, who works at once; `contest` by somebody who finds the unit taken. */
export const claimKinds = ["register", "contest"] as const;
export type ClaimKind = (typeof claimKinds)[number];

export const claimOutcomes = ["accepted", "declined"] as const;
export type ClaimOutcome = (typeof claimOutcomes)[number];

/** What becomes of the others when a contest is accepted: they stay, stay without the administration, or leave the unit. */
export const claimOthers = ["keep", "dismiss", "remove"] as const;
export type ClaimOthers = (typeof claimOthers)[number];

/** Bytes of one paper, and papers of one claim. */
export const largestEvidence = 10 * 1024 * 1024;
export const mostEvidence = 6;
export const evidenceTypes = ["pdf", "jpg", "png"] as const;
export type EvidenceType = (typeof evidenceTypes)[number];

/** A paper of a claim as its readers see it. */
export interface EvidenceView {
  id: string;
  name: string;
  size: number;
  addedAt: string;
}

/** A claim for the claimant and for who decides. Instants ISO. */
export interface ClaimView {
  id: string;
  unitId: string;
  unitName: string;
  uscc: string;
  kind: ClaimKind;
  words: string;
  createdAt: string;
  decidedAt: string | null;
  outcome: ClaimOutcome | null;
  reason: string | null;
  evidence: EvidenceView[];
}

/**
 * How far a unit is known (认领核实): `known` without a claim, as imports have it, or with an accepted one; `waiting` while the
 * registration was not looked at; `declined` when it was found wanting. Never a reason to stop a draft or a submission.
 */
export type UnitStanding = "known" | "waiting" | "declined";

/** The standing from the unit's registrations: one accepted is enough, else the latest counts. */
export function standingOf(registrations: readonly { outcome: ClaimOutcome | null }[]): UnitStanding {
  if (registrations.length === 0 || registrations.some(({ outcome }) => outcome === "accepted")) return "known";
  return registrations.at(-1)!.outcome === "declined" ? "declined" : "waiting";
}
