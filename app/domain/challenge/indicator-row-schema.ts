import { z } from "zod";

const text = z.string().trim().default("");

/** One indicator as a form sends it: texts as typed. */
export const indicatorRow = z.object({
  code: text,
  name: text,
  comparator: text,
  value: text,
  upper: text,
  unit: text,
  basis: text,
  method: text,
  hard: z.boolean().default(false),
  verification: text,
  mode: text,
  baseline: text,
});
