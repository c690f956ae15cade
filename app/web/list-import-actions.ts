import { listFileForm, listImportForm } from "#app/domain/kernel/book/sheets-schema.ts";
import type { Result } from "#app/domain/kernel/result.ts";
import type { TypedSheet } from "#app/domain/kernel/typed-sheet.ts";
import { type AnyFormAction, type Done, formAction } from "./form-action.ts";
import type { PageInput } from "./page-input.ts";
import { uploadedFile } from "./uploaded-file.ts";

type Ctx = PageInput["ctx"];

interface ListServices<Checked, Answer> {
  check: (ctx: Ctx, place: string, file: { name: string; bytes: Uint8Array } | undefined) => Promise<Result<Checked>>;
  take: (ctx: Ctx, place: string, sheets: readonly TypedSheet[]) => Promise<Result<Answer>>;
  /** Left out where the answer stands on the same page. */
  done?: (answer: Answer, place: string) => Done;
}

/** The two buttons of a list's import page: check the file for its place, then take what was checked. */
export function listImportActions<Checked, Answer>({ check, take, done }: ListServices<Checked, Answer>): Record<"check" | "import", AnyFormAction> {
  return {
    check: formAction({ schema: listFileForm, run: async ({ ctx, form }) => check(ctx, form.place, await uploadedFile(form.file)) }),
    import: formAction({ schema: listImportForm, run: ({ ctx, form }) => take(ctx, form.place, form.sheets), ...(done && { done: (answer: Answer, { form }: { form: { place: string } }) => done(answer, form.place) }) }),
  };
}
