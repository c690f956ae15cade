import { ok, type Result } from "#app/domain/kernel/result.ts";
import { askPlan, editPlan } from "#app/services/assignment/ask-plan.ts";
import { releasePlan } from "#app/services/assignment/release-plan.ts";
import { listPlans, showPlan } from "#app/services/assignment/show-plan.ts";
import { askNext, inviteAgreed, recordCall } from "#app/services/draw/record-call.ts";
import { showDraw } from "#app/services/draw/show-draw.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { askScreen } from "#app/services/similarity/ask-screen.ts";
import { listScreens, showScreen, showScreenPair } from "#app/services/similarity/show-screen.ts";
import type { Call, Run } from "./command.ts";
import { readJson } from "./input.ts";
import { textOf } from "./text.ts";
import { contextOf, withDatabase } from "./with-database.ts";

type Work = (ctx: Context, call: Call, input: unknown) => Promise<Result<unknown>>;

/** A command that is one service as a person: the options name who and the file with the input. */
function asPerson(work: Work): Run {
  return withDatabase(async (call) => {
    const ctx = await contextOf(call.options.as!);
    if (!ctx.ok) return ctx;
    const input = call.options.input === undefined ? ok<unknown>({}) : await readJson(call.options.input, "--input");
    if (!input.ok) return input;
    const done = await work(ctx.value, call, input.value);
    return done.ok ? ok({ value: done.value, text: textOf("", done.value) }) : done;
  });
}

/** 专家指派: `ask` and `edit` put a job into the worker's queue; `show` tells how far it is. */
export const planList = asPerson((ctx, { named }) => listPlans(ctx, named.ROUND!));
export const planShow = asPerson((ctx, { named }) => showPlan(ctx, named.ROUND!, named.PLAN!));
export const planAsk = asPerson((ctx, { named }, input) => askPlan(ctx, named.ROUND!, input));
export const planEdit = asPerson((ctx, { named }, input) => editPlan(ctx, named.ROUND!, named.PLAN!, input));
export const planRelease = asPerson((ctx, { named }) => releasePlan(ctx, named.ROUND!, named.PLAN!));

/** 雷同核查: `run` puts a job into the worker's queue; `show` lists them, or tells one to who was named to read it, or one pair. */
export const similarityRun = asPerson((ctx, { named }, input) => askScreen(ctx, named.ROUND!, input));
export const similarityShow = asPerson((ctx, { named: { ROUND: round, SCREEN: screen, PAIR: pair } }) => (screen === undefined ? listScreens(ctx, round!) : pair === undefined ? showScreen(ctx, round!, screen) : showScreenPair(ctx, round!, screen, Number(pair))));

/** 抽取专家 and the calls that follow. */
export const drawShow = asPerson((ctx, { named }) => showDraw(ctx, named.CHALLENGE!));
export const drawCall = asPerson((ctx, { named }, input) => recordCall(ctx, named.CHALLENGE!, input));
export const drawAsk = asPerson((ctx, { named }) => askNext(ctx, named.CHALLENGE!));
export const drawInvite = asPerson((ctx, { named }) => inviteAgreed(ctx, named.CHALLENGE!));
