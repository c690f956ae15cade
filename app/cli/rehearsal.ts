import { ok } from "#app/domain/kernel/result.ts";
import { custodies } from "#app/domain/round/custodies.ts";
import { rehearsalWords } from "#app/messages/zh-CN/rehearsal.ts";
import { beginRehearsal } from "#app/services/rehearsal/begin-rehearsal.ts";
import { deleteRehearsal } from "#app/services/rehearsal/forget-rehearsal.ts";
import { badInput, type Run } from "./command.ts";
import { contextOf, withDatabase } from "./with-database.ts";

/** `round rehearse [CUSTODY] --as PERSON`: begins a rehearsal, with `openingCodes` of those too; its counterparts are played by the worker. */
export const roundRehearse: Run = withDatabase(async ({ named, options }) => {
  const custody = custodies.find((kind) => kind === (named.CUSTODY ?? "bureau"));
  if (!custody) return badInput({ path: "CUSTODY", message: custodies.join(", ") });
  const ctx = await contextOf(options.as ?? "");
  if (!ctx.ok) return ctx;
  const begun = await beginRehearsal(ctx.value, custody);
  return begun.ok ? ok({ value: begun.value, text: `${rehearsalWords.mark} ${begun.value.code}（${begun.value.challengeNo}）` }) : begun;
});

/** `round forget ROUND --as PERSON`: deletes a rehearsal; who types the command types its code. */
export const roundForget: Run = withDatabase(async ({ named, options }) => {
  const ctx = await contextOf(options.as ?? "");
  if (!ctx.ok) return ctx;
  const deleted = await deleteRehearsal(ctx.value, named.ROUND!, named.ROUND!);
  return deleted.ok ? ok({ value: deleted.value, text: `${rehearsalWords.forget} ${deleted.value.code}` }) : deleted;
});
