import { z } from "zod";
import { keySetFormat, mostHolders, mostKeys } from "./key-set.ts";

const recipient = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/);

/** The public half of a set, as a browser or the offline command hands it over. There is no field for a secret. */
export const keySetPart = z.strictObject({
  format: z.literal(keySetFormat),
  tag: z.string().regex(/^\d{6}$/),
  threshold: z.int().min(2).max(mostHolders),
  /** Who keeps which code, in the order of the codes: what the sheet calls them, and their user name if they have one. */
  holders: z
    .array(z.strictObject({ label: z.string().trim().min(1).max(40), username: z.string().max(60).nullable().default(null) }))
    .min(2)
    .max(mostHolders),
  recipients: z
    .array(recipient)
    .min(2)
    .max(mostKeys + 1)
    .refine((all) => new Set(all).size === all.length, "duplicate"),
});

export type KeySetPart = z.output<typeof keySetPart>;
