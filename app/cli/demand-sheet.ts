import { demandSheet } from "#app/documents/demand-sheet.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { showCall } from "#app/services/demand/show-call.ts";
import { showDemandSheet } from "#app/services/demand/show-demand-sheet.ts";
import type { Run } from "./command.ts";
import { contextOf, withDatabase } from "./with-database.ts";
import { writeDocument } from "./write-out.ts";

/** `demand sheet NO OUT`: 需求征集表 of a demand to print, sign and seal, as Word or PDF by the ending of OUT. */
export const demandSheetFile: Run = withDatabase(async ({ named, options }) => {
  const ctx = await contextOf(options.as!);
  return ctx.ok
    ? writeDocument(named.OUT!, async () => {
        const shown = await showDemandSheet(ctx.value, named.NO!);
        return shown.ok ? ok(demandSheet(shown.value)) : shown;
      })
    : ctx;
});

/** `demand blank CALL OUT`: the empty one of a call, to be filled by hand. */
export const demandBlank: Run = withDatabase(async ({ named, options }) => {
  const ctx = await contextOf(options.as!);
  return ctx.ok
    ? writeDocument(named.OUT!, async () => {
        const call = await showCall(ctx.value, named.CALL!);
        return call.ok ? ok(demandSheet({ callTitle: call.value.title, at: call.value.publishedAt ?? ctx.value.now, demand: null })) : call;
      })
    : ctx;
});
