import { z } from "zod";

/**
 * What the bureau does in public besides publishing, calling and announcing results (guide 1.3, 1.4): each is a notice of its own,
 * numbered by its round, made in the transaction of the act. 更正、延期、暂停、恢复、撤榜或取消、结束、重新发榜、排名作废、重新开放、重新提供、正式立项、撤销拟立项、视为放弃.
 */
export const actKinds = ["amendment", "extension", "suspension", "resumption", "withdrawal", "ending", "reissue", "voiding", "reopening", "keyLoss", "awarding", "revocation", "forfeiture"] as const;
export type ActKind = (typeof actKinds)[number];

/** The facts of an act; its text is made from them. Instants ISO. */
export const actBody = z.object({
  /** Numbers of the challenges that it concerns. */
  challenges: z.array(z.string()),
  /** The reason that the public reads; "" where it stays inside the bureau, because it may name who objected. */
  reason: z.string(),
  /** 第 n 号更正, whose differences stand with it. */
  amendment: z.number().int().nullable().default(null),
  /** Version of the ranking that was voided. */
  rankingVersion: z.number().int().nullable().default(null),
  /** The award that it is about, and the number of its 公示. */
  award: z.string().nullable().default(null),
  publicityNumber: z.string().nullable().default(null),
  /** The deadline before and from then on. */
  closesAtBefore: z.string().nullable().default(null),
  closesAt: z.string().nullable().default(null),
  /** It counts for an outage on record. */
  outageMinutes: z.number().int().default(0),
  /** Places in the log of what it announces. */
  events: z.array(z.number().int()).default([]),
  /** Done on paper (线下). */
  offline: z.boolean().default(false),
  withdrawnReason: z.string().nullable().default(null),
});

export type ActBody = z.output<typeof actBody>;
/** What the act itself says; the rest is usual. */
export type ActFacts = Partial<Pick<ActBody, "amendment" | "rankingVersion" | "award" | "publicityNumber" | "closesAtBefore" | "closesAt" | "outageMinutes">> & { reason: string };
