import { z } from "zod";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { type AnyFormAction, formAction } from "./form-action.ts";
import type { PageInput } from "./page-input.ts";

type Ctx = PageInput["ctx"];

interface ProposalServices<Checked extends object, Proposed, Decided> {
  /** The page, where every answer leads back to. */
  path: string;
  /** So much of a file or a pasted text is read, in characters. */
  most: number;
  check: (ctx: Ctx, text: string) => Promise<Result<Checked>>;
  propose: (ctx: Ctx, text: string) => Promise<Result<Proposed>>;
  decide: (ctx: Ctx, digest: string, isAdopted: boolean) => Promise<Result<Decided>>;
  told: { proposed: (value: Proposed) => string; adopted: (value: Decided) => string; rejected: (value: Decided) => string };
}

/** What the page gets back from a check: with the text, so that proposing needs no second upload. */
export type CheckedText<Checked> = Checked & { text: string };

/** The four buttons of what one person proposes as a text and another one puts in force: check, propose, adopt, reject. */
export function proposalActions<Checked extends object, Proposed, Decided>({ path, most, check, propose, decide, told }: ProposalServices<Checked, Proposed, Decided>): Record<"check" | "propose" | "adopt" | "reject", AnyFormAction> {
  const textForm = z.object({ text: z.string().trim().max(most).default(""), file: z.instanceof(File).optional() });
  const decision = z.object({ digest: z.string() });
  return {
    check: formAction({
      schema: textForm,
      run: async ({ ctx, form: { text: pasted, file } }): Promise<Result<CheckedText<Checked>>> => {
        const text = file && file.size > 0 ? (await file.text()).slice(0, most) : pasted;
        const checked = await check(ctx, text);
        return checked.ok ? ok({ ...checked.value, text }) : checked;
      },
    }),
    propose: formAction({ schema: textForm, run: ({ ctx, form }) => propose(ctx, form.text), done: (value) => ({ to: path, toast: told.proposed(value) }) }),
    adopt: formAction({ schema: decision, run: ({ ctx, form }) => decide(ctx, form.digest, true), done: (value) => ({ to: path, toast: told.adopted(value) }) }),
    reject: formAction({ schema: decision, run: ({ ctx, form }) => decide(ctx, form.digest, false), done: (value) => ({ to: path, toast: told.rejected(value) }) }),
  };
}
