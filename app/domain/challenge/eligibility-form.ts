import { z } from "zod";
import type { Eligibility } from "./eligibility.ts";
import { eligibilitySchema } from "./eligibility-schema.ts";

const text = z.string().trim().default("");

/** A line each, empty ones left out. */
const listed = text.transform((typed) => typed.split(/\r?\n/).map((one) => one.trim()).filter(Boolean));

/** A whole number as typed; "" is none, anything else is judged as not a number. */
const number = text.transform((typed) => (typed === "" ? null : /^\d{1,4}$/.test(typed) ? Number(typed) : Number.NaN));

const choice = text.transform((typed) => (typed === "" ? null : typed));

/** `4108 焦作市`, a line each. */
const regions = listed.transform((typed) =>
  typed.map((one) => {
    const [, code = "", name = ""] = /^(\d*)[\s:：]*(.*)$/.exec(one) ?? [];
    return { code, name };
  }),
);

/** 揭榜方条件 as typed: lists as lines, numbers and dates as text. What it means is judged by `eligibilitySchema`, under the names of the fields. */
export const eligibilityForm = z
  .object({
    leadKinds: z.array(z.string()).default([]),
    regions,
    registeredBy: choice,
    mostUnits: number,
    leastTrl: number,
    mostAge: number,
    leastRank: choice,
    leastDegree: choice,
    exclusions: listed,
    conditions: listed,
  })
  .prefault({})
  .transform((typed, context): Eligibility => {
    const read = eligibilitySchema.safeParse(typed);
    if (read.success) return read.data;
    // A line's problem belongs to its field.
    for (const { path, message } of read.error.issues) context.addIssue({ code: "custom", path: path.slice(0, 1), message });
    return z.NEVER;
  });

/** What the fields show for stored conditions. */
export function formOfEligibility({ leadKinds, regions, registeredBy, mostUnits, leastTrl, mostAge, leastRank, leastDegree, exclusions, conditions }: Eligibility) {
  const shown = (value: number | string | null) => (value === null ? "" : String(value));
  return {
    leadKinds,
    regions: regions.map(({ code, name }) => `${code} ${name}`).join("\n"),
    registeredBy: shown(registeredBy),
    mostUnits: shown(mostUnits),
    leastTrl: shown(leastTrl),
    mostAge: shown(mostAge),
    leastRank: shown(leastRank),
    leastDegree: shown(leastDegree),
    exclusions: exclusions.join("\n"),
    conditions: conditions.join("\n"),
  };
}
