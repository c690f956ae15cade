import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { makeBook } from "#app/documents/book.ts";
import { challengeTemplate, demandTemplate } from "#app/documents/list-template.ts";
import type { ListCheck } from "#app/domain/kernel/book/report.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import type { TypedSheet } from "#app/domain/kernel/typed-sheet.ts";
import { cliWords } from "#app/messages/zh-CN/cli.ts";
import { fieldWords } from "#app/messages/zh-CN/field-problems.ts";
import { listImportWords, listProblemWords } from "#app/messages/zh-CN/list-import.ts";
import { exportChallengeContents } from "#app/services/challenge/export-contents.ts";
import { checkChallengeList, importChallengeList } from "#app/services/challenge/import-list.ts";
import { checkDemandList, importDemandList } from "#app/services/demand/import-list.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { readListFile } from "#app/services/list-file/read-list-file.ts";
import { badInput, type Call, type Run } from "./command.ts";
import { reasonOf } from "./input.ts";
import { tableOf } from "./table.ts";
import { textOf } from "./text.ts";
import { contextOf, withDatabase } from "./with-database.ts";
import { writeOut } from "./write-out.ts";

type OnSheets = (ctx: Context, place: string, sheets: readonly TypedSheet[]) => Promise<Result<unknown>>;

/** A command on a file of a list: read, then what `work` does with its sheets. */
function command(place: string, work: OnSheets, text: (value: never) => string): Run {
  return withDatabase(async ({ named, options }: Call) => {
    const ctx = await contextOf(options.as!);
    if (!ctx.ok) return ctx;
    const file = named.FILE!;
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(await readFile(file));
    } catch (error) {
      return badInput({ path: "FILE", message: cliWords.unreadableFile(reasonOf(error)) });
    }
    const sheets = await readListFile({ name: basename(file), bytes });
    if (!sheets.ok) return sheets.refusal.code === "invalidInput" ? badInput(...(sheets.refusal.fields ?? []).map(({ message }) => ({ path: "FILE", message: fieldWords(message) }))) : sheets;
    const done = await work(ctx.value, named[place]!, sheets.value);
    return done.ok ? ok({ value: done.value, text: text(done.value as never) }) : done;
  });
}

/** Every row with what is said of it. */
function checkText({ problems, rows, isClean }: ListCheck): string {
  const told = rows.filter((row) => row.problems.length + row.warnings.length > 0).map((row) => [listImportWords.line(row.line), row.name, [...row.problems.map(listProblemWords), ...row.warnings.map((one) => listImportWords.lookAt(listProblemWords(one)))].join("；")]);
  const head = isClean ? listImportWords.clean(String(rows.length)) : listImportWords.dirty(String(rows.length), String(rows.filter((row) => row.problems.length > 0).length), String(problems.length));
  return [head, ...problems.map(listProblemWords), tableOf(told)].filter(Boolean).join("\n");
}

/** `challenge check ROUND FILE`, `challenge import ROUND FILE`: 榜单任务 from the template. */
export const challengeCheck = command("ROUND", checkChallengeList, checkText);
export const challengeImport = command("ROUND", importChallengeList, (value) => textOf("challenge", value));
/** `demand check CALL FILE`, `demand import CALL FILE`: 批量代录; the codes are answered once. */
export const demandCheck = command("CALL", checkDemandList, checkText);
export const demandImport = command("CALL", importDemandList, (value) => textOf("demand", value));

/** `challenge template [ROUND]`, `demand template`: the template, that of challenges with those of a round. */
export const challengeExport: Run = withDatabase(async ({ named, options }) => {
  const ctx = await contextOf(options.as!);
  if (!ctx.ok) return ctx;
  const contents = await exportChallengeContents(ctx.value, named.ROUND ?? null);
  if (!contents.ok) return contents;
  return writeOut(options.out ?? (named.ROUND === undefined ? listImportWords.challengeTemplate : listImportWords.challengeList(named.ROUND)), await makeBook(challengeTemplate(contents.value)));
});
export const demandExport: Run = async ({ options }) => writeOut(options.out ?? listImportWords.demandTemplate, await makeBook(demandTemplate()));
