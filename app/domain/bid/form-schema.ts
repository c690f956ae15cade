import { z } from "zod";
import { longestMilestoneText } from "./milestone.ts";
import { longestSummary } from "./parts.ts";

const text = (most: number) => z.string().max(most).default("");

const sources = z.object({ fiscalFen: text(100), ownerPayFen: text(100), selfRaisedFen: text(100) }).prefault({});
const part = { moneyIn: sources, moneyOutFen: text(100), ipShare: text(100) };

/**
 * The bid form's fields as a browser sends them: texts, never refused for what they say, so that saving keeps every
 * keystroke. `promised` is a list beside the indicators' codes, because a code may hold a dot.
 */
export const bidForm = z.object({
  revision: z.coerce.number().int().min(0),
  projectLead: z.object({ name: text(100), phone: text(40), code: text(40) }).prefault({}),
  members: z.array(z.object({ uscc: text(60), name: text(200), role: text(20), tasks: text(1000), people: text(1000), ...part })).max(20).default([]),
  leadPart: z.object({ ...part, showsBudget: text(10) }).prefault({}),
  promised: z.array(z.object({ code: text(20), low: text(100), high: text(100), answer: text(10), evidence: text(2000) })).max(100).default([]),
  trl: z.object({ now: text(100), target: text(100) }).prefault({}),
  summary: text(longestSummary),
  money: sources,
  milestones: z.array(z.object({ due: text(40), deliverable: text(longestMilestoneText), check: text(longestMilestoneText), fiscalFen: text(100) })).max(20).default([]),
  /** A table pasted as text, where the browser has no script to read it. */
  milestonesPasted: text(20_000),
  unitCost: z.object({ rawMaterial: text(100), energy: text(100), chemicals: text(100), labour: text(100), depreciation: text(100), transport: text(100), basis: text(1000) }).prefault({}),
  statements: z.object({ integrity: text(10), truthfulness: text(10), noDoubleFunding: text(10), notClassified: text(10) }).prefault({}),
});

export type BidForm = z.output<typeof bidForm>;
export type MilestoneForm = BidForm["milestones"][number];
export type UnitCostForm = BidForm["unitCost"];
export type MemberForm = BidForm["members"][number];
