import { z } from "zod";
import { expertKinds } from "#app/domain/review/view.ts";

/** What is asked of one list (抽取条件): how many of a kind, of one field when said, how many at least from outside the city. */
const drawGroupCondition = z.strictObject({
  kind: z.enum(expertKinds),
  places: z.coerce.number().int().min(0, "drawPlaces").max(30, "drawPlaces").default(0),
  leastOutside: z.coerce.number().int().min(0, "drawPlaces").max(30, "drawPlaces").default(0),
  field: z.string().trim().max(40).optional(),
  /** Titles of which the expert has one, between commas: 教授、研究员. */
  title: z.string().trim().max(100).optional(),
});

export type DrawGroupCondition = z.output<typeof drawGroupCondition>;

/** Numbers of other items that are drawn for in the same session, each from its own pool. */
export const alsoItems = z.preprocess((given) => (typeof given === "string" ? [given] : given), z.array(z.string().min(1).max(40)).max(100).default([]));

/** The conditions of a draw; kinds with no places are left out. `reason` is needed for another draw after one that was held. */
export const drawConditions = z
  .strictObject({ groups: z.array(drawGroupCondition).max(expertKinds.length), also: alsoItems, reason: z.string().trim().max(500).optional() })
  .superRefine(({ groups }, context) => {
    if (groups.every(({ places }) => places === 0)) context.addIssue({ code: "custom", path: ["groups", 0, "places"], message: "drawNobody" });
    for (const [index, { kind, places, leastOutside }] of groups.entries()) {
      if (leastOutside > places) context.addIssue({ code: "custom", path: ["groups", index, "leastOutside"], message: "drawOutside" });
      if (groups.findIndex((other) => other.kind === kind) !== index) context.addIssue({ code: "custom", path: ["groups", index, "kind"], message: "duplicate" });
    }
  });

export type DrawConditions = z.output<typeof drawConditions>;

/** The number that the witness says. */
export const witnessNumber = z.strictObject({ number: z.string().trim().regex(/^\d{1,9}$/, "witnessNumber"), also: alsoItems });
