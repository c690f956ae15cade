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

/** What a demand says of an expert: reads this bid, does not read it, never the same bid as another expert (指定、排除、不得同审). */
export const demandRules = ["must", "not", "apart"] as const;

const words = z.string().trim().max(100).optional();

/** A demand as typed, in one sentence; both ends empty: none. */
export const typedDemand = z.strictObject({ expert: words, rule: z.enum(demandRules).default("must"), target: words });
export type TypedDemand = z.output<typeof typedDemand>;

const typedDemands = z.array(typedDemand).max(200).default([]);

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
    forbidden: pairLines,
    apart: pairLines,
    demands: typedDemands,
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

const strings = z.preprocess((given) => (typeof given === "string" ? [given] : given), z.array(z.string()).max(1000).default([]));

/** Boxes to tick send `editWord`s. */
const edits = z.preprocess(
  (given) => (typeof given === "string" ? [given] : given),
  z
    .array(
      z.preprocess((one) => {
        if (typeof one !== "string") return one;
        const [bid, expert, made] = one.split(" ");
        return { bid, expert, made: made === "make" };
      }, planEdit),
    )
    .max(1000)
    .default([]),
);

/** Several changes by hand at once: pairs made or left out, demands added, earlier ones withdrawn (by their key). */
export const planEdits = z
  .strictObject({ edits, undo: strings, demands: typedDemands })
  .refine(({ edits: pairs, undo, demands }) => pairs.length + undo.length > 0 || demands.some(({ expert, target }) => expert !== undefined || target !== undefined), { path: ["edits"], message: "planNoChange" });

export type PlanEdits = z.output<typeof planEdits>;
