import { findUnitNames } from "#app/db/bid.ts";
import type { Transaction } from "#app/db/client.ts";
import { findContents } from "#app/db/review.ts";
import type { BidSubmission } from "#app/domain/bid/schema.ts";
import { withoutContacts } from "#app/domain/bid/view.ts";
import type { Indicator } from "#app/domain/challenge/indicator.ts";
import { judgeAll, type Judgement } from "#app/domain/challenge/judge.ts";
import { hiddenName } from "#app/domain/review/blind.ts";
import { hideTeam } from "#app/domain/review/hide-team.ts";
import type { JudgedContent } from "#app/domain/review/view.ts";
import { keptContent } from "#app/services/bid/keep-content.ts";

/** What opened bids say, by bid. The caller has decided that the actor may know. */
export async function readSubmissions(bidIds: readonly string[], tx?: Transaction): Promise<Map<string, BidSubmission>> {
  const stored = await findContents(bidIds, tx);
  return new Map(stored.map(({ bidId, versionNumber, revision, content }) => [bidId, keptContent.read(bidId, versionNumber, revision, content)]));
}

/** Promised held against listed. */
export function judgeSubmission(content: BidSubmission, indicators: readonly Indicator[]): Judgement {
  return judgeAll(indicators, Object.fromEntries(Object.entries(content.promised).map(([code, { value }]) => [code, value])));
}

/**
 * A bid as somebody who judges reads it: the lead's name but no telephone or code, amounts, promises beside what is listed.
 * `isHidden`: without its team (双盲).
 */
export async function judgedContent(whole: BidSubmission, leadName: string, indicators: readonly Indicator[], isHidden: boolean): Promise<JudgedContent> {
  const names = await findUnitNames(whole.members.map(({ uscc }) => uscc));
  const content = isHidden ? hideTeam(whole, [leadName, ...names.values()]) : whole;
  const unitName = isHidden ? hiddenName : leadName;
  const { verdicts } = judgeSubmission(content, indicators);
  return {
    unitName,
    memberUnits: content.members.map(({ uscc, name, tasks }) => ({ name: names.get(uscc) ?? name, tasks })),
    projectLead: content.projectLead.name,
    summary: content.summary,
    trl: content.trl,
    money: content.money,
    milestones: content.milestones,
    unitCost: content.unitCost,
    full: withoutContacts(content.full),
    memberNames: isHidden ? {} : Object.fromEntries(content.members.map(({ uscc, name }) => [uscc, names.get(uscc) ?? name])),
    promises: indicators.map((indicator) => {
      const promise = Object.hasOwn(content.promised, indicator.code) ? content.promised[indicator.code] : undefined;
      return { indicator, promised: promise?.value ?? null, evidence: promise?.evidence ?? "", verdict: verdicts[indicator.code] ?? "missing" };
    }),
  };
}
