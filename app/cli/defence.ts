import { drawTools } from "#app/crypto/draw.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { judgeOrder } from "#app/domain/review/defence/order.ts";
import { orderVerdictWords } from "#app/messages/zh-CN/defence.ts";
import { fieldWords } from "#app/messages/zh-CN/field-problems.ts";
import { arrangeDefence, drawDefenceOrder } from "#app/services/defence/arrange-defence.ts";
import { confirmAbsence, recordAbsence } from "#app/services/defence/keep-attendance.ts";
import { showDefence } from "#app/services/defence/show-defence.ts";
import { recordDefenceCall } from "#app/services/defence/tell-times.ts";
import { signInAtMeeting } from "#app/services/meeting/sign-in.ts";
import { asPerson } from "./as-person.ts";
import { badInput, type Run } from "./command.ts";
import { readJson } from "./input.ts";

/** Another order follows from the record. */
const differs = 10;
/** The secret is not the one that was committed to. */
const brokenCommitment = 11;

/** `defence show CHALLENGE --as PERSON`: what this person may see of it. */
export const defenceShow = asPerson((ctx, { named }) => showDefence(ctx, named.CHALLENGE!));

/** `defence arrange CHALLENGE --as OFFICER --input FILE`: `{"place", "startsAt", "endsAt", "talkMinutes", "questionMinutes", …}`. */
export const defenceArrange = asPerson((ctx, { named }, input) => arrangeDefence(ctx, named.CHALLENGE!, input));

/** `defence draw CHALLENGE --as WITNESS --input FILE`: `{"number": "…"}`. */
export const defenceDraw = asPerson((ctx, { named }, input) => drawDefenceOrder(ctx, named.CHALLENGE!, input as { number: string }));

/** `defence sign-in CHALLENGE --as OFFICER --input FILE`: `{"experts": […], "session"}` or `{"bid", "names"}`, with `scan` from paper. */
export const defenceSignIn = asPerson((ctx, { named }, input) => signInAtMeeting(ctx, named.CHALLENGE!, input));

/** `defence confirm-absence CHALLENGE --as OFFICER --input FILE`: `{"bid"}`, by another person than who entered it. */
export const defenceConfirmAbsence = asPerson((ctx, { named }, input) => confirmAbsence(ctx, named.CHALLENGE!, input));

/** `defence absent CHALLENGE --as OFFICER --input FILE`: `{"bid", "reason"}`; another person confirms it. */
export const defenceAbsent = asPerson((ctx, { named }, input) => recordAbsence(ctx, named.CHALLENGE!, input));

/** `defence told CHALLENGE --as OFFICER --input FILE`: `{"expert"}`, told by telephone. */
export const defenceTold = asPerson((ctx, { named }, input) => recordDefenceCall(ctx, named.CHALLENGE!, input));

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
