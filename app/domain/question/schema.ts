import { z } from "zod";
import { answerKinds } from "./change.ts";

const text = z.string().trim().min(1, "required").max(3000);

export const newQuestion = z.strictObject({
  /** Number of the challenge that is asked about. */
  challenge: z.string().min(1, "required"),
  text: z.string().trim().min(5, "questionTooShort").max(1000),
});

export const answerDraft = z.strictObject({
  answer: text,
  /** What the answer changes, by who writes it. */
  changes: z.enum(answerKinds),
});

export const answerPublication = z.strictObject({
  /** The question as everybody reads it. */
  question: z.string().trim().min(5, "questionTooShort").max(1000),
  answer: text,
  changes: z.enum(answerKinds),
  /** Checked against the published text, where the answer looks as if it changed something. */
  checked: z.boolean().default(false),
});
