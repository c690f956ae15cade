import { findUnitIds, findCall } from "#app/db/demand-call.ts";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { keepVersion, readDemandForm, writeDemandForm } from "#app/db/demand.ts";
import { findSubject } from "#app/db/subjects.ts";
import { readDemand } from "#app/domain/demand/content.ts";
import type { DemandForm } from "#app/domain/demand/form.ts";
import type { DemandEdit } from "#app/domain/demand/view.ts";
import type { FieldProblem } from "#app/domain/kernel/refusal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { demandPolicy, demandRelations, type DemandSubject } from "#app/domain/policy/demand.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { returnReason } from "./return-reason.ts";
import { tellDemand } from "./tell-demand.ts";

/**
 * As whom the actor may write now: its owner a draft and what was returned, the bureau the same of a paper that nobody took
 * over, and the text of what is vetted or listed and not yet a challenge (凝练). Null: not at all.
 */
export function writerOf(ctx: Context, subject: DemandSubject): "owner" | "bureau" | null {
  const held = demandRelations(ctx.actor, subject);
  const isDraft = subject.status === "draft" || subject.status === "returned";
  if (held.includes("owner") && isDraft) return "owner";
  if (!held.includes("officer") && !held.includes("system")) return null;
  if (isDraft) return subject.isFromPaper && subject.unitId === null ? "owner" : null;
  const isRevised = subject.status === "underVetting" || (subject.status === "listed" && !subject.hasLiveChallenge);
  return isRevised ? "bureau" : null;
}

async function writable(ctx: Context, reference: string): Promise<Result<{ subject: DemandSubject; by: "owner" | "bureau" }>> {
  const subject = await findSubject("demand", reference);
  if (!subject || !demandPolicy.isVisible(subject, demandRelations(ctx.actor, subject), ctx.now)) return refuse("notFound");
  const by = writerOf(ctx, subject);
  if (by !== null) return ok({ subject, by });
  const isTheirs = demandRelations(ctx.actor, subject).some((relation) => relation === "owner" || relation === "officer");
  return isTheirs ? refuse("wrongState", { facts: { state: subject.status } }) : refuse("notAllowed");
}

/** What the form of a demand shows. Refusals: notFound, notAllowed, wrongState. */
export async function showDemandForm(ctx: Context, reference: string): Promise<Result<DemandEdit>> {
  const found = await writable(ctx, reference);
  if (!found.ok) return found;
  const { subject, by } = found.value;
  const stored = await readDemandForm(subject.id);
  const call = await findCall(stored.callCode);
  if (!call) return refuse("notFound");
  const { form, revision, savedAt, unitName } = stored;
  return ok({
    no: subject.no, title: form.title, status: subject.status, callTitle: call.title, closesAt: subject.closesAt, form, revision, savedAt, unitName, by,
    missing: missingOf(form, call.recommendation),
    recommendation: call.recommendation,
    recommenders: call.recommenders,
    returnReason: await returnReason(ctx, subject),
  });
}

/** Everything that keeps a form from being submitted. */
export function missingOf(form: DemandForm, recommendation: string): FieldProblem[] {
  const { missing } = readDemand(form);
  return recommendation === "required" && form.recommender === "" ? [...missing, { path: "recommender", message: "recommenderNeeded" }] : missing;
}

export interface SavedDemand {
  revision: number;
  savedAt: string;
  missing: FieldProblem[];
}

/**
 * 暂存, never asks for completeness. Refusals: notFound, notAllowed, wrongState; editedElsewhere when somebody saved
 * meanwhile. What the bureau revises is no draft: `reviseDemand`.
 */
export async function saveDemand(ctx: Context, reference: string, form: DemandForm, revision: number): Promise<Result<SavedDemand>> {
  const found = await writable(ctx, reference);
  if (!found.ok) return found;
  const { subject, by } = found.value;
  if (by === "bureau") return refuse("wrongState", { facts: { state: subject.status } });
  const stored = await readDemandForm(subject.id);
  const call = await findCall(stored.callCode);
  const missing = missingOf(form, call?.recommendation ?? "none");
  if (stored.savedAt !== null && JSON.stringify(sorted(stored.form)) === JSON.stringify(sorted(form))) return ok({ revision: stored.revision, savedAt: stored.savedAt, missing });
  const [recommender] = call?.recommenders.some(({ uscc }) => uscc === form.recommender) ? await findUnitIds([form.recommender]) : [];
  return inTransaction(async (tx) => {
    const savedAt = await writeDemandForm(tx, subject.id, { revision, status: subject.status, form, recommenderId: recommender?.id ?? null });
    return savedAt === null ? refuse("editedElsewhere") : ok({ revision: revision + 1, savedAt, missing });
  });
}

/** `jsonb` keeps no order of keys. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, part]) => [key, sorted(part)]);
}

/**
 * 修订文本 by the bureau while it is vetted or listed: a version that its owner reads with the differences, and for which the
 * owner's letter is asked anew. Refusals: as `saveDemand`, demandIncomplete with all that is missing, nothingChanged.
 */
export async function reviseDemand(ctx: Context, reference: string, form: DemandForm, revision: number, note: string): Promise<Result<{ no: string; number: number }>> {
  const found = await writable(ctx, reference);
  if (!found.ok) return found;
  const { subject, by } = found.value;
  if (by !== "bureau") return refuse("notAllowed");
  const read = readDemand(form);
  if (read.content === null) return refuse("demandIncomplete", { fields: read.missing, facts: { count: read.missing.length } });
  const { content } = read;
  return inTransaction(async (tx) => {
    const stored = await readDemandForm(subject.id, tx);
    if (JSON.stringify(sorted(stored.form)) === JSON.stringify(sorted(form))) return refuse("nothingChanged");
    const savedAt = await writeDemandForm(tx, subject.id, { revision, status: subject.status, form, recommenderId: stored.recommenderId });
    if (savedAt === null) return refuse("editedElsewhere");
    const number = await keepVersion(tx, subject.id, { content, side: "bureau", note: note.trim().slice(0, 500), writtenBy: ctx.actor.personId });
    await appendEvent(tx, "demand", subject.id, "revise", { ...actorFacts(ctx.actor), no: subject.no, textVersion: number });
    await tellDemand(tx, subject.id, { news: "revised", words: note.trim(), key: String(number) });
    return ok({ no: subject.no, number });
  });
}
