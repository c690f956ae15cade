import { z } from "zod";
import { scenarioKinds } from "#app/domain/review/sensitivity/scenario-kinds.ts";

/** What the decision means for a bid, as a notice and a team read it. */
export const resultOutcomes = ["proposed", "reserve", "notSelected"] as const;
export type ResultOutcome = (typeof resultOutcomes)[number];

/** What a result notice (结果公示) keeps of the decision; names and money come from the awards. */
export const resultBody = z.strictObject({
  minuteNo: z.string(),
  /** Decided on paper (线下). */
  offline: z.boolean(),
  noAward: z.boolean(),
  /** Why out of rank order, below a threshold, or none: for the bureau, and for the teams passed over. */
  reason: z.string().nullable(),
  reserves: z.array(z.string()),
  counts: z.strictObject({ received: z.number().int(), notAccepted: z.number().int(), /** 对接 came to nothing. */ unmatched: z.number().int().default(0), scored: z.number().int() }),
  ranking: z.array(z.strictObject({ place: z.number().int(), code: z.string(), bid: z.string(), total: z.string(), outcome: z.enum(resultOutcomes) })),
  rankingDigest: z.string(),
  rankingFormat: z.string(),
  /** 稳定性信息, where the round's rules said beforehand that it would be published. */
  stability: z
    .strictObject({ first: z.string().nullable(), scenarios: z.array(z.strictObject({ kind: z.enum(scenarioKinds), subject: z.string(), first: z.string().nullable(), changesFirst: z.boolean(), moved: z.number().int() })) })
    .nullable()
    .default(null),
  withdrawnReason: z.string().nullable().default(null),
});

export type ResultBody = z.output<typeof resultBody>;

/** The same where only the awards of these bids (numbers) still stand: what was revoked meanwhile is not announced. */
export function withAwardsOf(body: ResultBody, bids: readonly string[]): ResultBody {
  const ranking = body.ranking.map((line) => (line.outcome === "proposed" && !bids.includes(line.bid) ? { ...line, outcome: "notSelected" as const } : line));
  return { ...body, ranking, noAward: bids.length === 0 };
}

/** What a list notice keeps: the numbers of the challenges it publishes. */
export const listBody = z.object({ challenges: z.array(z.string()).default([]), withdrawnReason: z.string().nullable().default(null) });
