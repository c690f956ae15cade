import { type ConditionVerdict, type Eligibility, judgeConditions } from "#app/domain/challenge/eligibility.ts";
import { checkUscc } from "#app/domain/organisation/uscc.ts";
import { type FullContent, type FullDraft, leadKey } from "./full-parts.ts";
import type { BidDraft } from "./schema.ts";

/** A draft, or what was sealed of it. */
type AnyBid = Pick<BidDraft, "trl"> & { members: readonly unknown[]; full: FullDraft | FullContent | null };

/**
 * 揭榜方条件 of the item against a bid, by what it says itself: who its lead is by the credit code, how many units, the level it
 * has now, when its lead was registered where the whole form asks. The rest is for a person to look at.
 */
export function conditionsOfBid({ members, trl, full }: AnyBid, leadUscc: string, eligibility: Eligibility): ConditionVerdict[] {
  const registeredOn = full?.units?.find(({ key }) => key === leadKey)?.registeredOn;
  const { normalized, kind } = checkUscc(leadUscc);
  return judgeConditions(eligibility, {
    uscc: normalized,
    kind,
    isInRegion: null,
    registeredOn: typeof registeredOn === "string" && registeredOn !== "" ? registeredOn : null,
    units: members.length + 1,
    trl: trl.now,
    age: null,
    rank: null,
    degree: null,
    isExcluded: null,
    meetsConditions: null,
  });
}

/** Whether a unit of this kind may lead at all: the one condition that no work on the draft can mend. */
export function mayLead(leadUscc: string, { leadKinds }: Pick<Eligibility, "leadKinds">): boolean {
  return leadKinds.length === 0 || leadKinds.includes(checkUscc(leadUscc).kind);
}

/** Conditions that a draft can still be made to meet, as what it lacks, by the field. */
export function conditionProblems({ members, trl }: Pick<AnyBid, "members" | "trl">, { mostUnits, leastTrl }: Pick<Eligibility, "mostUnits" | "leastTrl">): { path: string; message: string }[] {
  return [
    ...(mostUnits !== null && members.length + 1 > mostUnits ? [{ path: "members", message: `mostUnits:${mostUnits}` }] : []),
    ...(leastTrl !== null && trl.now !== null && trl.now < leastTrl ? [{ path: "trl.now", message: `leastTrl:${leastTrl}` }] : []),
  ];
}
