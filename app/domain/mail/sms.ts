import { z } from "zod";
import { itemNews } from "./mail.ts";

/** A mainland mobile number, as written on a form: 11 digits. */
export const mobileNumber = z.string().regex(/^1[3-9]\d{9}$/);

/** A code by SMS, sealed to the number (`crypto/message-code.ts`). */
const codeSms = z.strictObject({
  kind: z.enum(["activation", "passwordReset", "secondFactor"]),
  sealedCode: z.string().min(1),
  validUntil: z.iso.datetime({ offset: true }),
});

/** News of a challenge that is public, for who follows it. */
const itemNewsSms = z.strictObject({ kind: z.literal("itemNews"), news: z.enum(itemNews), challengeNo: z.string().min(1).max(40) });

/** 短信: codes, that an invitation to judge waits behind the sign-in (it names no item), and what is new of an item that is followed. */
export const smsSchema = z.union([codeSms, z.strictObject({ kind: z.literal("reviewInvitation") }), itemNewsSms]);

export type Sms = z.infer<typeof smsSchema>;
