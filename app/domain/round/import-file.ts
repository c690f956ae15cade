import { z } from "zod";
import { perPart } from "#app/domain/bid/schema.ts";
import { challengeClasses, wastes } from "#app/domain/challenge/kinds.ts";
import { fundingRuleSchema } from "#app/domain/challenge/funding.ts";
import { indicatorList } from "#app/domain/challenge/indicator.ts";
import { newChallenge } from "#app/domain/challenge/schema.ts";
import { isOfferedPattern, patterns } from "#app/domain/kernel/pattern.ts";
import { rubric } from "./rubric-schema.ts";
import { exclusiveRoles, roundRules } from "./schema.ts";
import { custodies } from "./custodies.ts";

const code = z.string().min(1).max(20);
const wanYuan = z.number().min(0).max(1e9);

const unit = z.strictObject({ code, role: z.enum(["owner", "bidder", "expertUnit"]), name: z.string().trim().min(1).max(60), uscc: z.string(), kind: z.string().max(20) });

const expert = z.strictObject({
  code: z.string().regex(/^E\d{3,5}$/),
  name: z.string().trim().min(1).max(30),
  kind: z.enum(["technical", "financial", "management", "investment"]),
  unit: code,
  fields: z.array(z.string().max(30)).max(20),
  title: z.string().max(30),
  local: z.boolean(),
  pastUnits: z.array(z.strictObject({ unit: code, until: z.string().regex(/^\d{4}-\d{2}$/) })),
  coauthors: z.array(z.strictObject({ with: code, unit: code, kind: z.string().max(20), year: z.number().int() })),
  advisers: z.array(z.strictObject({ of: code, unit: code, kind: z.string().max(20) })),
});

const item = z.strictObject({
  no: z.string(),
  title: z.string(),
  class: z.enum(challengeClasses),
  owner: code.nullable(),
  waste: z.array(z.enum(wastes)).min(1),
  race: z.boolean(),
  direction: z.string().optional(),
  periodMonths: z.number().int(),
  money: z.strictObject({ unit: z.literal("万元"), fiscal: wanYuan, ownerInput: wanYuan, payToBidder: wanYuan }),
  background: z.string(),
  content: z.string(),
  deliverables: z.string(),
  ipRule: z.string(),
  indicators: indicatorList,
  pattern: z.enum(patterns).refine(isOfferedPattern, "patternNotOffered"),
  fundingRule: fundingRuleSchema,
  ...newChallenge.pick({ industry: true, keywords: true, eligibility: true, isConfidential: true, contact: true, maxTeams: true, checkpoints: true, tranches: true, baseline: true }).partial().shape,
});

const promised = z.union([z.number(), z.boolean(), z.tuple([z.number(), z.number()])]);

const bid = z.strictObject({
  no: z.string().regex(/^JB-\d{4}-\d{3,8}$/),
  item: z.string(),
  lead: code,
  members: z.array(code),
  projectLead: code,
  trl: z.strictObject({ now: z.number().int().min(1).max(9), target: z.number().int().min(1).max(9) }),
  summary: z.string(),
  promised: z.record(z.string(), promised),
  /** 里程碑 by months from the closing (the file knows no dates) and 单位成本 in 元; both may be left out. */
  milestones: z.array(z.strictObject({ month: z.number().int().min(0).max(60), deliverable: z.string(), check: z.string(), fiscal: wanYuan })).max(12).default([]),
  unitCost: z.strictObject({ ...perPart(z.number().nonnegative()), basis: z.string().default("") }).optional(),
  ask: z.strictObject({ unit: z.literal("万元"), fiscal: wanYuan, ownerPay: wanYuan, selfRaised: wanYuan }),
  intendedState: z.string(),
  exercises: z.string(),
  failsHard: z.array(z.string()),
  missingHard: z.array(z.string()),
});

/** A whole round in one file (批次导入文件): the format of the demo round. */
export const roundFile = z
  .strictObject({
    round: z.strictObject({
      code: z.string(),
      title: z.string(),
      rules: roundRules.extend({ custody: z.enum(custodies) }).partial({ publicity: true }),
      exclusiveRoles: exclusiveRoles.optional(),
    }),
    organisations: z.array(unit).max(5000),
    affiliations: z.array(z.strictObject({ controller: code, controlled: code, share: z.number().gt(0).max(1) })),
    items: z.array(item).min(1).max(999),
    bids: z.array(bid).default([]),
    rubric,
    experts: z.array(expert).max(10_000),
    /** What the file's author expects of conflicts; read by tests only. */
    expertCases: z.array(z.unknown()).optional(),
  })
  .superRefine((file, context) => {
    for (const { path, message } of looseEnds(file)) context.addIssue({ code: "custom", path, message });
  });

export type RoundFile = z.output<typeof roundFile>;

type Problem = { path: (string | number)[]; message: string };

/** References that point nowhere and codes given twice, each with its place. */
function looseEnds(file: { organisations: { code: string }[]; affiliations: { controller: string; controlled: string }[]; items: { no: string; owner: string | null }[]; bids: { no: string; item: string; lead: string; members: string[] }[]; experts: { code: string; unit: string; pastUnits: { unit: string }[] }[] }): Problem[] {
  const units = new Set(file.organisations.map((one) => one.code));
  const items = new Set(file.items.map((one) => one.no));
  const unknown = (path: (string | number)[], reference: string): Problem[] => (units.has(reference) ? [] : [{ path, message: "unknownUnit" }]);
  return [
    ...repeated("organisations", file.organisations.map((one) => one.code), "code"),
    ...repeated("items", file.items.map((one) => one.no), "no"),
    ...repeated("bids", file.bids.map((one) => one.no), "no"),
    ...repeated("experts", file.experts.map((one) => one.code), "code"),
    ...file.affiliations.flatMap((one, index) => [...unknown(["affiliations", index, "controller"], one.controller), ...unknown(["affiliations", index, "controlled"], one.controlled)]),
    ...file.items.flatMap((one, index) => (one.owner === null ? [] : unknown(["items", index, "owner"], one.owner))),
    ...file.experts.flatMap((one, index) => [...unknown(["experts", index, "unit"], one.unit), ...one.pastUnits.flatMap((past, at) => unknown(["experts", index, "pastUnits", at, "unit"], past.unit))]),
    ...file.bids.flatMap((one, index) => [
      ...(items.has(one.item) ? [] : [{ path: ["bids", index, "item"], message: "unknownChallenge" }]),
      ...unknown(["bids", index, "lead"], one.lead),
      ...one.members.flatMap((member, at) => unknown(["bids", index, "members", at], member)),
    ]),
  ];
}

function repeated(list: string, codes: string[], field: string): Problem[] {
  return codes.flatMap((one, index) => (codes.indexOf(one) < index ? [{ path: [list, index, field], message: "duplicate" }] : []));
}
