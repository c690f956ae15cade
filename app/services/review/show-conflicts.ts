import { findAliasesOfBids, findDeclarable, findDeclaredPeople, findExcluded, findFlagExperts, findLackingDuties, findNamedVetters, findUntoldTies } from "#app/db/declaration.ts";
import { findDecidedConflicts } from "#app/db/decided-conflict.ts";
import { readReviewedChallenge } from "#app/db/review.ts";
import { findSubject } from "#app/db/subjects.ts";
import { namedPeople } from "#app/domain/bid/named-people.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { challengePolicy } from "#app/domain/policy/challenge.ts";
import type { ConflictPage } from "#app/domain/review/declaration.ts";
import { softFlags } from "#app/domain/review/soft-flags.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { settlesConflicts } from "./decided-conflict.ts";
import { readSubmissions } from "./judged-content.ts";
import { reportsConflicts, takesLateConflict } from "./late-conflict.ts";

const mostFlags = 500;

/**
 * 回避情况 of an item: who declared what, whom the rule excludes and why, and where names meet. For those who run the review and
 * those who watch it; before the opening there are no bids to speak of. Refusals: notFound, notAllowed.
 */
export async function showConflicts(ctx: Context, reference: string): Promise<Result<ConflictPage>> {
  const subject = await findSubject("challenge", reference);
  if (!subject) return refuse("notFound");
  const held = challengePolicy.relationsOf(ctx.actor, subject);
  if (!challengePolicy.isVisible(subject, held, ctx.now)) return refuse("notFound");
  if (!held.some((relation) => reportsConflicts.includes(relation))) return refuse("notAllowed");
  const bids = await findDeclarable(subject.id, null);
  const ids = bids.map(({ id }) => id);
  const [challenge, people, excluded, experts, contents, lacking, vetters, aliases, ties, decided] = await Promise.all([
    readReviewedChallenge(subject.id),
    findDeclaredPeople(subject.id),
    findExcluded(ids),
    bids.length > 0 ? findFlagExperts() : [],
    readSubmissions(ids),
    findLackingDuties(subject.id),
    findNamedVetters(subject.id),
    findAliasesOfBids(ids),
    findUntoldTies(ids),
    findDecidedConflicts(subject.id),
  ]);
  const codeOf = new Map(bids.map(({ id, code }) => [id, code]));
  const grouped = [...Map.groupBy(excluded, ({ expertNo }) => expertNo).values()];
  const isExcluded = new Set(excluded.map(({ expertNo, bidId }) => `${expertNo} ${codeOf.get(bidId) ?? ""}`));
  const flags = softFlags(
    experts,
    bids.map(({ id, no, code, unitName, memberNames }) => ({ no, code, people: namedPeople(contents.get(id) ?? null), unitNames: [unitName, ...memberNames], unitAliases: aliases.get(id) ?? [], untold: ties.filter(({ bidId }) => bidId === id) })),
    vetters,
  ).filter(({ expertNo, code }) => !isExcluded.has(`${expertNo} ${code}`));
  return ok({
    challenge: { no: challenge.no, title: challenge.title, status: challenge.status },
    bids: bids.map(({ no, code, unitName }) => ({ no, code, unitName })),
    people,
    excluded: grouped.map((rows) => ({ expertNo: rows[0]!.expertNo, name: rows[0]!.name, unitName: rows[0]!.unitName, reasons: rows.map(({ bidId, reason }) => ({ code: codeOf.get(bidId) ?? "", reason })) })),
    flags: flags.slice(0, mostFlags),
    lacking,
    panel: people.flatMap(({ expertNo, name }) => (expertNo === null ? [] : [{ expertNo, name }])),
    decided: decided.map(({ expertNo, name, kind, foundBy, foundAt, outcome, words, settledBy }) => ({ expertNo, name, kind, foundAt, isReported: foundBy !== null, outcome, words, settledBy, isOwn: foundBy !== null && foundBy === ctx.actor.personId })),
    may: { report: takesLateConflict(challenge.status), settle: held.some((relation) => settlesConflicts.includes(relation)) },
  });
}
