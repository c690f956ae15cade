import { z } from "zod";
import { promiseSchema } from "#app/domain/challenge/promise.ts";
import { fenSchema } from "#app/domain/kernel/money-schema.ts";
import { normalizePhone, personNameSchema } from "#app/domain/organisation/identifier.ts";
import { usccSchema } from "#app/domain/organisation/registration.ts";
import { inDateOrder, longestMilestoneText, mostMilestones } from "./milestone.ts";
import { type FullContent, type FullDraft } from "./full-parts.ts";
import { draftOfContent } from "./full-value.ts";
import { fullContent, fullDraft } from "./full-schema.ts";
import { costParts, type CostPart } from "./unit-cost.ts";
import { longestSummary, memberRoles, mostMembers, wholeShare } from "./parts.ts";

const longestEvidence = 2_000;
const longestTasks = 1_000;
const longestPeople = 1_000;

const typed = (most: number) => z.string().max(most).default("");
const level = z.int("trlRange").min(1, "trlRange").max(9, "trlRange");
const end = z.number().nullable();

const draftPromise = z.strictObject({
  value: z.union([z.number(), z.tuple([end, end]), z.boolean()]).nullable().default(null),
  evidence: typed(longestEvidence),
});

/** A bare value stands for a promise without words, as imports write it. */
const bareDraftPromise = z.union([z.number(), z.tuple([end, end]), z.boolean()]).transform((value) => ({ value, evidence: "" }));

const draftFen = fenSchema.nullable().default(null);
const draftShare = z.int().min(0).max(wholeShare).nullable().default(null);
const draftSources = z.strictObject({ fiscalFen: draftFen, ownerPayFen: draftFen, selfRaisedFen: draftFen }).prefault({});

/** A unit's part of the consortium: money in by source (资金来源), money out (支出), IP in hundredths of a percent. */
const draftPart = { moneyIn: draftSources, moneyOutFen: draftFen, ipShare: draftShare };

const draftMember = z.strictObject({
  uscc: typed(60),
  name: typed(200),
  role: z.enum(memberRoles).or(z.literal("")).default(""),
  tasks: typed(longestTasks),
  /** 主要人员, one a line: name, title, person-months. */
  people: typed(longestPeople),
  ...draftPart,
});

const draftMilestone = z.strictObject({ due: z.iso.date().or(z.literal("")).default(""), deliverable: typed(longestMilestoneText), check: typed(longestMilestoneText), fiscalFen: draftFen });

const longestBasis = 1_000;
export const perPart = <T extends z.ZodType>(schema: T) => Object.fromEntries(costParts.map((part) => [part, schema])) as Record<CostPart, T>;

/**
 * 申报书草稿: may be incomplete in every part, so that saving never needs completeness. Texts are as typed, "" is nothing yet.
 * `unread` keeps what was typed where a number is due and cannot be read as one, by the path of its field.
 */
export const bidDraft = z.strictObject({
  projectLead: z.strictObject({ name: typed(100), phone: typed(40), code: typed(40) }).prefault({}),
  members: z.array(draftMember).max(mostMembers + 1).default([]),
  /** The lead's own part; what is left empty is the rest. `showsBudget`: the members see the whole budget, not only their own block. */
  leadPart: z.strictObject({ ...draftPart, showsBudget: z.boolean().default(false) }).prefault({}),
  promised: z.record(z.string().max(20), z.union([draftPromise, bareDraftPromise])).default({}),
  trl: z.strictObject({ now: level.nullable().default(null), target: level.nullable().default(null) }).prefault({}),
  summary: typed(longestSummary),
  money: draftSources,
  /** 里程碑 */
  milestones: z.array(draftMilestone).max(mostMilestones + 1).default([]),
  /** 单位成本, 分 per unit of the item's cost indicator, and what it was reckoned from. */
  unitCost: z.strictObject({ ...perPart(draftFen), basis: typed(longestBasis) }).prefault({}),
  /** 完整申报书的其余部分, where the round asks for it. */
  full: fullDraft.default({} as FullDraft),
  statements: z
    .strictObject({ integrity: z.boolean().default(false), truthfulness: z.boolean().default(false), noDoubleFunding: z.boolean().default(false), notClassified: z.boolean().default(false) })
    .prefault({}),
  unread: z.record(z.string().max(80), z.string().max(100)).default({}),
});

export type BidDraft = z.output<typeof bidDraft>;
export type DraftPromise = BidDraft["promised"][string];
export type DraftMember = BidDraft["members"][number];

export type DraftMilestone = BidDraft["milestones"][number];

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

/** 万元 with two decimals is as fine as a bid goes (guide 2.4). */
const amount = fenSchema.refine((fen) => fen % 10_000 === 0, "twoDecimals");

/** Envelopes sealed before units had parts of their own still open: there nothing is split. */
const part = {
  moneyIn: z.strictObject({ fiscalFen: amount, ownerPayFen: amount, selfRaisedFen: amount }).prefault({ fiscalFen: 0, ownerPayFen: 0, selfRaisedFen: 0 }),
  moneyOutFen: amount.default(0),
  ipShare: z.int().min(0).max(wholeShare).default(0),
};

/** A member whose block is whole. */
export const wholeMember = z.strictObject({
  uscc: usccSchema,
  /** The name in the register of units wins where the code is known. */
  name: z.string().trim().max(100),
  role: z.enum(memberRoles, "required").default("other"),
  tasks: z.string().trim().min(1, "required").max(longestTasks),
  people: z.string().trim().max(longestPeople).default(""),
  ...part,
});
const milestoneText = z.string().trim().min(1, "required").max(longestMilestoneText);
const milestone = z.strictObject({ due: z.iso.date("required"), deliverable: milestoneText, check: milestoneText, fiscalFen: amount });
const unitCost = z.strictObject({ ...perPart(fenSchema), basis: z.string().trim().max(longestBasis).default("") });
const ticked = z.literal(true, "statementNeeded");

/**
 * 申报书 as it is sealed: whole. What the challenge asks (every hard indicator answered) is `completeness.ts`.
 * Money in 分. Messages are codes.
 */
export const bidSubmission = z.strictObject({
  projectLead,
  members: z
    .array(wholeMember)
    .max(mostMembers, "tooManyMembers")
    .superRefine((members, context) => {
      for (const [index, { uscc }] of members.entries()) {
        if (members.findIndex((other) => other.uscc === uscc) < index) context.addIssue({ code: "custom", path: [index, "uscc"], message: "duplicate" });
      }
    }),
  leadPart: z.strictObject({ ...part, showsBudget: z.boolean().default(false) }).prefault({}),
  promised: z.record(z.string(), z.strictObject({ value: promiseSchema, evidence: z.string().trim().max(longestEvidence) })),
  trl: z.strictObject({ now: level, target: level }).refine(({ now, target }) => target >= now, { path: ["target"], message: "trlOrder" }),
  summary: z.string().trim().min(1, "required").max(longestSummary),
  money: z.strictObject({ fiscalFen: amount, ownerPayFen: amount, selfRaisedFen: amount }),
  /** None is allowed, and an envelope sealed before there were any still opens: the form check notes it. */
  milestones: z.array(milestone).max(mostMilestones, "tooManyMilestones").transform(inDateOrder).default([]),
  unitCost: unitCost.nullable().default(null),
  /** Null where the round asks for the concise form. */
  full: fullContent.nullable().default(null as FullContent | null),
  statements: z.strictObject({ integrity: ticked, truthfulness: ticked, noDoubleFunding: ticked, notClassified: ticked }),
});

export type BidSubmission = z.output<typeof bidSubmission>;
export type BidMemberPart = BidSubmission["members"][number];

/** A whole bid as a draft again: what a correction or a replacement starts from. The lead's part is the rest again. */
export function draftOf(submission: BidSubmission): BidDraft {
  return { ...submission, unitCost: submission.unitCost ?? emptyDraft.unitCost, full: draftOfContent(submission.full), leadPart: { ...emptyDraft.leadPart, showsBudget: submission.leadPart.showsBudget }, unread: {} };
}
