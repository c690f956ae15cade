import { actorOfPerson } from "#app/auth/actor.ts";
import { findHolders } from "#app/db/organisation-import.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { stateWords } from "#app/messages/zh-CN/states.ts";
import { cliWords } from "#app/messages/zh-CN/cli.ts";
import { demoWords } from "#app/messages/zh-CN/demo.ts";
import { fieldWords } from "#app/messages/zh-CN/field-problems.ts";
import { refusalWords } from "#app/messages/zh-CN/refusals.ts";
import { type ImportedRound, importRound } from "#app/services/round/import-round.ts";
import { type Answer, badInput, type Run } from "./command.ts";
import { readJson } from "./input.ts";
import { tableOf } from "./table.ts";
import { contextOf, withDatabase } from "./with-database.ts";

/** `round import FILE [--as PERSON]`: as the officer named, or the only one there is. */
export const importRoundFile: Run = withDatabase(async ({ named, options }) => {
  const officers = options.as === undefined ? await findHolders("officer") : [options.as];
  if (officers.length !== 1) return badInput({ path: "--as", message: cliWords.asNeeded });
  const [ctx, file] = await Promise.all([contextOf(officers[0]!), readJson(named.FILE!, "FILE")]);
  if (!ctx.ok) return ctx;
  if (!file.ok) return file;
  const imported = await importRound(ctx.value, file.value, { actorOf: actorOfPerson });
  return imported.ok ? ok(importedAnswer(imported.value)) : imported;
});

/** What an import did, with words beside the codes. */
export function importedAnswer(imported: ImportedRound): Answer {
  const value = {
    ...imported,
    bids: imported.bids.map((bid) => ({ ...bid, refusal: bid.refusal && { ...bid.refusal, words: refusalWords(bid.refusal) } })),
    warnings: imported.warnings.map(({ path, message }) => ({ path, message: fieldWords(message) })),
  };
  return { value, text: importedText(imported) };
}

/** How an import reads: counts, each bid with how far it came, what to look at. */
function importedText({ counts, documentNumber, bids, warnings }: ImportedRound): string {
  const lines = [demoWords.imported(counts)];
  if (documentNumber) lines.push(demoWords.published(documentNumber));
  const rows = bids.map(({ no, by, state, refusal, notCarried }) => [
    no,
    by ?? "",
    state ? stateWords.bid[state].staff : "",
    refusal ? `${demoWords.stopped}：${refusalWords(refusal)}` : notCarried ? demoWords[notCarried] : "",
  ]);
  if (rows.length > 0) lines.push(tableOf(rows));
  lines.push(...warnings.map(({ path, message }) => `${demoWords.warning} ${path}：${fieldWords(message)}`));
  return lines.join("\n");
}
