import { z } from "zod";
import { promiseSchema } from "#app/domain/challenge/promise.ts";
import { fenSchema } from "#app/domain/kernel/money-schema.ts";
import { normalizePhone, personNameSchema } from "#app/domain/organisation/identifier.ts";
import { usccSchema } from "#app/domain/organisation/registration.ts";
import { longestSummary, mostMembers } from "./parts.ts";

const longestEvidence = 2_000;
const longestTasks = 1_000;

const typed = (most: number) => z.string().max(most).default("");
const level = z.int("trlRange").min(1, "trlRange").max(9, "trlRange");
const end = z.number().nullable();

const draftPromise = z.strictObject({
  value: z.union([z.number(), z.tuple([end, end]), z.boolean()]).nullable().default(null),
  evidence: typed(longestEvidence),
});

/** A bare value stands for a promise without words, as imports write it. */
const bareDraftPromise = z.union([z.number(), z.tuple([end, end]), z.boolean()]).transform((value) => ({ value, evidence: "" }));

/**
 * 申报书草稿: may be incomplete in every part, so that saving never needs completeness. Texts are as typed, "" is nothing yet.
 * `unread` keeps what was typed where a number is due and cannot be read as one, by the path of its field.
 */
export const bidDraft = z.strictObject({
  projectLead: z.strictObject({ name: typed(100), phone: typed(40), code: typed(40) }).prefault({}),
  members: z.array(z.strictObject({ uscc: typed(60), name: typed(200), tasks: typed(longestTasks) })).max(mostMembers + 1).default([]),
  promised: z.record(z.string().max(20), z.union([draftPromise, bareDraftPromise])).default({}),
  trl: z.strictObject({ now: level.nullable().default(null), target: level.nullable().default(null) }).prefault({}),
  summary: typed(longestSummary),
  money: z
    .strictObject({ fiscalFen: fenSchema.nullable().default(null), ownerPayFen: fenSchema.nullable().default(null), selfRaisedFen: fenSchema.nullable().default(null) })
    .prefault({}),
  statements: z
    .strictObject({ integrity: z.boolean().default(false), truthfulness: z.boolean().default(false), noDoubleFunding: z.boolean().default(false), notClassified: z.boolean().default(false) })
    .prefault({}),
  unread: z.record(z.string().max(80), z.string().max(100)).default({}),
});

export type BidDraft = z.output<typeof bidDraft>;
export type DraftPromise = BidDraft["promised"][string];

/** A draft with nothing in it. */
export const emptyDraft: BidDraft = bidDraft.parse({});

const projectLead = z
  .strictObject({
    name: personNameSchema,
    /** Mobile number, normalized; "" when the person is known by a code. */
    phone: z.string().transform(normalizePhone).refine((text) => text === "" || /^1[3-9]\d{9}$/.test(text), "phoneFormat"),
    /** Code of the person in a register (人才编号), as imports carry it: `PI-001`. */
    code: z.string().trim().max(40),
  })
  .refine((lead) => lead.phone !== "" || lead.code !== "", { path: ["phone"], message: "leadIdentity" });

const member = z.strictObject({
  uscc: usccSchema,
  /** The name in the register of units wins where the code is known. */
  name: z.string().trim().max(100),
  tasks: z.string().trim().min(1, "required").max(longestTasks),
});

/** 万元 with two decimals is as fine as a bid goes (guide 2.4). */
const amount = fenSchema.refine((fen) => fen % 10_000 === 0, "twoDecimals");
const ticked = z.literal(true, "statementNeeded");

/**
 * 申报书 as it is sealed: whole. What the challenge asks (every hard indicator answered) is `completeness.ts`.
 * Money in 分. Messages are codes.
 */
export const bidSubmission = z.strictObject({
  projectLead,
  members: z
    .array(member)
    .max(mostMembers, "tooManyMembers")
    .superRefine((members, context) => {
      for (const [index, { uscc }] of members.entries()) {
        if (members.findIndex((other) => other.uscc === uscc) < index) context.addIssue({ code: "custom", path: [index, "uscc"], message: "duplicate" });
      }
    }),
  promised: z.record(z.string(), z.strictObject({ value: promiseSchema, evidence: z.string().trim().max(longestEvidence) })),
  trl: z.strictObject({ now: level, target: level }).refine(({ now, target }) => target >= now, { path: ["target"], message: "trlOrder" }),
  summary: z.string().trim().min(1, "required").max(longestSummary),
  money: z.strictObject({ fiscalFen: amount, ownerPayFen: amount, selfRaisedFen: amount }),
  statements: z.strictObject({ integrity: ticked, truthfulness: ticked, noDoubleFunding: ticked, notClassified: ticked }),
});

export type BidSubmission = z.output<typeof bidSubmission>;

/** A whole bid as a draft again: what a correction or a replacement starts from. */
export function draftOf(submission: BidSubmission): BidDraft {
  return { ...submission, unread: {} };
}
