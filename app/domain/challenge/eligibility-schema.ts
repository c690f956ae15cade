import { z } from "zod";
import { mostMembers } from "#app/domain/bid/parts.ts";
import { unitKinds } from "#app/domain/organisation/unit-kinds.ts";
import { degrees, mostLines, ranks } from "./eligibility-choices.ts";

const line = z.string().trim().min(1).max(1500, "tooLong");
const lines = z.array(line).max(mostLines, "tooManyRows").default([]);

/** 注册地区: the first 2, 4 or 6 digits of a division's code (GB/T 2260), which a unit's credit code carries, and its name. */
const region = z.strictObject({ code: z.string().regex(/^\d{2}(\d{2}){0,2}$/, "regionLine"), name: z.string().trim().min(2, "regionLine").max(30, "regionLine") });

/**
 * 揭榜方条件 of an item (guide 2.1 and the switches of 2.7). Everything is off until it is set: an empty list and null are no
 * condition. The first group asks the lead unit, the second the bid, the third the project lead.
 */
export const eligibilitySchema = z.strictObject({
  leadKinds: z.array(z.enum(unitKinds)).default([]),
  regions: z.array(region).max(mostLines, "tooManyRows").default([]),
  /** ISO date, itself included. */
  registeredBy: z.iso.date("date").nullable().default(null),
  /** Units of a bid with its lead; 1 is no consortium (不接受联合体). */
  mostUnits: z.int("unitCount").min(1, "unitCount").max(mostMembers + 1, "unitCount").nullable().default(null),
  /** Of the level that the bid has now. */
  leastTrl: z.int("trlRange").min(1, "trlRange").max(9, "trlRange").nullable().default(null),
  /** In whole years on the day of the closing. */
  mostAge: z.int("ageRange").min(18, "ageRange").max(100, "ageRange").nullable().default(null),
  leastRank: z.enum(ranks).nullable().default(null),
  leastDegree: z.enum(degrees).nullable().default(null),
  /** Who may not bid, and what else is asked, a line each; only a person can judge them. */
  exclusions: lines,
  conditions: lines,
});
