import { z } from "zod";

const instant = z.iso.datetime({ offset: true });
const publicNo = z.string().min(1).max(64);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const name = z.string().min(1).max(200);

/** Who is written to: the greeting names the person, and the unit where the matter is the unit's. */
const recipient = { personName: name, unitName: name.nullable() };

/**
 * 邀请与重置: a single-use code for a person. The code is sealed to the address (`crypto/message-code.ts`), because
 * a job's payload lies in the database; the mail shows it and carries no link that signs in, so that a
 * mail scanner that follows links uses up nothing.
 */
export const invitationMail = z.strictObject({
  template: z.literal("invitation"),
  purpose: z.enum(["activation", "passwordReset"]),
  ...recipient,
  username: z.string().min(1).max(64),
  sealedCode: z.string().min(1),
  validUntil: instant,
});

/** 投递回执: what the receipt says, nothing of the bid's content (trust.md section 4). */
export const bidReceiptMail = z.strictObject({
  template: z.literal("bidReceipt"),
  ...recipient,
  challengeNo: publicNo,
  challengeTitle: name,
  bidNo: publicNo,
  bidVersion: z.int().positive(),
  /** Of the database's clock, to the millisecond. */
  receivedAt: instant,
  deadline: instant,
  shortCode: z.string().min(1).max(64),
  commitment: digest,
  ciphertextDigest: digest,
  openingKeyFingerprint: digest,
  auditSequence: z.int().positive(),
});

/** What the decision means for one bid (结果). */
export const decisionOutcomes = ["proposed", "reserve", "notSelected", "notAccepted", "unmatched", "awarded"] as const;
export type DecisionOutcome = (typeof decisionOutcomes)[number];

/** 结果通知: the outcome in words and where to read more; marks and comments stay behind the sign-in. */
export const decisionMail = z.strictObject({
  template: z.literal("decision"),
  ...recipient,
  challengeNo: publicNo,
  challengeTitle: name,
  bidNo: publicNo,
  outcome: z.enum(decisionOutcomes),
  /** The reason that the unit is told, where one is given. */
  reason: z.string().max(1000).nullable(),
  notice: z
    .strictObject({
      id: z.uuid(),
      title: name,
      /** 发文字号 */
      documentNo: z.string().max(100).nullable(),
      /** 公示期 as dates, both days counted; null for a notice without a term. */
      term: z.strictObject({ from: z.iso.date(), to: z.iso.date() }).nullable(),
    })
    .nullable(),
});

/** What a team is told of its bid besides receipt and result: every turn that is not the plain course. */
export const bidNews = ["deadlineNear", "withdrawn", "contestDeclined", "contestAccepted", "lateRefused", "duplicateRefused", "notSubmitted", "draftAhead", "unconfirmed", "memberDeclined", "extended", "amended", "answered", "attached", "sampleLot", "visit", "visitRecord", "suspended", "resumed", "challengeWithdrawn", "challengeEnded", "reopened", "reopeningLapsed", "ticketDeclined", "notOpened", "contentAsked", "contentReceived", "contentOpened", "contentMissing", "correctionRequested", "formRejected", "rejectionKept", "readmitted", "matchingBegun", "matchingExtended", "unmatched", "defenceSet"] as const;
export type BidNews = (typeof bidNews)[number];

/** 进展通知: what happened to the bid, until when something is due, and the words that belong to it. */
export const bidNewsMail = z.strictObject({
  template: z.literal("bidNews"),
  news: z.enum(bidNews),
  ...recipient,
  challengeNo: publicNo,
  challengeTitle: name,
  bidNo: publicNo,
  at: instant.nullable(),
  words: z.string().max(1000).nullable(),
});

/** 成员确认催办: neither bid nor item, because a job lies in the database in clear and the member is a secret until the opening. */
export const memberReminderMail = z.strictObject({ template: z.literal("memberReminder"), ...recipient });

/** What followers of a challenge, and who asked about it, are told. Nothing of a bid. */
export const itemNews = ["confirmFollow", "answered", "questionDeclined", "attached", "sampleLot", "visit", "visitRecord", "amended", "extended", "suspended", "resumed", "withdrawn", "ended", "result", "awarded", "awardRevoked", "awardForfeited", "expertRecused", "staffRecused", "conflictAfterDecision", "defenceSet", "meetingSet"] as const;
export type ItemNews = (typeof itemNews)[number];

/** 关注通知 of a challenge. `unfollow` is the end of the link by which one leaves, or confirms. */
export const itemNewsMail = z.strictObject({
  template: z.literal("itemNews"),
  news: z.enum(itemNews),
  personName: name.nullable(),
  unitName: z.null(),
  challengeNo: publicNo,
  challengeTitle: name,
  at: instant.nullable(),
  words: z.string().max(1000).nullable(),
  unfollow: z.string().max(200).nullable(),
});

/** Items that one mail of a search lists; of more it gives the number. */
export const mostItemsOfMail = 20;

/** 关注 of a search: to confirm, or the items that were published and fit. `search` is its address (domain/challenge/search.ts). */
export const searchNewsMail = z.strictObject({
  template: z.literal("searchNews"),
  news: z.enum(["confirm", "published"]),
  personName: name.nullable(),
  unitName: z.null(),
  search: z.string().max(1000),
  items: z.array(z.strictObject({ no: publicNo, title: name, closesAt: instant.nullable() })).max(mostItemsOfMail),
  /** How many fit besides. */
  more: z.int().min(0),
  unfollow: z.string().max(200),
});

/** What the people of a unit are told about it: somebody contests it, or a claim was decided. */
export const unitNews = ["contested", "claimAccepted", "claimDeclined"] as const;
export type UnitNews = (typeof unitNews)[number];

export const unitNewsMail = z.strictObject({ template: z.literal("unitNews"), news: z.enum(unitNews), ...recipient, words: z.string().max(1000).nullable() });

/** What a firm is told of its demand, and the county body of one that waits for its word. */
export const demandNews = ["returned", "revised", "listed", "shelved", "declined", "merged", "split", "recommendationAsked", "questionAsked", "wordAsked", "wordAskedAgain", "wordTermLonger", "matchingAsked", "matchingAskedAgain", "matchingTermLonger"] as const;
export type DemandNews = (typeof demandNews)[number];

/** 需求进展通知, and to the owner of an item that a question waits for its draft, or bids for its word. `no` is the number of the demand, of the question, or of the item. */
export const demandNewsMail = z.strictObject({ template: z.literal("demandNews"), news: z.enum(demandNews), ...recipient, no: publicNo, title: name, at: instant.nullable(), words: z.string().max(1000).nullable() });

/** 评审邀请: that something waits for the expert. Who judges which item is known to few (guide 3.7), so the mail names no item. */
export const reviewInvitationMail = z.strictObject({ template: z.literal("reviewInvitation"), ...recipient });

export const mailSchema = z.discriminatedUnion("template", [invitationMail, bidReceiptMail, decisionMail, bidNewsMail, memberReminderMail, itemNewsMail, searchNewsMail, unitNewsMail, demandNewsMail, reviewInvitationMail]);

export type InvitationMail = z.infer<typeof invitationMail>;
export type BidReceiptMail = z.infer<typeof bidReceiptMail>;
export type BidNewsMail = z.infer<typeof bidNewsMail>;
export type SearchNewsMail = z.infer<typeof searchNewsMail>;
export type ItemNewsMail = z.infer<typeof itemNewsMail>;
export type MemberReminderMail = z.infer<typeof memberReminderMail>;
export type UnitNewsMail = z.infer<typeof unitNewsMail>;
export type DemandNewsMail = z.infer<typeof demandNewsMail>;
export type ReviewInvitationMail = z.infer<typeof reviewInvitationMail>;
export type DecisionMail = z.infer<typeof decisionMail>;
/** A mail to be written: the facts, in JSON types; the words are made where it is sent. */
export type Mail = z.infer<typeof mailSchema>;
export type MailTemplate = Mail["template"];

/** Whether a mail tells that a bid exists: nobody but its addressee may learn it before the opening (guide 0.1, 1). */
export const tellsOfBid: Readonly<Record<MailTemplate, boolean>> = { invitation: false, bidReceipt: true, decision: false, bidNews: true, memberReminder: true, itemNews: false, searchNews: false, unitNews: false, demandNews: false, reviewInvitation: false };

export const mailTemplates = Object.keys(tellsOfBid) as MailTemplate[];
