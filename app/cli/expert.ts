import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { cliWords } from "#app/messages/zh-CN/cli.ts";
import { columnWords, outcomeWords, rowWords } from "#app/messages/zh-CN/experts.ts";
import type { ImportColumn } from "#app/domain/expert/import-columns.ts";
import { fieldWords } from "#app/messages/zh-CN/field-problems.ts";
import { checkExpertList, type CheckedList, reportOfImport } from "#app/services/expert/check-list.ts";
import { changeExpertUnit } from "#app/services/expert/change-unit.ts";
import { importExpertList } from "#app/services/expert/import-list.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { badInput, type Call, type Run } from "./command.ts";
import { reasonOf } from "./input.ts";
import { tableOf } from "./table.ts";
import { useCaseCommand } from "./use-case-command.ts";
import { contextOf, withDatabase } from "./with-database.ts";

/** `expert check FILE --as PERSON`: what an import would do, row by row; the bank stays as it is. */
export const expertCheck: Run = withDatabase(async (call) => {
  const checked = await check(call);
  if (!checked.ok) return checked;
  const { list, ctx } = checked.value;
  const rows = await reportOfImport(ctx, list.importId);
  if (!rows.ok) return rows;
  const shown = rows.value.filter(({ outcome, warnings }) => outcome !== "new" || warnings.length > 0);
  const text = [countsText(list), tableOf(shown.map((row) => [String(row.line), row.name, outcomeWords[row.outcome], rowWords(row)]))].join("\n");
  return ok({ value: { counts: list.counts, rows: rows.value.map((row) => ({ ...row, words: rowWords(row) })) }, text });
});

/** `expert import FILE --as PERSON`: the good rows, all of them or none. */
export const expertImport: Run = withDatabase(async (call) => {
  const checked = await check(call);
  if (!checked.ok) return checked;
  const { list, ctx } = checked.value;
  const imported = await importExpertList(ctx, list.importId);
  return imported.ok ? ok({ value: { ...imported.value, counts: list.counts }, text: `${countsText(list)}\n${cliWords.expertsImported(imported.value.added, imported.value.left)}` }) : imported;
});

/** `expert unit NO --input FILE`: where an expert works now. */
export const expertUnit = useCaseCommand("NO", changeExpertUnit);

async function check({ named, options }: Call): Promise<Result<{ list: CheckedList; ctx: Context }>> {
  const ctx = await contextOf(options.as!);
  if (!ctx.ok) return ctx;
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await readFile(named.FILE!));
  } catch (error) {
    return badInput({ path: "FILE", message: cliWords.unreadableFile(reasonOf(error)) });
  }
  const list = await checkExpertList(ctx.value, { name: basename(named.FILE!), bytes });
  if (list.ok) return ok({ list: list.value, ctx: ctx.value });
  if (list.refusal.code !== "invalidInput") return list;
  return badInput(...(list.refusal.fields ?? []).map(({ path, message }) => ({ path: path.startsWith("columns.") ? columnWords[path.slice("columns.".length) as ImportColumn] : "FILE", message: fieldWords(message) })));
}

function countsText({ counts }: CheckedList): string {
  return cliWords.expertsChecked(counts);
}
