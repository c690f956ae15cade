import { findObjectIds } from "#app/db/object-ids.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Noun } from "#app/domain/policy/nouns.ts";
import { policies, type SubjectOf } from "#app/domain/policy/policies.ts";
import type { NounPolicy } from "#app/domain/policy/policy.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** What the policy itself reads of an object, for who may know that it exists. Refusal notFound. */
export async function showVisible<N extends Noun>(ctx: Context, noun: N, reference: string): Promise<Result<unknown>> {
  const subject = await findSubject(noun, reference);
  return subject && isVisible(ctx, noun, subject) ? ok({ id: subject.id, status: subject.status, version: subject.version }) : refuse("notFound");
}

/** A row of what has no list of its own: the public number where there is one. */
export interface VisibleRow {
  id: string;
  no?: string;
  status: string;
}

/** The objects of a noun that exist for the actor. */
export async function listVisible<N extends Noun>(ctx: Context, noun: N): Promise<Result<VisibleRow[]>> {
  const rows: VisibleRow[] = [];
  const subjects = await Promise.all((await findObjectIds(noun)).map((id) => findSubject(noun, id)));
  for (const subject of subjects) {
    if (subject && isVisible(ctx, noun, subject)) rows.push({ id: subject.id, ...("no" in subject && { no: subject.no }), status: subject.status });
  }
  return ok(rows);
}

function isVisible<N extends Noun>(ctx: Context, noun: N, subject: SubjectOf<N>): boolean {
  const policy = policies[noun] as unknown as NounPolicy<string, string, SubjectOf<N>>;
  return policy.isVisible(subject, policy.relationsOf(ctx.actor, subject), ctx.now);
}
