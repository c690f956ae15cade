import { z } from "zod";
import { clearanceConclusions, clearanceKinds } from "./clearance.ts";

export const newClearance = z.strictObject({
  kind: z.enum(clearanceKinds),
  conclusion: z.enum(clearanceConclusions),
  reviewer: z.string().trim().min(2, "required").max(100),
  reviewedOn: z.iso.date("required"),
  opinion: z.string().trim().max(2000).default(""),
  /** SHA-256 of the opinion's file. */
  scan: z.string().regex(/^[0-9a-f]{64}$/, "scanNeeded"),
  fileName: z.string().trim().max(200).default(""),
});
