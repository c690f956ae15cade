import { findOpenRounds, type OpenRound } from "#app/db/challenge-content.ts";
import { inTransaction } from "#app/db/client.ts";
import { findUnitIds } from "#app/db/demand-call.ts";
import { findTakenNumbers } from "#app/db/organisation-import.ts";
import { findSubject } from "#app/db/subjects.ts";
import { challengeSheetName, challengeColumns, type ReadChallenges, readChallengeBook } from "#app/domain/challenge/book/challenge-list.ts";
import { cellsOf } from "#app/domain/kernel/book/read-list.ts";
import { checkOf, type ListCheck } from "#app/domain/kernel/book/report.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { TypedSheet } from "#app/domain/kernel/typed-sheet.ts";
import { birthRefusal } from "#app/domain/policy/birth.ts";
import { staffRelations } from "#app/domain/policy/round.ts";
import { usualDefaults } from "#app/domain/round/presets.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { addChallenge } from "./create-challenge.ts";

async function placeOf(ctx: Context, code: string): Promise<Result<{ id: string; round: OpenRound }>> {
  const subject = await findSubject("round", code);
  if (!subject) return refuse("invalidInput", { fields: [{ path: "round", message: "unknownRound" }] });
  const refused = birthRefusal("challenge", ctx.actor, staffRelations(ctx.actor, subject.id));
  if (refused) return { ok: false, refusal: refused };
  const [round] = await findOpenRounds([subject.id]);
  return round ? ok({ id: subject.id, round }) : refuse("wrongState", { facts: { state: subject.status } });
}

/** The file against what is registered: numbers in use, units that nobody knows. */
async function judge(sheets: readonly TypedSheet[], { code, defaults }: OpenRound): Promise<ReadChallenges & { units: Map<string, string> }> {
  const read = readChallengeBook(sheets, { code, defaults: defaults ?? usualDefaults });
  const values = read.readings.flatMap(({ value }) => value ?? []);
  const [taken, found] = await Promise.all([findTakenNumbers({ rounds: [], challenges: values.map(({ no }) => no), bids: [], experts: [], usernames: [] }), findUnitIds(values.flatMap(({ owner }) => owner ?? []))]);
  const units = new Map(found.map(({ uscc, id }) => [uscc, id]));
  const sheet = sheets.find(({ name }) => name.trim() === challengeSheetName);
  const cellOf = sheet ? cellsOf(sheet, challengeColumns) : null;
  for (const reading of read.readings) {
    if (reading.value === null || cellOf === null) continue;
    const { no, owner } = reading.value;
    if (taken.challenges.has(no)) reading.problems.push({ ...cellOf("no", reading.line), message: "taken" });
    if (owner !== null && !units.has(owner)) reading.problems.push({ ...cellOf("owner", reading.line), message: "unknownUnit" });
  }
  return { ...read, units };
}

/** 核对榜单文件: what an import would do, row by row; nothing is written. Refusals: signInNeeded, notAllowed, wrongState, invalidInput (round). */
export async function checkChallengeList(ctx: Context, round: string, sheets: readonly TypedSheet[]): Promise<Result<ListCheck>> {
  const place = await placeOf(ctx, round);
  if (!place.ok) return place;
  const { readings, problems, unknown } = await judge(sheets, place.value.round);
  return ok(checkOf(readings, problems, unknown));
}

/** 导入榜单任务 as drafts, the whole file or nothing. Refusals: as the check; invalidInput with every problem, taken (somebody was faster). */
export async function importChallengeList(ctx: Context, round: string, sheets: readonly TypedSheet[]): Promise<Result<{ added: number; first: string; last: string }>> {
  const place = await placeOf(ctx, round);
  if (!place.ok) return place;
  const { readings, problems, unknown, units } = await judge(sheets, place.value.round);
  const check = checkOf(readings, problems, unknown);
  if (!check.isClean) return refuse("invalidInput", { fields: [{ path: "file", message: "listNotClean" }] });
  const challenges = readings.flatMap(({ value }) => value ?? []);
  return inTransaction(async (tx) => {
    for (const challenge of challenges) {
      const added = await addChallenge(tx, ctx, challenge, { roundId: place.value.id, ownerUnitId: challenge.owner === null ? null : (units.get(challenge.owner) ?? null) });
      if (!added.ok) return added;
    }
    return ok({ added: challenges.length, first: challenges[0]!.no, last: challenges.at(-1)!.no });
  });
}
