import { findOpenRounds, type OpenRound } from "#app/db/challenge-content.ts";
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
import { listImport } from "#app/services/list-file/list-import.ts";
import { addChallenge } from "./create-challenge.ts";

async function placeOf(ctx: Context, code: string): Promise<Result<{ id: string; round: OpenRound }>> {
  const subject = await findSubject("round", code);
  if (!subject) return refuse("invalidInput", { fields: [{ path: "round", message: "unknownRound" }] });
  const refused = birthRefusal("challenge", ctx.actor, staffRelations(ctx.actor, subject.id));
  if (refused) return { ok: false, refusal: refused };
  const [round] = await findOpenRounds([subject.id]);
  return round ? ok({ id: subject.id, round }) : refuse("wrongState", { facts: { state: subject.status } });
}

interface Judged {
  roundId: string;
  readings: ReadChallenges["readings"];
  /** Known owners: their ids by credit code. */
  units: Map<string, string>;
  check: ListCheck;
}

/** The file against what is registered: numbers in use, units that nobody knows. */
async function judge(ctx: Context, roundCode: string, sheets: readonly TypedSheet[]): Promise<Result<Judged>> {
  const place = await placeOf(ctx, roundCode);
  if (!place.ok) return place;
  const { id, round: { code, defaults } } = place.value;
  const read = readChallengeBook(sheets, { code, defaults: defaults ?? usualDefaults });
  const values = read.readings.flatMap(({ value }) => value ?? []);
  const [taken, found] = await Promise.all([findTakenNumbers({ rounds: [], challenges: values.map(({ no }) => no), bids: [], experts: [], usernames: [] }), findUnitIds(values.flatMap(({ owner, coOwners }) => (owner === null ? [] : [owner, ...coOwners])))]);
  const units = new Map(found.map(({ uscc, id }) => [uscc, id]));
  const sheet = sheets.find(({ name }) => name.trim() === challengeSheetName);
  const cellOf = sheet ? cellsOf(sheet, challengeColumns) : null;
  for (const reading of read.readings) {
    if (reading.value === null || cellOf === null) continue;
    const { no, owner, coOwners } = reading.value;
    if (taken.challenges.has(no)) reading.problems.push({ ...cellOf("no", reading.line), message: "taken" });
    if (owner !== null && !units.has(owner)) reading.problems.push({ ...cellOf("owner", reading.line), message: "unknownUnit" });
    const unknown = coOwners.find((uscc) => !units.has(uscc));
    if (unknown !== undefined) reading.problems.push({ ...cellOf("coOwners", reading.line), message: `unknownUnitOf:${unknown}` });
  }
  return ok({ roundId: id, readings: read.readings, units, check: checkOf(read.readings, read.problems, read.unknown) });
}

const kind = listImport<Judged, { added: number; first: string; last: string }>({
  judge,
  insert: async (tx, ctx, { roundId, readings, units }) => {
    const challenges = readings.flatMap(({ value }) => value ?? []);
    for (const challenge of challenges) {
      const added = await addChallenge(tx, ctx, challenge, { roundId, owners: challenge.owner === null ? [] : [challenge.owner, ...challenge.coOwners].flatMap((uscc) => units.get(uscc) ?? []) });
      if (!added.ok) return added;
    }
    return ok({ added: challenges.length, first: challenges[0]!.no, last: challenges.at(-1)!.no });
  },
});

/** 核对榜单文件. Refusals: signInNeeded, notAllowed, wrongState, invalidInput (round). */
export const checkChallengeList = kind.check;

/** 导入榜单任务 as drafts. Refusals: as the check; invalidInput with every problem, taken (somebody was faster). */
export const importChallengeList = kind.take;
