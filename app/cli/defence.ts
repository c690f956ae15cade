import { drawTools } from "#app/crypto/draw.ts";
import { ok, type Result } from "#app/domain/kernel/result.ts";
import { judgeOrder } from "#app/domain/review/defence/order.ts";
import { orderVerdictWords } from "#app/messages/zh-CN/defence.ts";
import { fieldWords } from "#app/messages/zh-CN/fields.ts";
import { arrangeDefence, drawDefenceOrder } from "#app/services/defence/arrange-defence.ts";
import { recordAbsence, signInAtDefence } from "#app/services/defence/keep-attendance.ts";
import { showDefence } from "#app/services/defence/show-defence.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { badInput, type Run } from "./command.ts";
import { readJson } from "./input.ts";
import { contextOf, withDatabase } from "./with-database.ts";

/** Another order follows from the record. */
const differs = 10;
/** The secret is not the one that was committed to. */
const brokenCommitment = 11;

/** `defence show CHALLENGE --as PERSON`: what this person may see of it. */
export const defenceShow: Run = withDatabase(async ({ named, options }) => {
  const ctx = await contextOf(options.as ?? "");
  if (!ctx.ok) return ctx;
  const view = await showDefence(ctx.value, named.CHALLENGE!);
  return view.ok ? ok({ value: view.value, text: JSON.stringify(view.value, null, 2) }) : view;
});

/** A step of a defence whose input is a JSON file. */
function stepOf(work: (ctx: Context, challenge: string, input: unknown) => Promise<Result<unknown>>): Run {
  return withDatabase(async ({ named, options }) => {
    const [ctx, file] = await Promise.all([contextOf(options.as ?? ""), readJson(options.input ?? "-", "--input")]);
    if (!ctx.ok) return ctx;
    if (!file.ok) return file;
    const done = await work(ctx.value, named.CHALLENGE!, file.value);
    return done.ok ? ok({ value: done.value, text: JSON.stringify(done.value) }) : done;
  });
}

/** `defence arrange CHALLENGE --as OFFICER --input FILE`: `{"place", "startsAt", "endsAt", "talkMinutes", "questionMinutes", …}`. */
export const defenceArrange: Run = stepOf(arrangeDefence);

/** `defence draw CHALLENGE --as WITNESS --input FILE`: `{"number": "…"}`. */
export const defenceDraw: Run = stepOf((ctx, challenge, input) => drawDefenceOrder(ctx, challenge, { number: String((input as { number?: unknown } | null)?.number ?? "") }));

/** `defence sign-in CHALLENGE --as OFFICER --input FILE`: `{"experts": […]}` or `{"bid", "names"}`, with `scan` from paper. */
export const defenceSignIn: Run = stepOf(signInAtDefence);

/** `defence absent CHALLENGE --as OFFICER --input FILE`: `{"bid", "reason"}`. */
export const defenceAbsent: Run = stepOf(recordAbsence);

/** `defence rerun FILE`: offline. Exit 0 the same order, 10 another, 11 the secret does not match its commitment, 2 no record. */
export const defenceRerun: Run = async ({ named }) => {
  const file = await readJson(named.FILE!, "FILE");
  if (!file.ok) return file;
  const verdict = judgeOrder(file.value, drawTools);
  if (!verdict.ok) return badInput(...(verdict.refusal.fields ?? []).map(({ path, message }) => ({ path: path || "FILE", message: fieldWords(message) })));
  const { findings, order } = verdict.value;
  const code = findings.includes("commitment") ? brokenCommitment : findings.length > 0 ? differs : undefined;
  return ok({ value: { same: findings.length === 0, findings, order }, text: orderVerdictWords(findings, order), ...(code && { code }) });
};
