import { readSite } from "#app/db/site.ts";
import { standardsCsv } from "#app/domain/challenge/standards-file.ts";
import { standardsNow } from "#app/domain/challenge/standards.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { standardDifferenceText, standardProblemWords, standardTableWords } from "#app/messages/zh-CN/standards.ts";
import { type CheckedStandards, checkStandards, decideStandards, proposeStandards, showStandards, type StandardsPage } from "#app/services/standard/change-standards.ts";
import type { Context } from "#app/services/kernel/context.ts";
import type { Call, Run } from "./command.ts";
import { readText } from "./input.ts";
import { tableOf } from "./table.ts";
import { textOf } from "./text.ts";
import { contextOf, withDatabase } from "./with-database.ts";

function command<V>(work: (ctx: Context, call: Call) => Promise<Result<V>>, text: (value: V) => string = (value) => textOf("setting", value)): Run {
  return withDatabase(async (call) => {
    const ctx = await contextOf(call.options.as!);
    if (!ctx.ok) return ctx;
    await readSite();
    const done = await work(ctx.value, call);
    return done.ok ? ok({ value: done.value, text: text(done.value) }) : done;
  });
}

const changesText = (differences: CheckedStandards["differences"]) => (differences.length === 0 ? standardTableWords.same : tableOf(differences.map(standardDifferenceText)));

/** `standard show`: the table in brief, and the one that waits. */
export const standardShow = command<StandardsPage>(showStandards, ({ count, unverified, replaced, proposal }) =>
  [standardTableWords.counts(count, unverified, replaced), ...(proposal ? [`${standardTableWords.waiting} ${proposal.digest}`, changesText(proposal.differences)] : [])].join("\n"),
);
/** `standard export`: the table in force, as the file that comes back in. */
export const standardExport: Run = withDatabase(async () => {
  await readSite();
  return ok({ value: standardsNow(), text: standardsCsv(standardsNow()) });
});
/** `standard check FILE`: what is wrong in a table, or what it would change. */
export const standardCheck = command<CheckedStandards>(async (ctx, { named }) => {
  const text = await readText(named.FILE!, "FILE");
  return text.ok ? checkStandards(ctx, text.value) : text;
}, ({ problems, differences }) => (problems.length > 0 ? problems.map(standardProblemWords).join("\n") : changesText(differences)));
/** `standard propose FILE`, then `standard adopt DIGEST` or `standard reject DIGEST` by another person. */
export const standardPropose = command(async (ctx, { named }) => {
  const text = await readText(named.FILE!, "FILE");
  return text.ok ? proposeStandards(ctx, text.value) : text;
});
export const standardAdopt = command((ctx, { named }) => decideStandards(ctx, named.DIGEST!, true));
export const standardReject = command((ctx, { named }) => decideStandards(ctx, named.DIGEST!, false));
