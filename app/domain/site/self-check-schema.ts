import { z } from "zod";
import { selfChecks } from "./self-check.ts";

const outcome = z.strictObject({ result: z.enum(["yes", "no", "untried"]), value: z.number().min(-1e9).max(1e9).nullable() });

/** What the page's script found; anything else is no result. */
export const selfCheckOutcomes = z.partialRecord(z.enum(selfChecks), outcome);
