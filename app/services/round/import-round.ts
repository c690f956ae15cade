import { readInstallation } from "#app/db/installation.ts";
import { findHolders, findTakenNumbers, lastDocumentSequence } from "#app/db/organisation-import.ts";
import { digestJson } from "#app/crypto/canonical.ts";
import { clearanceKinds } from "#app/domain/round/clearance.ts";
import { recordClearance } from "#app/services/clearance/record-clearance.ts";
import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { formatDocumentNumber } from "#app/domain/kernel/id-codes.ts";
import type { FieldProblem } from "#app/domain/kernel/refusal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { birthRefusal } from "#app/domain/policy/birth.ts";
import { type ImportPlan, planImport } from "#app/domain/round/import-plan.ts";
import { approveChallenge } from "#app/services/challenge/approve-challenge.ts";
import { commitItem } from "#app/services/challenge/owner-letter.ts";
import { createChallenge } from "#app/services/challenge/create-challenge.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { createRound } from "./create-round.ts";
import { type CarriedBid, importBids } from "./import-bids.ts";
import { importOrganisations } from "./import-organisations.ts";
import { publishList } from "./publish-round.ts";

/** Short name of the bureau in its document numbers (发文机关代字). */
const agency = "焦工信";

export interface ImportOptions {
  /** The actor behind a user name: the import acts for the second officer and for the bidders' leads. */
  actorOf: (username: string) => Promise<Actor | null>;
  /** For accounts of a demo; without it accounts wait for their activation. */
  passwordHash?: string | undefined;
}

/** What an import did. `notCarried`: bids that the file wants further than the moves before closing can take them. */
export interface ImportedRound {
  round: string;
  documentNumber: string | null;
  counts: { units: number; unitsKnown: number; affiliations: number; experts: number; accounts: number; challenges: number; published: number; bids: number };
  bids: CarriedBid[];
  warnings: FieldProblem[];
}

/**
 * 导入批次: the whole file is judged before anything is written; then round, challenges and bids go through the same
 * services as by hand, with the same refusals and events. In a real database a second officer publishes and the teams
 * bid themselves. Refusals: signInNeeded, notAllowed, invalidInput, realDatabase (bids), taken, and those of the services.
 */
export async function importRound(ctx: Context, rawFile: unknown, options: ImportOptions): Promise<Result<ImportedRound>> {
  const refused = birthRefusal("round", ctx.actor, ctx.actor.roles.filter((grant) => grant.roundId === null).map((grant) => grant.role));
  if (refused) return { ok: false, refusal: refused };
  const planned = planImport(rawFile);
  if (!planned.ok) return planned;
  const plan = planned.value;
  const isReal = (await readInstallation()).kind === "real";
  if (isReal && plan.bids.length > 0) return refuse("realDatabase", { fields: [{ path: "bids", message: "bidsBelongToTeams" }] });
  const taken = await takenNumbers(plan);
  if (taken.length > 0) return refuse("taken", { fields: taken });
  const second = isReal ? null : await secondOfficer(ctx, options);
  if (!isReal && !second) return refuse("staffingIncomplete");

  const organisations = await importOrganisations(ctx, plan, { people: !isReal, passwordHash: options.passwordHash });
  if (!organisations.ok) return organisations;
  const challenges = await importChallenges(ctx, plan);
  if (!challenges.ok) return challenges;
  const published = second && (await publish({ actor: second, now: ctx.now }, plan));
  if (published && !published.ok) return published;
  const bids = published ? await importBids(ctx, plan, organisations.value.unitIds, options.actorOf) : [];
  const { added, reused, accounts } = organisations.value;
  return ok({
    round: plan.round.code,
    documentNumber: published?.value.documentNumber ?? null,
    counts: {
      units: added,
      unitsKnown: reused,
      affiliations: plan.affiliations.length,
      experts: plan.experts.length,
      accounts,
      challenges: plan.challenges.length,
      published: published?.value.challenges ?? 0,
      bids: bids.filter((bid) => bid.state !== null).length,
    },
    bids,
    warnings: plan.warnings,
  });
}

/** Numbers of the file that are in use already, by their place in it. */
export async function takenNumbers(plan: ImportPlan): Promise<FieldProblem[]> {
  const found = await findTakenNumbers({
    rounds: [plan.round.code],
    challenges: plan.challenges.map(({ input }) => input.no),
    bids: plan.bids.map((bid) => bid.no),
    experts: plan.experts.map((expert) => expert.code),
    usernames: plan.experts.map((expert) => expert.code.toLowerCase()),
  });
  const problems = (list: string, numbers: string[], taken: Set<string>, field: string) => numbers.flatMap((no, index) => (taken.has(no) ? [{ path: `${list}.${index}.${field}`, message: "taken" }] : []));
  const isTakenExpert = new Set(plan.experts.map(({ code }) => code).filter((code) => found.experts.has(code) || found.usernames.has(code.toLowerCase())));
  return [
    ...(found.rounds.has(plan.round.code) ? [{ path: "round.code", message: "taken" }] : []),
    ...problems("items", plan.challenges.map(({ input }) => input.no), found.challenges, "no"),
    ...problems("bids", plan.bids.map((bid) => bid.no), found.bids, "no"),
    ...problems("experts", plan.experts.map((expert) => expert.code), isTakenExpert, "code"),
  ];
}

async function importChallenges(ctx: Context, plan: ImportPlan): Promise<Result<null>> {
  const round = await createRound(ctx, plan.round);
  if (!round.ok) return round;
  const cleared = await clearForExercise(ctx, plan.round.code);
  if (!cleared.ok) return cleared;
  for (const [index, { input, isReady, reason }] of plan.challenges.entries()) {
    const created = await createChallenge(ctx, input);
    if (!created.ok) return atPlace(created, `items.${index}`);
    const signed = input.owner === null ? ok(null) : await signForExercise(ctx, input.no);
    if (!signed.ok) return atPlace(signed, `items.${index}`);
    const approved = isReady ? await approveChallenge.run(ctx, created.value.id, {}, reason === undefined ? {} : { reason }) : null;
    if (approved && !approved.ok) return atPlace(approved, `items.${index}`);
  }
  return ok(null);
}

/** A round file has no reviews. In a database that is not real they count as passed, so that the demo can be published; a real one records them first. */
async function clearForExercise(ctx: Context, code: string): Promise<Result<null>> {
  const [{ kind: installation }, today] = [await readInstallation(), shanghaiDate(ctx.now)];
  if (installation === "real" || !today.ok) return ok(null);
  for (const kind of clearanceKinds) {
    const recorded = await recordClearance(ctx, code, { kind, conclusion: "passed", reviewer: "示例·审查人", reviewedOn: today.value, opinion: "演示", scan: digestJson({ code, kind }) });
    if (!recorded.ok) return recorded;
  }
  return ok(null);
}

/** Nor has it letters of owners: the same holds for them. */
async function signForExercise(ctx: Context, no: string): Promise<Result<unknown>> {
  const [{ kind: installation }, today] = [await readInstallation(), shanghaiDate(ctx.now)];
  if (installation === "real" || !today.ok) return ok(null);
  return commitItem(ctx, no, { signer: "示例·法定代表人", signedOn: today.value, scan: digestJson({ no, paper: "ownerLetter" }) });
}

function atPlace(result: Extract<Result<never>, { ok: false }>, place: string): { ok: false; refusal: typeof result.refusal } {
  const { fields, ...refusal } = result.refusal;
  return { ok: false, refusal: { ...refusal, ...(fields && { fields: fields.map(({ path, message }) => ({ path: `${place}.${path}`, message })) }) } };
}

/** Who publishes besides the importing officer; null when nobody else may. */
async function secondOfficer(ctx: Context, { actorOf }: ImportOptions): Promise<Actor | null> {
  for (const username of await findHolders("secondOfficer")) {
    const actor = await actorOf(username);
    if (actor && actor.personId !== ctx.actor.personId) return actor;
  }
  return null;
}

/** All approved challenges under the agency's next number of the year. */
async function publish(ctx: Context, plan: ImportPlan): Promise<Result<{ documentNumber: string | null; challenges: number }>> {
  if (!plan.challenges.some(({ isReady }) => isReady)) return ok({ documentNumber: null, challenges: 0 });
  const today = shanghaiDate(ctx.now);
  if (!today.ok) return today;
  const year = Number(today.value.slice(0, 4));
  const documentNumber = formatDocumentNumber({ agency, year, sequence: (await lastDocumentSequence(agency, year)) + 1 });
  const published = await publishList(ctx, plan.round.code, { documentNumber });
  if (!published.ok) return published;
  const { done, refused } = published.value;
  // A file is taken over as it says, or the import names what stood against it.
  return refused[0] ? { ok: false, refusal: refused[0].refusal } : ok({ documentNumber, challenges: done.length });
}
