import { z } from "zod";

/** A mainland mobile number, as written on a form: 11 digits. */
export const mobileNumber = z.string().regex(/^1[3-9]\d{9}$/);

/** 短信: only codes go by SMS. The code is sealed to the number (`crypto/message-code.ts`). */
export const smsSchema = z.strictObject({
  kind: z.enum(["activation", "passwordReset", "secondFactor"]),
  sealedCode: z.string().min(1),
  validUntil: z.iso.datetime({ offset: true }),
});

export type Sms = z.infer<typeof smsSchema>;
