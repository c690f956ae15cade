import { z } from "zod";
import { bidNews, demandNews, itemNews } from "./mail.ts";

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

/** News of a demand, or a question that waits, for the people of a unit who have no address. */
const demandNewsSms = z.strictObject({ kind: z.literal("demandNews"), news: z.enum(demandNews), no: z.string().min(1).max(40) });

/** For the team of a bid whose people have no address: that something happened to it, or that its result is public. */
const bidNewsSms = z.strictObject({ kind: z.literal("bidNews"), news: z.enum(bidNews), bidNo: z.string().min(1).max(40) });
const bidResultSms = z.strictObject({ kind: z.literal("bidResult"), bidNo: z.string().min(1).max(40) });

/** 投递回执: number, time and short code, for who has no address. */
const bidReceiptSms = z.strictObject({ kind: z.literal("bidReceipt"), bidNo: z.string().min(1).max(40), bidVersion: z.int().positive(), receivedAt: z.iso.datetime({ offset: true }), shortCode: z.string().min(1).max(64) });

/** 成员确认催办, as nameless as its mail. */
const memberReminderSms = z.strictObject({ kind: z.literal("memberReminder") });

/** When and where an expert is to come to a defence or a panel's meeting: which item stands behind the sign-in. */
const meetingSms = z.strictObject({ kind: z.enum(["defenceSet", "meetingSet"]), at: z.iso.datetime({ offset: true }), place: z.string().min(1).max(200) });

/** 短信: codes, that an invitation to judge waits behind the sign-in (it names no item), what is new of an item that is followed, and of a bid of one's own. */
export const smsSchema = z.union([codeSms, z.strictObject({ kind: z.literal("reviewInvitation") }), itemNewsSms, demandNewsSms, bidNewsSms, bidResultSms, bidReceiptSms, memberReminderSms, meetingSms]);

export type Sms = z.infer<typeof smsSchema>;

/** Whether it tells that somebody bids: for its reader alone, whatever else is shown of messages. */
export function smsTellsOfBid({ kind }: Pick<Sms, "kind">): boolean {
  return ofBid.has(kind);
}

const ofBid: ReadonlySet<Sms["kind"]> = new Set(["bidNews", "bidResult", "bidReceipt", "memberReminder"]);
