/** 三审: what is looked at before a list is published (guide 1.3 stage 3); each by its own department or person. */
export const clearanceKinds = ["fairCompetition", "legality", "secrecy"] as const;
export type ClearanceKind = (typeof clearanceKinds)[number];

export const clearanceConclusions = ["passed", "passedWithChanges", "notPassed"] as const;
export type ClearanceConclusion = (typeof clearanceConclusions)[number];

/** One recorded review. `scan` is the SHA-256 of the opinion's file; dates ISO. */
export interface Clearance {
  kind: ClearanceKind;
  conclusion: ClearanceConclusion;
  /** Who reviewed: department and person, as on the paper. */
  reviewer: string;
  reviewedOn: string;
  opinion: string;
  scan: string;
  fileName: string;
  recordedBy: string | null;
  recordedAt: string;
}

/** The latest record of each kind; null where there is none. */
export function latestClearances(records: readonly Clearance[]): Record<ClearanceKind, Clearance | null> {
  const latest: Record<ClearanceKind, Clearance | null> = { fairCompetition: null, legality: null, secrecy: null };
  for (const record of records) {
    const known = latest[record.kind];
    if (known === null || Date.parse(record.recordedAt) >= Date.parse(known.recordedAt)) latest[record.kind] = record;
  }
  return latest;
}

/** Reviews without which nothing is published: those missing, and those that ended otherwise than passed. */
export function lackingClearances(records: readonly Clearance[]): ClearanceKind[] {
  const latest = latestClearances(records);
  return clearanceKinds.filter((kind) => latest[kind] === null || latest[kind].conclusion === "notPassed");
}

/** Whether somebody recorded one of the three reviews that count: then another person publishes (第二人复核). */
export function recordedOne(records: readonly Clearance[], personId: string | null): boolean {
  return personId !== null && Object.values(latestClearances(records)).some((record) => record?.recordedBy === personId);
}
