/**
 * What a correction (补正) may open. Promised values are not among them: after closing nobody betters a promise; the
 * words behind them (`evidence`) and the reckoning of the cost may be completed. Milestones go with the money, the whole form's parts with the text;
 * `files` lets missing attachments be supplied, and takes none away.
 */
export const correctableFields = ["projectLead", "members", "evidence", "trl", "summary", "money", "statements", "files"] as const;
export type CorrectableField = (typeof correctableFields)[number];

/** Why a bid is not accepted (不予受理原因). */
export const rejectReasons = ["ownerAffiliate", "notEligible", "incomplete", "correctionLate", "crossMembership", "duplicateContent", "duplicateLead", "hardIndicators", "other"] as const;
export type RejectReason = (typeof rejectReasons)[number];
