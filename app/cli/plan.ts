import { z } from "zod";
import { explainPair } from "#app/services/assignment/explain-pair.ts";
import { askPlan, editPlan } from "#app/services/assignment/ask-plan.ts";
import { releasePlan } from "#app/services/assignment/release-plan.ts";
import { listPlans, showPlan } from "#app/services/assignment/show-plan.ts";
import { answerUnwanted } from "#app/services/review/unwanted.ts";
import { holdDraw } from "#app/services/draw/hold-draw.ts";
import { prepareDraw, previewDraw } from "#app/services/draw/prepare-draw.ts";
import { askNext, inviteAgreed, recordCall } from "#app/services/draw/record-call.ts";
import { recordPaperDraw } from "#app/services/draw/record-paper-draw.ts";
import { showDraw } from "#app/services/draw/show-draw.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { askScreen } from "#app/services/similarity/ask-screen.ts";
import { listScreens, showScreen, showScreenPair } from "#app/services/similarity/show-screen.ts";
import { asPerson } from "./as-person.ts";

/** 专家指派: `ask` and `edit` put a job into the worker's queue; `show` tells how far it is. */
export const planList = asPerson((ctx, { named }) => listPlans(ctx, named.ROUND!));
export const planShow = asPerson((ctx, { named }) => showPlan(ctx, named.ROUND!, named.PLAN!));
export const planWhy = asPerson((ctx, { named }) => explainPair(ctx, named.ROUND!, named.PLAN!, { bid: named.BID!, expert: named.EXPERT! }));
export const planAsk = asPerson((ctx, { named }, input) => askPlan(ctx, named.ROUND!, input));
export const planEdit = asPerson((ctx, { named }, input) => editPlan(ctx, named.ROUND!, named.PLAN!, input));
export const planRelease = asPerson((ctx, { named }) => releasePlan(ctx, named.ROUND!, named.PLAN!));

/** 雷同核查: `run` puts a job into the worker's queue; `show` lists them, or tells one to who was named to read it, or one pair. */
export const similarityRun = asPerson((ctx, { named }, input) => askScreen(ctx, named.ROUND!, input));
export const similarityShow = asPerson((ctx, { named: { ROUND: round, SCREEN: screen, PAIR: pair } }) => (screen === undefined ? listScreens(ctx, round!) : pair === undefined ? showScreen(ctx, round!, screen) : showScreenPair(ctx, round!, screen, Number(pair))));

/** 抽取专家 and the calls that follow. */
export const drawPreview = asPerson((ctx, { named }, input) => previewDraw(ctx, named.CHALLENGE!, input));
export const drawPrepare = asPerson((ctx, { named }, input) => prepareDraw(ctx, named.CHALLENGE!, input));
export const drawHold = asPerson((ctx, { named }, input) => {
  const typed = z.looseObject({ number: z.coerce.string().default("") }).safeParse(input ?? {});
  return typed.success ? holdDraw(ctx, named.CHALLENGE!, typed.data) : Promise.resolve(invalidInput(typed.error));
});
export const drawShow = asPerson((ctx, { named }) => showDraw(ctx, named.CHALLENGE!));
/** 线下抽取: `offline` stands beside the lists, as for any move on paper. */
export const drawPaper = asPerson((ctx, { named }, input) => {
  const { offline, ...lists } = z.looseObject({ offline: z.unknown() }).catch({ offline: undefined }).parse(input);
  return recordPaperDraw(ctx, named.CHALLENGE!, lists, offline);
});
export const drawCall = asPerson((ctx, { named }, input) => recordCall(ctx, named.CHALLENGE!, input));
export const drawAsk = asPerson((ctx, { named }) => askNext(ctx, named.CHALLENGE!));
/** `draw answer CHALLENGE --as OFFICER --input FILE`: 答复 a team's request not to ask an expert. */
export const drawAnswer = asPerson((ctx, { named }, input) => answerUnwanted(ctx, named.CHALLENGE!, input));
export const drawInvite = asPerson((ctx, { named }) => inviteAgreed(ctx, named.CHALLENGE!));
