import { z } from "zod";
import { demandForm } from "#app/domain/demand/form-schema.ts";
import type { Result } from "#app/domain/kernel/result.ts";
import { previewAmendment, showWaitingAmendment } from "#app/services/challenge/amend-challenge.ts";
import { editChallenge, showChallengeForm } from "#app/services/challenge/edit-challenge.ts";
import { keepOwnerContact } from "#app/services/challenge/keep-owner-contact.ts";
import { commitItem, showOwnerLetter } from "#app/services/challenge/owner-letter.ts";
import { commitDemand } from "#app/services/demand/commit-demand.ts";
import { convertDemand } from "#app/services/demand/convert-demand.ts";
import { reviseDemand, saveDemand, showDemandForm } from "#app/services/demand/save-demand.ts";
import { takeOverDemand } from "#app/services/demand/take-over-demand.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { useCaseCommand } from "./use-case-command.ts";

const savedForm = z.strictObject({ form: demandForm, revision: z.number().int().min(0), note: z.string().default("") });
const edited = z.strictObject({ content: z.unknown(), digest: z.string() });
const amended = z.looseObject({ reason: z.string().default("") });

/** Parses what `--input` brought, then the use case. */
function withInput<S extends z.ZodType>(schema: S, work: (ctx: Context, reference: string, input: z.output<S>) => Promise<Result<unknown>>) {
  return async (ctx: Context, reference: string, input: unknown): Promise<Result<unknown>> => {
    const parsed = schema.safeParse(input);
    return parsed.success ? work(ctx, reference, parsed.data) : invalidInput(parsed.error);
  };
}

/** `demand form NO`: the form with its revision; `demand save NO`, `demand revise NO`: {form, revision, note}. */
export const demandShowForm = useCaseCommand("NO", (ctx, no) => showDemandForm(ctx, no));
export const demandSave = useCaseCommand("NO", withInput(savedForm, (ctx, no, { form, revision }) => saveDemand(ctx, no, form, revision)));
export const demandRevise = useCaseCommand("NO", withInput(savedForm, (ctx, no, { form, revision, note }) => reviseDemand(ctx, no, form, revision, note)));
/** `demand convert NO`: 生成榜单任务; `demand commit NO`: 登记承诺书; `demand claim NO`: 认领 with the code. */
export const demandConvert = useCaseCommand("NO", convertDemand);
export const demandCommit = useCaseCommand("NO", commitDemand);
export const demandClaim = useCaseCommand("NO", withInput(z.strictObject({ code: z.string() }), (ctx, no, { code }) => takeOverDemand(ctx, { no, code })));
/** `challenge form NO`: what it says, with the digest; `challenge edit NO`: {content, digest}; `challenge preview NO`: what a correction would do. */
export const challengeShowForm = useCaseCommand("NO", (ctx, no) => showChallengeForm(ctx, no));
export const challengeEdit = useCaseCommand("NO", withInput(edited, (ctx, no, { content, digest }) => editChallenge(ctx, no, content, digest)));
export const challengePreview = useCaseCommand("NO", withInput(amended, (ctx, no, { reason, ...input }) => previewAmendment(ctx, no, input, reason)));
/** `challenge waiting NO`: the correction that waits to be published, with the digest that `move challenge NO amend` takes as `asked`. */
export const challengeWaiting = useCaseCommand("NO", (ctx, no) => showWaitingAmendment(ctx, no));
/** `challenge letter NO`: 需求方承诺书 of an item that came from no demand; `challenge commit NO`: records one. */
export const challengeLetter = useCaseCommand("NO", (ctx, no) => showOwnerLetter(ctx, no));
export const challengeCommit = useCaseCommand("NO", commitItem);
/** `challenge contact NO`: 需求单位联系人 that the public does not read, {name, phone}; both empty: none. */
export const challengeContact = useCaseCommand("NO", keepOwnerContact);
