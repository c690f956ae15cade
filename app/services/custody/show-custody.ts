import { findKeySets, readTrial } from "#app/db/key-set.ts";
import { findProgress } from "#app/db/challenge-progress.ts";
import { readRoundSettings } from "#app/db/round.ts";
import { findDutyHolders } from "#app/db/staffing.ts";
import { findSubject } from "#app/db/subjects.ts";
import { toBase64url } from "#app/crypto/bytes.ts";
import { chooseSet, type CustodyGap, custodyGaps, keysFor, type KeySetState } from "#app/domain/custody/key-set.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { StaffRole } from "#app/domain/policy/actor.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { findSeenRound, findSeenSet, isHolder, mayMakeCodes, seesCodes } from "./custody-access.ts";

/** 密封保管 of a round: which custody, which sets of codes, what is missing. */
export interface CustodyView {
  round: { code: string; title: string; custody: string };
  opening: KeySetState[];
  recovery: KeySetState[];
  gaps: CustodyGap[];
  /** The sets that the next challenge is sealed to, by tag. */
  current: string[];
  mayMake: boolean;
  mayMakeRecovery: boolean;
}

/** Refusal: notFound for who does not follow the round. */
export async function showCustody(ctx: Context, code: string): Promise<Result<CustodyView>> {
  const seen = await findSeenRound(ctx, code);
  if (!seen) return refuse("notFound");
  const [settings, sets] = await Promise.all([readRoundSettings(seen.id), findKeySets(seen.id)]);
  return ok({
    round: { code: settings.code, title: settings.title, custody: settings.custody },
    opening: sets.filter(({ purpose }) => purpose === "opening"),
    recovery: sets.filter(({ purpose }) => purpose === "recovery"),
    gaps: custodyGaps(settings.custody, sets),
    current: currentOf(sets),
    mayMake: mayMakeCodes(ctx.actor, seen.id),
    mayMakeRecovery: mayMakeCodes(ctx.actor, null),
  });
}

/** 恢复码 of the bureau. Refusal: notFound for who neither makes nor watches them. */
export async function showRecovery(ctx: Context): Promise<Result<{ sets: KeySetState[]; current: string[]; mayMake: boolean }>> {
  if (!seesCodes(ctx.actor, null)) return refuse("notFound");
  const sets = (await findKeySets(null)).filter(({ purpose }) => purpose === "recovery");
  return ok({ sets, current: currentOf(sets), mayMake: mayMakeCodes(ctx.actor, null) });
}

function currentOf(sets: readonly KeySetState[]): string[] {
  return (["opening", "recovery"] as const).flatMap((purpose) => chooseSet(sets, purpose).set?.tag ?? []);
}

/** One set, with what its trial needs: the envelope and nothing secret. */
export interface KeySetView {
  set: KeySetState;
  trial: string;
  mayTry: boolean;
  mayReport: boolean;
  /** The holder who reads this, by number of the code. */
  own: number | null;
}

/** Refusal: notFound for who neither follows the round nor keeps one of the codes. */
export async function showKeySet(ctx: Context, tag: string): Promise<Result<KeySetView>> {
  const set = await findSeenSet(ctx, tag);
  if (!set) return refuse("notFound");
  const { trial } = await readTrial(set.id);
  const mayMake = mayMakeCodes(ctx.actor, set.roundId);
  const own = set.holders.find(({ personId }) => personId !== null && personId === ctx.actor.personId)?.number ?? null;
  return ok({ set, trial: toBase64url(new Uint8Array(trial)), mayTry: mayMake || isHolder(ctx.actor, set), mayReport: mayMake, own });
}

/** What the page that makes codes starts from. */
export interface MakingView {
  round: { code: string; title: string } | null;
  keys: number;
  /** People of the round who may keep a code; for the recovery codes there are departments instead. */
  people: { username: string; name: string; roles: StaffRole[] }[];
}

/** Refusals: notFound, notAllowed. `code` null: the recovery codes. */
export async function showMaking(ctx: Context, code: string | null): Promise<Result<MakingView>> {
  const round = code === null ? null : await findSubject("round", code);
  if (code !== null && !round) return refuse("notFound");
  if (!mayMakeCodes(ctx.actor, round?.id ?? null)) return refuse(seesCodes(ctx.actor, round?.id ?? null) ? "notAllowed" : "notFound");
  if (!round) return ok({ round: null, keys: keysFor("recovery", 0), people: [] });
  const [settings, holders, challenges] = await Promise.all([readRoundSettings(round.id), findDutyHolders(round.id), findProgress({ roundId: round.id })]);
  const people = new Map<string, MakingView["people"][number]>();
  for (const { username, name, role } of holders) people.set(username, { username, name, roles: [...(people.get(username)?.roles ?? []), role] });
  return ok({ round: { code: settings.code, title: settings.title }, keys: keysFor("opening", challenges.length), people: [...people.values()] });
}
