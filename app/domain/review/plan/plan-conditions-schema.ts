import { z } from "zod";
import { expertKinds } from "#app/domain/review/view.ts";

/** Who may be assigned (专家范围): those who agreed when they were called or have a task in the item, or everybody in the bank. */
export const planPools = ["agreed", "bank"] as const;

const number = (most: number) => z.coerce.number({ error: "wholeNumber" }).int("wholeNumber").min(0, "notNegative").max(most, "planNumber");
const flag = z.union([z.boolean(), z.stringbool()]);

/** Pairs of numbers, one pair a line: `JZGX-2026-001-003 E004`. */
const pairLines = z
  .union([z.array(z.tuple([z.string(), z.string()])), z.string()])
  .default([])
  .transform((given, context): [string, string][] => {
    if (typeof given !== "string") return given;
    const pairs: [string, string][] = [];
    for (const line of given.split(/[\n;；]/)) {
      const words = line.trim().toUpperCase().split(/[\s,，、]+/).filter(Boolean);
      if (words.length === 0) continue;
      if (words.length === 2) pairs.push([words[0]!, words[1]!]);
      else context.addIssue({ code: "custom", message: "planPairLine" });
    }
    return pairs;
  });

/** What an officer asks an assignment for (指派条件). Numbers are per bid unless they say otherwise. */
export const planConditions = z
  .strictObject({
    challenges: z.preprocess((given) => (typeof given === "string" ? [given] : given), z.array(z.string().min(1)).min(1, "planChallenges").max(200)),
    pool: z.enum(planPools).default("agreed"),
    perBid: number(30),
    /** Bids of one expert. */
    loadMin: number(1000).default(0),
    loadMax: number(1000),
    kinds: z.array(z.strictObject({ kind: z.enum(expertKinds), least: number(30).default(0) })).max(expertKinds.length).default([]),
    leastOutside: number(30).default(0),
    onePerUnit: flag.default(false),
    /** The worst single match first. */
    fair: flag.default(false),
    fixed: pairLines,
    apart: pairLines,
  })
  .superRefine(({ perBid, loadMin, loadMax, leastOutside }, context) => {
    if (perBid === 0) context.addIssue({ code: "custom", path: ["perBid"], message: "planNobody" });
    if (loadMin > loadMax) context.addIssue({ code: "custom", path: ["loadMax"], message: "loadOrder" });
    if (leastOutside > perBid) context.addIssue({ code: "custom", path: ["leastOutside"], message: "drawOutside" });
  });

export type PlanConditions = z.output<typeof planConditions>;

/** One change by hand (人工调整): this pair is to be made, or is not. */
export const planEdit = z.strictObject({ bid: z.string().min(1), expert: z.string().trim().toUpperCase().min(1), made: flag });

export type PlanEdit = z.output<typeof planEdit>;
