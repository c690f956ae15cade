import { z } from "zod";
import { fenSchema } from "#app/domain/kernel/money-schema.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { OwnerWord } from "./shortlist.ts";
import type { RankedBid } from "#app/domain/review/ranking.ts";

/**
 * 定榜: what the office meeting decided. Bids by public number or review code; money in 分, left out for the usual share.
 * The reason may also come as the reason of the move.
 */
export const decisionInput = z.strictObject({
  awards: z.array(z.strictObject({ bid: z.string().min(1), fiscalFen: fenSchema.optional() })).max(10).default([]),
  /** 备选, in their order. */
  reserves: z.array(z.string().min(1)).max(20).default([]),
  /** 会议纪要编号 */
  minuteNo: z.string().trim().min(1, "required").max(60),
  reason: z.string().trim().max(1000).optional(),
  /** 不予立项: said, not implied by an empty list. */
  noAward: z.boolean().optional(),
});

export type DecisionInput = z.output<typeof decisionInput>;

/** What a decision is held against. `asksFiscalFen`: public money that the bid asks, null when unknown. */
export interface Decidable {
  race: boolean;
  fiscalFen: number;
  /** `votes`: of the panel for the bid in a tie. `owner`: what the owner said of it and until when it may; null where its word is not asked (guide 1.2). */
  lines: readonly (Pick<RankedBid, "place" | "missed" | "vetoed"> & { no: string; code: string; votes: number; asksFiscalFen: number | null; owner: { word: OwnerWord; until: string | null } | null })[];
}

export interface DecidedAward {
  no: string;
  place: number;
  fiscalFen: number;
}

/** Why a decision needs a written reason (guide 1.3 stage 9). */
export type ReasonGround = "reasonOutOfOrder" | "reasonBelowMark" | "reasonVetoed" | "reasonOwnerVetoed" | "reasonOwnerSilent" | "reasonNoAward";

export interface Decision {
  awards: DecidedAward[];
  reserves: string[];
  grounds: ReasonGround[];
}

/**
 * Holds a decision against the ranking. One award unless the challenge races; together not more than the public money there
 * is, in a race in equal amounts. Passing over a bid in a better place, or in the same that the panel's vote does not put behind,
 * awarding one that missed a threshold or fell by veto, that the owner did not agree to or left unanswered beyond its term, and
 * awarding none each need a reason. Where the owner's word is asked, no bid is awarded before it was.
 * Refusals: `invalidInput` (fields `awards…`, `reserves.N`), `ownerUnasked` (facts bid), `ownerTermRunning` (facts bid, until), `reasonNeeded` (facts ground).
 */
export function checkDecision(input: DecisionInput, decidable: Decidable): Result<Decision> {
  const problem = shapeProblem(input, decidable);
  if (problem) return refuse("invalidInput", { fields: [problem] });
  const find = (bid: string) => decidable.lines.find((line) => line.no === bid || line.code === bid);
  const chosen = input.awards.flatMap(({ bid, fiscalFen }) => {
    const line = find(bid);
    return line ? [{ line, fiscalFen }] : [];
  });
  const share = usualShare(chosen.map(({ line }) => line), decidable);
  const awards = chosen.map(({ line, fiscalFen }) => ({ no: line.no, place: line.place, fiscalFen: fiscalFen ?? share }));
  const money = moneyProblem(awards, decidable);
  if (money) return refuse("invalidInput", { fields: [money] });
  const unheard = ownerUnheard(chosen.map(({ line }) => line));
  if (unheard) return { ok: false, refusal: unheard };
  const grounds = groundsOf(awards, decidable);
  const first = grounds[0];
  if (first && !input.reason) return refuse("reasonNeeded", { fields: [{ path: "reason", message: first }], facts: { ground: first } });
  return ok({ awards, reserves: input.reserves.flatMap((bid) => find(bid)?.no ?? []), grounds });
}

function shapeProblem({ awards, reserves, noAward }: DecisionInput, { race, lines }: Decidable): { path: string; message: string } | null {
  const find = (bid: string) => lines.find((line) => line.no === bid || line.code === bid)?.no;
  const named = [...awards.map(({ bid }, index) => ({ bid, path: `awards.${String(index)}.bid` })), ...reserves.map((bid, index) => ({ bid, path: `reserves.${String(index)}` }))];
  for (const [index, { bid, path }] of named.entries()) {
    const no = find(bid);
    if (no === undefined) return { path, message: "unknownBid" };
    if (named.findIndex((other) => find(other.bid) === no) < index) return { path, message: "duplicate" };
  }
  if (noAward === true && awards.length > 0) return { path: "noAward", message: "awardAndNone" };
  if (noAward !== true && awards.length === 0) return { path: "awards", message: "required" };
  return !race && awards.length > 1 ? { path: "awards", message: "oneAward" } : null;
}

/** The public money divided by the number of awards, in whole 元, and not more than any of them asks. */
function usualShare(lines: readonly { asksFiscalFen: number | null }[], { fiscalFen }: Decidable): number {
  const share = Math.floor(fiscalFen / Math.max(lines.length, 1) / 100) * 100;
  return Math.min(share, ...lines.flatMap(({ asksFiscalFen }) => asksFiscalFen ?? []));
}

function moneyProblem(awards: readonly DecidedAward[], { race, fiscalFen }: Decidable): { path: string; message: string } | null {
  const isUnequal = race && awards.some((award) => award.fiscalFen !== awards[0]?.fiscalFen);
  if (isUnequal) return { path: "awards", message: "raceEqual" };
  return awards.reduce((sum, award) => sum + award.fiscalFen, 0) > fiscalFen ? { path: "awards", message: "overFiscal" } : null;
}

/** A bid whose owner has not been asked, or still has time to answer. */
function ownerUnheard(chosen: readonly Decidable["lines"][number][]): Refusal | null {
  for (const { no, owner } of chosen) {
    if (owner?.word === "unasked") return { code: "ownerUnasked", facts: { bid: no } };
    if (owner?.word === "asked") return { code: "ownerTermRunning", facts: { bid: no, until: owner.until ?? "" } };
  }
  return null;
}

function groundsOf(awards: readonly DecidedAward[], { lines }: Decidable): ReasonGround[] {
  if (awards.length === 0) return ["reasonNoAward"];
  const isAwarded = (no: string) => awards.some((award) => award.no === no);
  const chosen = lines.filter((line) => isAwarded(line.no));
  const grounds: ReasonGround[] = [];
  if (lines.some((line) => !isAwarded(line.no) && chosen.some((one) => !standsBefore(one, line)))) grounds.push("reasonOutOfOrder");
  if (chosen.some(({ missed }) => missed.length > 0)) grounds.push("reasonBelowMark");
  if (chosen.some(({ vetoed }) => vetoed)) grounds.push("reasonVetoed");
  if (chosen.some(({ owner }) => owner?.word === "vetoed")) grounds.push("reasonOwnerVetoed");
  if (chosen.some(({ owner }) => owner?.word === "silent")) grounds.push("reasonOwnerSilent");
  return grounds;
}

/** In the ranking, or of an equal place by the panel's vote; where that is equal too, nobody stands before. */
function standsBefore(one: Decidable["lines"][number], other: Decidable["lines"][number]): boolean {
  return one.place === other.place ? one.votes > other.votes : one.place < other.place;
}
