import { type JsonObject, recordBirth } from "#app/db/audit.ts";
import type { Transaction } from "#app/db/client.ts";
import { findSubject } from "#app/db/subjects.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { births } from "#app/domain/policy/birth.ts";
import type { Noun } from "#app/domain/policy/nouns.ts";
import { policies, type SubjectOf } from "#app/domain/policy/policies.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import { actorFacts } from "./transition.ts";

/** Under which relation to the new object somebody brought it into being (身份): the first that the table of births names; null: the system. */
async function birthRole<N extends Noun>(tx: Transaction, noun: N, id: string, actor: Actor): Promise<Relation | null> {
  const subject = actor.personId === null ? null : await findSubject(noun, id, tx);
  if (!subject) return null;
  const held = (policies[noun].relationsOf as (actor: Actor, subject: SubjectOf<N>) => readonly Relation[])(actor, subject);
  return births[noun].find((relation) => held.includes(relation)) ?? held[0] ?? null;
}

/** Records that somebody brought an object into being, as `transition` records what is done with it. Its row is written before. */
export async function recordBirthBy(actor: Actor, tx: Transaction, noun: Noun, id: string, kind: string, facts: JsonObject = {}, detail: JsonObject | null = null): Promise<string> {
  const role = await birthRole(tx, noun, id, actor);
  return recordBirth(tx, noun, id, kind, { ...actorFacts(actor), ...(role && { role }), ...facts }, detail);
}
