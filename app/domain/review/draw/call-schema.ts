import { z } from "zod";
import { callResults } from "./call-list.ts";

/** What is recorded of a call (致电结果): a no has its reason, an agreement may stand without inviting to the item at once. */
export const callRecord = z
  .strictObject({
    pseudonym: z.string().regex(/^[A-Z]\d{1,8}$/, "shape"),
    result: z.enum(callResults).exclude(["asked"]),
    reason: z.string().trim().max(500).optional(),
    /** Only the agreement is kept; who reads which bid is decided by an assignment. */
    assignLater: z.union([z.boolean(), z.stringbool()]).default(false),
  })
  .superRefine(({ result, reason }, context) => {
    if ((result === "declined" || result === "conflict") && !reason) context.addIssue({ code: "custom", path: ["reason"], message: "required" });
  });
