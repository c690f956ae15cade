import type { z } from "zod";
import type { JsonObject } from "#app/db/audit.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { findCheckers } from "#app/db/paper-check.ts";
import { findPersonByUsername } from "#app/db/person.ts";
import { findSubject } from "#app/db/subjects.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Noun, NounMove } from "#app/domain/policy/nouns.ts";
import { policies, type SubjectOf } from "#app/domain/policy/policies.ts";
import { type NounPolicy, refusal } from "#app/domain/policy/policy.ts";
import { isSentScan } from "#app/domain/scan/scan.ts";
import { digestOfScan } from "#app/services/scan/keep-scan.ts";
import type { Context } from "./context.ts";
import { declarationRefusal } from "./declared-first.ts";
import { keepSent } from "./keep-sent.ts";
import { type OfflineRecord, offlineRecord } from "./offline.ts";
import { transition } from "./transition.ts";

/** What accompanies a move besides its input: a reason in words, a record of paper. */
export interface MoveExtras {
  reason?: string | undefined;
  offline?: unknown;
}

/** What a move's own work is given. `move` makes the transition; everything runs in one transaction. */
export interface Step<N extends Noun, Input> {
  tx: Transaction;
  ctx: Context;
  subject: SubjectOf<N>;
  input: Input;
  reason: string | undefined;
  offline: OfflineRecord | undefined;
  move: (options?: { outcome?: string; facts?: JsonObject; detail?: JsonObject }) => Promise<Result<{ seq: string; version: number; to: string }>>;
}

/** A move as a use case: the same object serves page, CLI, job and import. */
export interface MoveService<N extends Noun = Noun> {
  noun: N;
  name: NounMove<N>;
  input: z.ZodType;
  reasonNeeded: boolean;
  run: (ctx: Context, reference: string, input: unknown, extras?: MoveExtras) => Promise<Result<JsonObject>>;
}

/** Zod's problems as a refusal with field paths. */
export function invalidInput(error: z.ZodError, prefix = ""): { ok: false; refusal: Refusal } {
  return refuse("invalidInput", { fields: error.issues.map((issue) => ({ path: [prefix, ...issue.path.map(String)].filter(Boolean).join("."), message: issue.message })) });
}

type AnyPolicy<N extends Noun> = NounPolicy<string, string, SubjectOf<N>>;

/** Why the actor may not make the move now, or null: the one computation behind button, message and code. */
export function refusalOf<N extends Noun>(noun: N, ctx: Context, move: NounMove<N>, subject: SubjectOf<N>, offline = false): Refusal | null {
  return refusal(policies[noun] as unknown as AnyPolicy<N>, ctx.actor, move, subject, ctx.now, offline);
}

/** The refusal declarationDue where the move's row in the policy asks for a 回避声明 that the actor has not made, or null. */
export async function moveDue<N extends Noun>(ctx: Context, noun: N, move: NounMove<N>, subject: SubjectOf<N>, tx?: Transaction): Promise<Refusal | null> {
  if (!asksDeclaration(noun, move)) return null;
  return declarationRefusal(ctx, itemOf(noun, subject), tx);
}

export function asksDeclaration<N extends Noun>(noun: N, move: NounMove<N>): boolean {
  return (policies[noun].moves[move as never] as { declared?: true }).declared === true;
}

/** The item in which an object that asks for declarations stands. */
export function itemOf<N extends Noun>(noun: N, subject: SubjectOf<N>): string {
  return noun === "challenge" ? subject.id : (subject as unknown as { challengeId: string }).challengeId;
}

/** Where a paper belongs: the checker needs a duty in the round and must not be kept away from the item. */
export interface PaperPlace {
  roundId: string;
  itemId: string | null;
}

/** The place of what a move on paper is made on. */
function paperPlaceOf<N extends Noun>(noun: N, subject: SubjectOf<N>): PaperPlace {
  const { id, roundId, ...rest } = subject as unknown as { id: string; roundId: string; challengeId?: string | null; itemId?: string | null };
  if (noun === "round") return { roundId: id, itemId: null };
  return { roundId, itemId: noun === "challenge" ? id : (rest.itemId ?? rest.challengeId ?? null) };
}

/**
 * A record of paper that a second person checked; a scan that came with the form is kept. Without a place (a paper of several items)
 * the checker is held against each item's own when the move is made there. Refusals: offlineRecordIncomplete, badDate, fileRefused.
 */
export async function checkOffline(ctx: Context, given: unknown, place: PaperPlace | null): Promise<Result<{ record: OfflineRecord; checkerId: string }>> {
  const sent = given as { scan?: unknown } | null;
  const scan = isSentScan(sent?.scan) ? await digestOfScan(ctx, sent.scan) : null;
  if (scan && !scan.ok) return scan;
  const parsed = offlineRecord.safeParse(scan ? { ...sent, scan: scan.value } : given);
  if (!parsed.success) return refuse("offlineRecordIncomplete", { fields: invalidInput(parsed.error, "offline").refusal.fields ?? [] });
  if (Date.parse(`${parsed.data.date}T00:00:00+08:00`) > Date.parse(ctx.now)) return refuse("badDate", { fields: [{ path: "offline.date", message: "办理日期不能晚于今天" }] });
  const checker = await findPersonByUsername(parsed.data.checker);
  if (!checker || checker.id === ctx.actor.personId) return refuse("offlineRecordIncomplete", { fields: [{ path: "offline.checker", message: "核对人须为登记人以外的人员" }] });
  if (place && !(await findCheckers(place.roundId, place.itemId)).some(({ personId }) => personId === checker.id)) return refuse("offlineRecordIncomplete", { fields: [{ path: "offline.checker", message: "checkerOutside" }] });
  return ok({ record: parsed.data, checkerId: checker.id });
}

/**
 * Makes a move a use case: find, authorise, check input, reason and paper, then the move's own work
 * around the transition, all in one transaction; a refusal anywhere leaves nothing.
 */
export function defineMove<N extends Noun, Input>(spec: {
  noun: N;
  move: NounMove<N>;
  input: z.ZodType<Input>;
  perform?: (step: Step<N, Input>) => Promise<Result<JsonObject>>;
}): MoveService<N> {
  const row = policies[spec.noun].moves[spec.move as never] as { reason?: true };
  const reasonNeeded = row.reason === true;
  const run: MoveService<N>["run"] = async (ctx, reference, rawInput, extras = {}) => {
    const isOffline = extras.offline !== undefined;
    const found = await findSubject(spec.noun, reference);
    if (!found) return refuse("notFound");
    const refused = refusalOf(spec.noun, ctx, spec.move, found, isOffline);
    if (refused) return { ok: false, refusal: refused };
    const sent = await keepSent(ctx, rawInput ?? {});
    if (!sent.ok) return sent;
    const input = spec.input.safeParse(sent.value);
    if (!input.success) return invalidInput(input.error);
    const reason = extras.reason?.trim() || undefined;
    if (reasonNeeded && !reason) return refuse("reasonNeeded", { fields: [{ path: "reason", message: "请填写理由" }] });
    const paper = isOffline ? await checkOffline(ctx, extras.offline, paperPlaceOf(spec.noun, found)) : undefined;
    if (paper && !paper.ok) return paper;
    return inTransaction(async (tx) => {
      const subject = (await findSubject(spec.noun, found.id, tx)) ?? found;
      // What somebody did meanwhile counts: the transition below holds for this version alone.
      const late = refusalOf(spec.noun, ctx, spec.move, subject, isOffline);
      if (late) return { ok: false, refusal: late };
      const due = isOffline ? null : await moveDue(ctx, spec.noun, spec.move, subject, tx);
      if (due) return { ok: false, refusal: due };
      const move: Step<N, Input>["move"] = (options = {}) =>
        transition(tx, { noun: spec.noun, subject, move: spec.move, actor: ctx.actor, ...options, ...(reason && { reason }), ...(paper && { offline: paper.value }) });
      if (spec.perform) return spec.perform({ tx, ctx, subject, input: input.data, reason, offline: paper?.value.record, move });
      const moved = await move();
      return moved.ok ? ok({ to: moved.value.to, seq: Number(moved.value.seq) }) : moved;
    });
  };
  return { noun: spec.noun, name: spec.move, input: spec.input, reasonNeeded, run };
}
