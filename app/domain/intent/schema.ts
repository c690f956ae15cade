import { z } from "zod";

/** 合作意向 as a unit posts it; everybody reads it until the closing. */
export const newIntent = z.strictObject({
  /** What the unit can do, and whom it looks for. */
  text: z.string().trim().min(10, "intentTooShort").max(500),
  contact: z.string().trim().min(2, "required").max(100),
});
