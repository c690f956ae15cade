import { z } from "zod";

export const newTakedown = z
  .strictObject({
    /** Number of the challenge, or document number or id of the notice: one of them. */
    challenge: z.string().min(1, "required").optional(),
    notice: z.string().min(1, "required").optional(),
    /** `background`, `answer:2`, `attachment:1`, `callBody` (domain/takedown/target.ts). */
    target: z.string().min(1, "required"),
    /** Read by everybody as 因…暂时撤下; it must not repeat what is hidden. */
    publicReason: z.string().trim().min(2, "required").max(60),
  })
  .refine(({ challenge, notice }) => (challenge === undefined) !== (notice === undefined), { path: ["challenge"], message: "required" });

/** What the page asks for: in what it is hidden says its address. */
export const takedownForm = z.object({ target: newTakedown.shape.target, publicReason: newTakedown.shape.publicReason });
