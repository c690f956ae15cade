import { readFile, writeFile } from "node:fs/promises";
import { makeBook } from "#app/documents/book.ts";
import { scoreForm } from "#app/documents/score-form.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { bookProblemWords, changePlaceWords, offlineFormWords } from "#app/messages/zh-CN/offline-form.ts";
import { fileProblemWords } from "#app/messages/zh-CN/bid-file.ts";
import { checkOfflineForm, importOfflineForm, type OfflineCheck, showOfflineForm } from "#app/services/review/offline-form.ts";
import { badInput, type Run } from "./command.ts";
import { contextOf, withDatabase } from "./with-database.ts";

/** `review form NO --as EXPERT [--out FILE]`: writes the expert's 离线评分表 of an item. */
export const reviewForm: Run = withDatabase(async ({ named, options }) => {
  const ctx = await contextOf(options.as!);
  if (!ctx.ok) return ctx;
  const form = await showOfflineForm(ctx.value, named.NO!);
  if (!form.ok) return form;
  const file = options.out ?? offlineFormWords.fileName(form.value.challenge.no);
  await writeFile(file, await makeBook(scoreForm(form.value)));
  return ok({ value: { file, bids: form.value.bids.length }, text: file });
});

/** `review check NO FILE --as EXPERT`: the dry run of a filled form; exit 2 with every wrong place, nothing is saved. */
export const reviewCheck: Run = withDatabase(async ({ named, options }) => {
  const checked = await check(named.NO!, named.FILE!, options.as!);
  if (!checked.ok) return checked;
  const { changes } = checked.value;
  return ok({ value: { changes }, text: changes.map(({ code, total, changes: places, isStale }) => `${code}　${total ?? "—"}　${places.map(({ place }) => changePlaceWords(place)).join("、")}${isStale ? "　!" : ""}`).join("\n") });
});

/** `review import NO FILE --as EXPERT`: takes a filled form over, all or nothing; what was saved since stays and is named. */
export const reviewImport: Run = withDatabase(async ({ named, options }) => {
  const checked = await check(named.NO!, named.FILE!, options.as!);
  if (!checked.ok) return checked;
  const ctx = await contextOf(options.as!);
  if (!ctx.ok) return ctx;
  const imported = await importOfflineForm(ctx.value, named.NO!, { sheets: checked.value.sheets, take: [] });
  return imported.ok ? ok({ value: imported.value, text: `${imported.value.saved} ${imported.value.skipped.join(" ")}` }) : imported;
});

async function check(no: string, file: string, as: string): Promise<ReturnType<typeof badInput> | Awaited<ReturnType<typeof checkOfflineForm>>> {
  const ctx = await contextOf(as);
  if (!ctx.ok) return ctx;
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) return badInput({ path: "FILE", message: fileProblemWords.damaged });
  const checked = await checkOfflineForm(ctx.value, no, bytes);
  return checked.ok ? refusedOf(checked.value) : checked;
}

/** A form with any wrong place is bad input, each place named. */
function refusedOf(checked: OfflineCheck): ReturnType<typeof badInput> | { ok: true; value: OfflineCheck } {
  if (checked.fileProblem) return badInput({ path: "FILE", message: fileProblemWords[checked.fileProblem] });
  const problems = checked.problems.map((problem) => ({ path: `${problem.sheet}!${problem.cell ?? ""}`, message: bookProblemWords(problem) }));
  return problems.length > 0 ? badInput(...problems) : ok(checked);
}
