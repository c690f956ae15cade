import { findCall } from "#app/db/demand-call.ts";
import { findOpenRounds } from "#app/db/challenge-content.ts";
import { findCommitments, findComparable, findDemandHead, findDemandRows, findKin, findVersions, findVettings } from "#app/db/demand-views.ts";
import { findSubject } from "#app/db/subjects.ts";
import { demandDifferences } from "#app/domain/demand/difference.ts";
import { similarTexts } from "#app/domain/demand/similar.ts";
import type { DemandRow, DemandVersionView, DemandView } from "#app/domain/demand/view.ts";
import type { DemandListFilter } from "#app/domain/demand/work-list.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { demandPolicy, demandRelations } from "#app/domain/policy/demand.ts";
import type { Pattern } from "#app/domain/kernel/pattern.ts";
import { usualDefaults } from "#app/domain/round/presets.ts";
import { overviewDuties, roundsWithin } from "#app/domain/round/view.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { bulkExportRefusal } from "#app/services/site/export-pause.ts";
import { returnReason } from "./return-reason.ts";
import { writerOf } from "./save-demand.ts";

/** The page of a demand, with what its reader may do besides its moves. */
export interface DemandPage {
  demand: DemandView;
  mayWrite: "owner" | "bureau" | null;
  /** Rounds in which the officer can make a challenge of it now. */
  rounds: { code: string; title: string; pattern: Pattern }[];
  /** Why it came back, while it is with its owner. */
  returnReason: string | null;
  /** Whether a letter of one of its units for the last version is still missing. */
  lacksCommitment: boolean;
}

/** Refusal: notFound, also for who may not know of it. */
export async function showDemand(ctx: Context, reference: string): Promise<Result<DemandPage>> {
  const subject = await findSubject("demand", reference);
  const held = subject ? demandRelations(ctx.actor, subject) : [];
  if (!subject || !demandPolicy.isVisible(subject, held, ctx.now)) return refuse("notFound");
  const sight = held.includes("owner") || held.includes("coOwner") ? "owner" : held.includes("recommender") ? "recommender" : "bureau";
  const [head, versions, vettings, commitments, kin] = await Promise.all([findDemandHead(subject.id), findVersions(subject.id, sight === "bureau"), findVettings(subject.id), findCommitments(subject.id), findKin(subject.id)]);
  const call = await findCall(head.callCode);
  if (!call) return refuse("notFound");
  const last = versions.at(-1);
  const similar = sight === "bureau" && last ? similarTexts({ title: last.content.title, text: last.content.problem }, await findComparable(subject.id)) : [];
  const mayConvert = held.includes("officer") && subject.status === "listed" && !subject.hasLiveChallenge;
  const { callCode: _, ...rest } = head;
  return ok({
    demand: {
      ...rest,
      title: last?.content.title ?? head.title,
      call: { code: call.code, title: call.title, closesAt: call.closesAt, recommendation: call.recommendation },
      content: last?.content ?? null,
      versions: withDifferences(versions),
      // The panel's people are the bureau's to know; the firm reads the opinion.
      vettings: sight === "bureau" ? vettings : vettings.map((vetting) => ({ ...vetting, experts: [] })),
      commitments,
      ...kin,
      similar,
      sight,
    },
    mayWrite: writerOf(ctx, subject),
    rounds: mayConvert ? (await findOpenRounds(roundsWithin(ctx.actor, ["officer"]))).map(({ code, title, defaults }) => ({ code, title, pattern: (defaults ?? usualDefaults).pattern })) : [],
    returnReason: await returnReason(ctx, subject),
    lacksCommitment: last !== undefined && [null, ...head.coOwners.map(({ uscc }) => uscc)].some((of) => !commitments.some(({ versionNumber, unitUscc }) => versionNumber === last.number && unitUscc === of)),
  });
}

/** Latest first, each with what it changed against the one before. */
function withDifferences(versions: Omit<DemandVersionView, "differences">[]): DemandVersionView[] {
  return versions.map((version, index) => ({ ...version, differences: index === 0 ? [] : demandDifferences(versions[index - 1]!.content, version.content) })).reverse();
}

export interface DemandList {
  rows: DemandRow[];
  total: number;
  page: number;
  pageSize: number;
  isStaff: boolean;
  mayEnterPaper: boolean;
}

const pageSize = 200;

/** Demands of the rounds that the actor follows, of the own units, and those that came to a unit for its recommendation. Refusal: signInNeeded. */
export async function listDemands(ctx: Context, filter: DemandListFilter): Promise<Result<DemandList>> {
  if (ctx.actor.personId === null && !ctx.actor.system) return refuse("signInNeeded");
  const followed = roundsWithin(ctx.actor, overviewDuties);
  const found = await findDemandRows(scopeOf(ctx), filter, pageSize);
  return ok({ ...found, page: filter.page, pageSize, isStaff: followed.length > 0, mayEnterPaper: roundsWithin(ctx.actor, ["officer"]).length > 0 });
}

/** All that the list's filter lets through, for an export. Refusals: signInNeeded, exportPaused. */
export async function exportDemands(ctx: Context, filter: DemandListFilter): Promise<Result<DemandRow[]>> {
  if (ctx.actor.personId === null && !ctx.actor.system) return refuse("signInNeeded");
  return (await bulkExportRefusal()) ?? ok((await findDemandRows(scopeOf(ctx), { ...filter, page: 1 }, 20_000)).rows);
}

function scopeOf({ actor }: Context): { roundIds: readonly string[] | null; unitIds: string[] } {
  const followed = roundsWithin(actor, overviewDuties);
  return { roundIds: followed === "all" ? null : followed, unitIds: actor.units.map(({ unitId }) => unitId) };
}
