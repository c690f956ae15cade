import { createReadStream, createWriteStream } from "node:fs";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";
import { findSigner } from "#app/db/attachment-pledge.ts";
import { pledgedCopy } from "#app/documents/marked-copy.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { formatDateTime } from "#app/messages/format.ts";
import { attachmentWords } from "#app/messages/zh-CN/attachment.ts";
import { pledgedMarkLine } from "#app/messages/zh-CN/bid-file.ts";
import { cliWords } from "#app/messages/zh-CN/cli.ts";
import { addAttachment, removeAttachment } from "#app/services/attachment/add-attachment.ts";
import { readAttachment } from "#app/services/attachment/read-attachment.ts";
import { showAttachments } from "#app/services/attachment/show-attachments.ts";
import { signPledge } from "#app/services/attachment/sign-pledge.ts";
import { badInput, type Run } from "./command.ts";
import { reasonOf } from "./input.ts";
import { useCaseCommand } from "./use-case-command.ts";
import { contextOf, withDatabase } from "./with-database.ts";

/** `attachment list NO`: 附件, the pledge, and who read, as the person may know it. */
export const attachmentList = useCaseCommand("NO", (ctx, no) => showAttachments(ctx, no));
/** `pledge sign NO`: 签署保密承诺. */
export const pledgeSign = useCaseCommand("NO", signPledge);

/** `attachment add NO ACCESS FILE… --as PERSON`; the first that is refused ends it. */
export const attachmentAdd: Run = withDatabase(async ({ named, rest, options }) => {
  const ctx = await contextOf(options.as!);
  if (!ctx.ok) return ctx;
  const numbers: number[] = [];
  for (const file of rest) {
    const content = createReadStream(file);
    const problem = await new Promise<Error | null>((answer) => content.once("open", () => answer(null)).once("error", answer));
    if (problem) return badInput({ path: file, message: cliWords.unreadableFile(reasonOf(problem)) });
    const added = await addAttachment(ctx.value, named.NO!, { access: named.ACCESS!, name: basename(file), content });
    if (!added.ok) return added;
    numbers.push(added.value.number);
  }
  return ok({ value: { numbers }, text: attachmentWords.received });
});

/** `attachment remove NO NUMBER`: before the publication. */
export const attachmentRemove: Run = withDatabase(async ({ named, options }) => {
  const ctx = await contextOf(options.as!);
  if (!ctx.ok) return ctx;
  const removed = await removeAttachment(ctx.value, named.NO!, Number(named.NUMBER));
  return removed.ok ? ok({ value: removed.value, text: attachmentWords.removed }) : removed;
});

/** `attachment get NO NUMBER [--out FILE] --as PERSON`: under a pledge with the person's name on every page, as in the browser. */
export const attachmentGet: Run = withDatabase(async ({ named, options }) => {
  const ctx = await contextOf(options.as!);
  if (!ctx.ok) return ctx;
  const { actor, now } = ctx.value;
  const file = await readAttachment(ctx.value, named.NO!, Number(named.NUMBER));
  if (!file.ok) return file;
  const name = actor.personId === null ? "" : (await findSigner(actor.personId, null)).personName;
  const copy = await pledgedCopy(file.value, pledgedMarkLine(name, options.as ?? "", formatDateTime(now)));
  if (!copy) return refuse("failed");
  const out = options.out ?? copy.name;
  const body = copy.body instanceof Uint8Array ? Readable.from([copy.body]) : Readable.fromWeb(copy.body as WebStream<Uint8Array>);
  try {
    await pipeline(body, createWriteStream(out, { mode: 0o600 }));
  } catch (error) {
    return badInput({ path: "--out", message: cliWords.unwritableFile(reasonOf(error)) });
  }
  return ok({ value: { file: out, type: copy.type }, text: out });
});
