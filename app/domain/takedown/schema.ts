import { z } from "zod";

export const newTakedown = z.strictObject({
  /** Number of the challenge. */
  challenge: z.string().min(1, "required"),
  /** `background`, `answer:2` (domain/takedown/target.ts). */
  target: z.string().min(1, "required"),
  /** Read by everybody as 因…暂时撤下; it must not repeat what is hidden. */
  publicReason: z.string().trim().min(2, "required").max(60),
});
