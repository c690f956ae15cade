import { z } from "zod";
import { formatWan, parseWan } from "#app/domain/kernel/money.ts";
import { eligibilityForm, formOfEligibility } from "./eligibility-form.ts";
import { formOfFundingRule } from "./funding-form.ts";
import { fundingRuleForm } from "./funding-form-schema.ts";
import { indicatorSchema } from "./indicator.ts";
import { indicatorRow } from "./indicator-row-schema.ts";
import { rowOfIndicator, toIndicator, rowProblems, withoutEmptyEnd } from "./indicator-row.ts";
import { linesOfPlan, readBaseline, readCheckpoints, readTranches, type UnreadLine } from "./plan-lines.ts";
import { newChallenge, type NewChallenge } from "./schema.ts";

const text = z.string().trim().default("");

/** 万元 as typed. */
const wan = z.string().transform((typed, context) => {
  const fen = parseWan(typed);
  if (fen.ok) return fen.value;
  context.addIssue({ code: "custom", message: fen.refusal.fields?.[0]?.message ?? "money" });
  return z.NEVER;
});

/** A list that is typed as lines; `problem`: what is said of the line that cannot be read. */
const lines = <T>(problem: string, read: (typed: string) => T[] | UnreadLine) =>
  text.transform((typed, context) => {
    const found = read(typed);
    if (Array.isArray(found)) return found;
    context.addIssue({ code: "custom", message: `${problem}:${String(found.line)}` });
    return z.NEVER;
  });

/**
 * The form of a challenge: texts as typed under the names of `newChallenge`, money in 万元. Becomes the input of the
 * services, whose own schema judges it; rows left empty at the end are left out.
 */
export const challengeForm = z
  .object({
    ...newChallenge.pick({ no: true, round: true, title: true, class: true, direction: true, pattern: true, background: true, content: true, deliverables: true, ipRule: true, industry: true, keywords: true }).shape,
    waste: z.array(z.string()).default([]),
    owner: text,
    coOwners: text.transform((typed) => typed.toUpperCase().split(/[\s、,，;；]+/).filter(Boolean)),
    race: z.boolean().default(false),
    maxTeams: z.number().int().nullable().default(null),
    checkpoints: lines("checkpointLine", readCheckpoints),
    tranches: lines("trancheLine", readTranches),
    baseline: lines("baselineLine", readBaseline),
    periodMonths: z.number().int().min(1).max(36),
    fiscalFen: wan,
    ownerInputFen: wan,
    payToBidderFen: wan,
    fundingRule: fundingRuleForm,
    eligibility: eligibilityForm,
    isConfidential: z.boolean().default(false),
    contactName: text,
    contactPhone: text,
    indicators: z.array(indicatorRow).max(100).default([]),
    digest: z.string().default(""),
    // Of a correction (更正) alone.
    reason: text,
    touchesEligibility: z.boolean().default(false),
  })
  .transform(({ owner, indicators, digest, reason, touchesEligibility, contactName, contactPhone, ...rest }, context) => {
    const rows = withoutEmptyEnd(indicators);
    // All rows at once: what cannot be read in one must not hide what is wrong in another.
    for (const [index, row] of rows.entries()) {
      const unread = rowProblems(row).map(({ field, message }) => ({ path: [field], message }));
      const problems = unread.length > 0 ? unread : (indicatorSchema.safeParse(toIndicator(row)).error?.issues ?? []);
      for (const { path, message } of problems) context.addIssue({ code: "custom", path: ["indicators", index, ...path], message });
    }
    const contact = contactName === "" && contactPhone === "" ? null : { name: contactName, phone: contactPhone };
    const read = newChallenge.shape.contact.safeParse(contact);
    for (const { path: [part], message } of read.error?.issues ?? []) context.addIssue({ code: "custom", path: [part === "name" ? "contactName" : "contactPhone"], message });
    return {
      digest,
      reason,
      touchesEligibility,
      challenge: {
        ...rest,
        owner: owner === "" ? null : owner,
        contact,
        indicators: rows.map(toIndicator),
      },
    };
  });

export type ChallengeFormInput = z.input<typeof challengeForm>;

/** What a field of the form shows for a stored challenge. */
export function formOfChallenge(challenge: NewChallenge, digest: string) {
  const { owner, coOwners, maxTeams, checkpoints, tranches, baseline, fiscalFen, ownerInputFen, payToBidderFen, fundingRule, indicators, race, eligibility, isConfidential, contact, ...rest } = challenge;
  return {
    ...rest,
    digest,
    owner: owner ?? "",
    coOwners: coOwners.join("、"),
    maxTeams: maxTeams ?? undefined,
    ...linesOfPlan({ checkpoints, tranches, baseline }),
    race: race ? "on" : undefined,
    isConfidential: isConfidential ? "on" : undefined,
    contactName: contact?.name ?? "",
    contactPhone: contact?.phone ?? "",
    eligibility: formOfEligibility(eligibility),
    fiscalFen: formatWan(fiscalFen),
    ownerInputFen: formatWan(ownerInputFen),
    payToBidderFen: formatWan(payToBidderFen),
    fundingRule: formOfFundingRule(fundingRule),
    indicators: indicators.map((indicator) => ({ ...rowOfIndicator(indicator), hard: indicator.hard ? "on" : undefined })),
  };
}
