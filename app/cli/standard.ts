import { readSite } from "#app/db/site.ts";
import { standardsCsv } from "#app/domain/challenge/standards-file.ts";
import { standardsNow } from "#app/domain/challenge/standards.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { standardDifferenceText, standardProblemWords, standardTableWords } from "#app/messages/zh-CN/standards.ts";
import { type CheckedStandards, checkStandards, decideStandards, proposeStandards, showStandards, type StandardsPage } from "#app/services/standard/change-standards.ts";
import type { Run } from "./command.ts";
import { readText } from "./input.ts";
import { tableOf } from "./table.ts";
import { settingCommand } from "./use-case-command.ts";
import { withDatabase } from "./with-database.ts";

const changesText = (differences: CheckedStandards["differences"]) => (differences.length === 0 ? standardTableWords.same : tableOf(differences.map(standardDifferenceText)));

/** `standard show`: the table in brief, and the one that waits. */
export const standardShow = settingCommand<StandardsPage>(showStandards, ({ count, unverified, replaced, proposal }) =>
  [standardTableWords.counts(count, unverified, replaced), ...(proposal ? [`${standardTableWords.waiting} ${proposal.digest}`, changesText(proposal.differences)] : [])].join("\n"),
);
/** `standard export`: the table in force, as the file that comes back in. */
export const standardExport: Run = withDatabase(async () => {
  await readSite();
  return ok({ value: standardsNow(), text: standardsCsv(standardsNow()) });
});
/** `standard check FILE`: what is wrong in a table, or what it would change. */
export const standardCheck = settingCommand<CheckedStandards>(async (ctx, { named }) => {
  const text = await readText(named.FILE!, "FILE");
  return text.ok ? checkStandards(ctx, text.value) : text;
}, ({ problems, differences }) => (problems.length > 0 ? problems.map(standardProblemWords).join("\n") : changesText(differences)));
/** `standard propose FILE`, then `standard adopt DIGEST` or `standard reject DIGEST` by another person. */
export const standardPropose = settingCommand(async (ctx, { named }) => {
  const text = await readText(named.FILE!, "FILE");
  return text.ok ? proposeStandards(ctx, text.value) : text;
});
export const standardAdopt = settingCommand((ctx, { named }) => decideStandards(ctx, named.DIGEST!, true));
export const standardReject = settingCommand((ctx, { named }) => decideStandards(ctx, named.DIGEST!, false));
