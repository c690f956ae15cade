import { z } from "zod";
import { fenSchema } from "#app/domain/kernel/money-schema.ts";

/** How many milestones (里程碑) a bid may list, and how long their texts may be. */
export const mostMilestones = 12;
const longestText = 500;

const typed = (most: number) => z.string().max(most).default("");

/** A milestone as it is written; nothing of it need be there yet. `due` is a calendar date, or what was typed in its place. */
export const draftMilestone = z.strictObject({ due: typed(40), deliverable: typed(longestText), check: typed(longestText), fiscalFen: fenSchema.nullable().default(null) });

/** 里程碑 as it is sealed: until when, what is delivered, how it is checked, and how much public money it calls for (分). */
export const milestone = z.strictObject({
  due: z.iso.date("badDate"),
  deliverable: z.string().trim().min(1, "required").max(longestText),
  check: z.string().trim().min(1, "required").max(longestText),
  fiscalFen: fenSchema.refine((fen) => fen % 10_000 === 0, "twoDecimals"),
});

export type DraftMilestone = z.output<typeof draftMilestone>;
export type Milestone = z.output<typeof milestone>;

/** The milestones of a bid, in the order of their dates. None is allowed: the form check notes it. */
export const milestoneList = z
  .array(milestone)
  .max(mostMilestones, "tooManyMilestones")
  .superRefine((list, context) => {
    for (const [index, { due }] of list.entries()) {
      if (index > 0 && due < list[index - 1]!.due) context.addIssue({ code: "custom", path: [index, "due"], message: "milestoneOrder" });
    }
  });

/** Whether the public money of the milestones is that of the bid; a bid without milestones says nothing about it. */
export function isMilestoneMoneyWhole(milestones: readonly { fiscalFen: number }[], fiscalFen: number): boolean {
  return milestones.length === 0 || milestones.reduce((sum, one) => sum + one.fiscalFen, 0) === fiscalFen;
}
