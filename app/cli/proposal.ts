import { makeFile } from "#app/documents/make-file.ts";
import { proposalTemplate } from "#app/documents/proposal-template.ts";
import { proposalWords } from "#app/messages/zh-CN/proposal.ts";
import { showBidFile } from "#app/services/bid/show-bid-file.ts";
import type { Run } from "./command.ts";
import { contextOf, withDatabase } from "./with-database.ts";
import { writeOut } from "./write-out.ts";

/** `bid template NO --as PERSON [--out FILE]`: 申报书正文模板 with what the draft says already. */
export const bidTemplate: Run = withDatabase(async ({ named, options }) => {
  const ctx = await contextOf(options.as!);
  if (!ctx.ok) return ctx;
  const shown = await showBidFile(ctx.value, named.NO!, { version: null, revision: null });
  return shown.ok ? writeOut(options.out ?? proposalWords.fileName(shown.value.no), await makeFile(proposalTemplate(shown.value), "docx")) : shown;
});
