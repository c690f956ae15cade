import { applyMove, type JsonObject } from "#app/db/audit.ts";
import type { Transaction } from "#app/db/client.ts";
import { findSubject } from "#app/db/subjects.ts";
import { type Edge, edgeOf, type Lifecycle } from "#app/domain/kernel/lifecycle.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { lifecycles, type Noun, type NounMove } from "#app/domain/policy/nouns.ts";
import { policies, type SubjectOf } from "#app/domain/policy/policies.ts";
import { type NounPolicy, roleIn } from "#app/domain/policy/policy.ts";
import type { OfflineRecord } from "./offline.ts";

/** The pseudonymous part of an event that says who acted. */
export function actorFacts(actor: Actor): JsonObject {
  return actor.personId ? { actor: actor.personId } : { by: actor.system ? "system" : "public" };
}

/** Who makes a move, and under which relation to the object (身份; guide.md 1.4). */
export function moverFacts<N extends Noun>(noun: N, subject: SubjectOf<N>, move: NounMove<N>, actor: Actor, isOffline = false): JsonObject {
  const role = roleIn(policies[noun] as unknown as NounPolicy<string, string, SubjectOf<N>>, actor, move, subject, isOffline);
  return { ...actorFacts(actor), ...(role && { role }) };
}

/** The same where the caller knows no more of the object than where it stands. */
async function moverOf<N extends Noun>(tx: Transaction, { noun, subject: { id }, move, actor, offline }: TransitionRequest<N>): Promise<JsonObject> {
  const subject = actor.personId === null ? null : await findSubject(noun, id, tx);
  return subject ? moverFacts(noun, subject, move, actor, offline !== undefined) : actorFacts(actor);
}

export interface TransitionRequest<N extends Noun> {
  noun: N;
  subject: { id: string; status: string; version: number };
  move: NounMove<N>;
  actor: Actor;
  /** Tells arrows of one move apart (`noBid`, `failed` …). */
  outcome?: string;
  /** Facts for the event: codes, numbers, pseudonyms; never names or free text. */
  facts?: JsonObject;
  /** Names and free text: kept beside the log, erasable, their salted digest in it. */
  detail?: JsonObject;
  reason?: string;
  /** Done on paper, with the id of the person who checked the record. */
  offline?: { record: OfflineRecord; checkerId: string };
}

/** The arrow the move takes from the subject's state, from the lifecycle table and nowhere else. */
function arrow<N extends Noun>(request: TransitionRequest<N>): Edge<string> | null {
  return edgeOf(lifecycles[request.noun] as Lifecycle<string, string>, request.move, request.subject.status, request.outcome);
}

/** How an event says that it was done on paper: what the log keeps, and the names beside it. */
export function offlineFactsOf({ record, checkerId }: { record: OfflineRecord; checkerId: string }): { body: JsonObject; detail: JsonObject } {
  return { body: { offline: { date: record.date, scan: record.scan, checker: checkerId } }, detail: { offline: { place: record.place, people: record.people } } };
}

/**
 * The only writer of `status`: one call of apply_move() on the caller's transaction, which moves the row
 * where id, state and version match and appends the event to the hash-chained log.
 * Refusals: wrongState (no such arrow), statusChanged (somebody was first).
 */
export async function transition<N extends Noun>(tx: Transaction, request: TransitionRequest<N>): Promise<Result<{ seq: string; version: number; to: string }>> {
  const edge = arrow(request);
  if (!edge) return refuse("wrongState", { facts: { state: request.subject.status } });
  const { offline } = request;
  const paper = offline && offlineFactsOf(offline);
  const event: JsonObject = { ...(await moverOf(tx, request)), ...request.facts, ...paper?.body };
  const detail: JsonObject = { ...request.detail };
  if (request.reason) detail.reason = request.reason;
  Object.assign(detail, paper?.detail);
  const moved = await applyMove(tx, {
    noun: request.noun,
    id: request.subject.id,
    from: [request.subject.status],
    to: edge.to,
    version: request.subject.version,
    name: request.move,
    event,
    detail: Object.keys(detail).length > 0 ? detail : null,
  });
  return moved ? ok({ ...moved, to: edge.to }) : refuse("statusChanged");
}
