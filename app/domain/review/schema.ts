import { z } from "zod";
import { paperTakes } from "./paper-sheet.ts";
import { longestOpinion, longestReason } from "./score-book.ts";
import { panelQuestions } from "./votes.ts";

const text = (most: number) => z.record(z.string().max(10), z.string().max(most).optional()).default({});

/** What an expert marks on one bid (评分表): decimal strings and reasons by criterion code; what is missing or empty is not marked yet. */
const sheetContent = {
  marks: text(20),
  reasons: text(longestReason),
  /** 一票否决: raised where `flags` says "on", or without any `flags` where a reason is given; the reason by criterion code. */
  flags: z.record(z.string().max(10), z.string().max(5).optional()).optional(),
  vetoes: text(longestReason),
  opinion: z.string().max(longestOpinion).default(""),
};

/** A sheet as it is saved: `revision` is the one that the writer saw, 0 before the first. */
export const scoreSheetInput = z.strictObject({ revision: z.number().int().min(0).default(0), ...sheetContent });

export type ScoreSheetInput = z.output<typeof scoreSheetInput>;

/** The same as the page sends it: a box that is not ticked says that nothing is raised. */
export const scoreSheetForm = scoreSheetInput.extend({ flags: text(5) });

/** A sheet that comes with the signature, on paper or from a file, for the bid of this number or review code. */
export const signedSheetInput = z.strictObject({ bid: z.string().min(1), ...sheetContent });

export type SignedSheetInput = z.output<typeof signedSheetInput>;

/** The marks of a 横向表 by review code, each with the revision of the sheet as it was on the screen. */
export const ownGridInput = z.object({ bids: z.record(z.string().max(40), z.object({ revision: z.coerce.number().int().min(0), marks: text(20) })).default({}) });

/** The same as a form that came back has it. */
export const ownGridTyped = z.object({ bids: z.record(z.string(), z.object({ marks: text(20) })).default({}) });

export type OwnGridInput = z.output<typeof ownGridInput>;

const offlineSheet = z.strictObject({ task: z.uuid(), code: z.string().max(40), revision: z.number().int().min(0), marks: z.record(z.string().max(10), z.string().max(20)), reasons: z.record(z.string().max(10), z.string().max(longestReason)), vetoes: z.record(z.string().max(10), z.string().max(longestReason)).default({}), opinion: z.string().max(longestOpinion) });

/** A checked 离线评分表 to be taken over. `take`: sheets that were saved in between, over the revision that was shown. */
export const offlineFormInput = z.strictObject({ sheets: z.array(offlineSheet).min(1).max(60), take: z.array(z.strictObject({ code: z.string(), revision: z.number().int().min(0) })).default([]) });

export type OfflineFormInput = z.output<typeof offlineFormInput>;

/** A printed sheet as a clerk types it. */
export const paperInput = z.strictObject(sheetContent);

export type PaperInput = z.input<typeof paperInput>;

/** Why a printed sheet is replaced by a new one. */
export const reprintPaperInput = z.strictObject({ reason: z.string().trim().min(1, "required").max(longestReason) });

/** What the scan says where two entries differ: one of them, or `text`. `scan` is the SHA-256 of the scanned sheet. */
export const clearPaperInput = z.strictObject({
  choices: z.array(z.strictObject({ path: z.string().max(40), take: z.enum(paperTakes), text: z.string().max(longestOpinion).default("") })).max(60),
  scan: z.string().trim().toLowerCase().regex(/^[0-9a-f]{64}$/, "scanNeeded"),
});

export type ClearPaperInput = z.output<typeof clearPaperInput>;

/** 专家组意见 as the chair writes it; `revision` is the one that was on the screen, 0 before the first. */
export const panelOpinionInput = z.strictObject({
  bid: z.string().min(1).max(40),
  revision: z.coerce.number().int().min(0),
  opinion: z.string().trim().min(1, "required").max(longestOpinion),
  divergence: z.string().trim().max(longestReason).default(""),
});

/** A remark of 评议讨论; `parent` is the remark that it answers. */
export const panelRemarkInput = z.strictObject({ bid: z.string().min(1).max(40), parent: z.uuid().optional(), words: z.string().trim().min(1, "required").max(longestReason) });

/** 专家组表决 as the chair records it. */
export const panelVoteInput = z.strictObject({ bid: z.string().min(1).max(40), question: z.enum(panelQuestions), votesFor: z.coerce.number().int().min(0).max(99), votesAgainst: z.coerce.number().int().min(0).max(99) });

export type PanelVoteInput = z.output<typeof panelVoteInput>;

/** The same from a signed record on paper. `seen`: how many votes of the stage were recorded when the form was made; `reason` where the chair's own record is replaced. */
export const paperVoteInput = panelVoteInput.extend({ seen: z.coerce.number().int().min(0), reason: z.string().trim().max(longestReason).default("") });
