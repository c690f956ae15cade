import { z } from "zod";
import { fundingRuleForm } from "#app/domain/challenge/funding-form-schema.ts";
import { typedRubric } from "./rubric-schema.ts";
import { newRound, roundRules } from "./schema.ts";

const { exclusiveRoles: _roles, rubric: _rubric, ...shape } = newRound.shape;

/** Rules as a form sends them: funding rules are typed as elsewhere (shares and multiples, the cap in 万元), the tie-break as codes and the joint issuers as names in one text; stages have a page of their own. */
export const rulesForm = roundRules.omit({ stages: true }).extend({ jointIssuers: z.string().default(""), tieBreak: z.string().default(""), challengeDefaults: roundRules.shape.challengeDefaults.unwrap().extend({ fundingRule: fundingRuleForm }).optional() });

/** 不得兼任 comes as boxes: `officer+supervisor`. */
const exclusive = z.array(z.string()).default([]);

/** A new round as its form sends it; what a line of the rubric leaves empty is an empty text. `from`: the round that it copies, `preset`: the way of doing it that was chosen. */
export const newRoundForm = z.object({ ...shape, from: z.string().optional(), preset: z.string().optional(), rules: rulesForm, rubric: typedRubric, exclusive });

/** The rules of a round in preparation as their form sends them. `seen`: the digest of what the writer saw. */
export const roundRulesForm = z.object({ seen: z.string(), title: shape.title, custody: shape.custody.unwrap(), rules: rulesForm, exclusive });
