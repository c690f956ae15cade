import { z } from "zod";

/** A mainland mobile number, as written on a form: 11 digits. */
export const mobileNumber = z.string().regex(/^1[3-9]\d{9}$/);

/** A code by SMS, sealed to the number (`crypto/message-code.ts`). */
const codeSms = z.strictObject({
  kind: z.enum(["activation", "passwordReset", "secondFactor"]),
  sealedCode: z.string().min(1),
  validUntil: z.iso.datetime({ offset: true }),
});

/** 短信: codes, and that an invitation to judge waits behind the sign-in; it names no item. */
export const smsSchema = z.union([codeSms, z.strictObject({ kind: z.literal("reviewInvitation") })]);

export type Sms = z.infer<typeof smsSchema>;
