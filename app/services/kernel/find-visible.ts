import { findSubject } from "#app/db/subjects.ts";
import type { Noun } from "#app/domain/policy/nouns.ts";
import { policies, type SubjectOf } from "#app/domain/policy/policies.ts";
import type { Relation } from "#app/domain/policy/policy.ts";
import type { Context } from "./context.ts";

interface AnyPolicy<N extends Noun> {
  relationsOf: (actor: Context["actor"], subject: SubjectOf<N>) => readonly Relation[];
  isVisible: (subject: SubjectOf<N>, held: readonly Relation[], now: string) => boolean;
}

/** An object by id or public reference with what the actor is to it; null where there is none, or none for the actor. */
export async function findVisible<N extends Noun>({ actor, now }: Context, noun: N, reference: string): Promise<{ subject: SubjectOf<N>; held: readonly Relation[] } | null> {
  const subject = await findSubject(noun, reference);
  if (!subject) return null;
  const policy = policies[noun] as unknown as AnyPolicy<N>;
  const held = policy.relationsOf(actor, subject);
  return policy.isVisible(subject, held, now) ? { subject, held } : null;
}
