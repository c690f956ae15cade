import { z } from "zod";

/** What a team promises for one indicator (承诺值): a number, a range from low to high, or yes and no. */
export const promiseSchema = z.union([
  z.number(),
  z.tuple([z.number(), z.number()]).refine(([low, high]) => low <= high, { message: "rangeOrder" }),
  z.boolean(),
]);
export type PromisedValue = z.infer<typeof promiseSchema>;

/** Promises by indicator code; what is not there is not promised yet. */
export const promisesSchema = z.record(z.string(), promiseSchema);
