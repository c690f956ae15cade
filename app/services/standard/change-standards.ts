import { digestJson } from "#app/crypto/canonical.ts";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { findPerson } from "#app/db/people.ts";
import { findStandards, lockStandards, writeStandards } from "#app/db/standards.ts";
import { readStandards, type StandardDifference, type StandardProblem, standardsDifference, type StoredStandards } from "#app/domain/challenge/standards-file.ts";
import { seededStandards } from "#app/domain/challenge/standards.ts";
import type { Standard } from "#app/domain/challenge/adopted-standards.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { type Actor, holdsRole } from "#app/domain/policy/actor.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";

const mayPropose = (actor: Actor) => actor.system || holdsRole(actor, "systemAdmin", null);
/** The second look: another administrator, or 复核, as for the holidays. */
export const mayDecideStandards = (actor: Actor) => mayPropose(actor) || actor.roles.some(({ role }) => role === "secondOfficer");

const inForce = ({ table }: StoredStandards): readonly Standard[] => table ?? seededStandards;

/** Names of those that one side does not have. */
const named = (differences: readonly StandardDifference[], lacking: "before" | "after") => differences.filter((one) => one[lacking] === null).map(({ name }) => name);

export interface CheckedStandards {
  problems: StandardProblem[];
  differences: StandardDifference[];
}

export interface StandardsPage {
  count: number;
  unverified: number;
  replaced: number;
  /** Of table and place: what is confirmed is what was shown. */
  proposal: { differences: StandardDifference[]; digest: string; by: string; at: string; isOwn: boolean } | null;
  mayPropose: boolean;
}

/** 标准表 as its keepers see it: the table in brief and the one that waits. Refusal: notFound. */
export async function showStandards(ctx: Context): Promise<Result<StandardsPage>> {
  if (!mayDecideStandards(ctx.actor)) return refuse("notFound");
  const stored = await findStandards();
  const table = inForce(stored);
  const { proposal } = stored;
  const shown = proposal && {
    differences: standardsDifference(table, proposal.table),
    digest: digestJson(proposal.table),
    by: proposal.by === null ? "" : ((await findPerson(proposal.by))?.name ?? ""),
    at: proposal.at,
    isOwn: proposal.by !== null && proposal.by === ctx.actor.personId,
  };
  return ok({ count: table.length, unverified: table.filter(({ isVerified }) => !isVerified).length, replaced: table.filter(({ status }) => status === "replaced").length, proposal: shown, mayPropose: mayPropose(ctx.actor) });
}

/** 核对标准表文件: what is wrong in it, or what it would change; nothing is stored. Refusal: notFound. */
export async function checkStandards(ctx: Context, file: string): Promise<Result<CheckedStandards>> {
  if (!mayPropose(ctx.actor)) return refuse("notFound");
  const { table, problems } = readStandards(file);
  return ok({ problems, differences: problems.length > 0 ? [] : standardsDifference(inForce(await findStandards()), table) });
}

/** 提交复核: the table waits for somebody else; a later one takes its place. Refusals: notFound, invalidInput, nothingChanged. */
export async function proposeStandards(ctx: Context, file: string): Promise<Result<{ changes: number; digest: string }>> {
  const checked = await checkStandards(ctx, file);
  if (!checked.ok) return checked;
  const { problems, differences } = checked.value;
  if (problems.length > 0) return refuse("invalidInput", { fields: [{ path: "text", message: "standardsNotClean" }] });
  if (differences.length === 0) return refuse("nothingChanged");
  const { table } = readStandards(file);
  const digest = digestJson(table);
  return inTransaction(async (tx) => {
    const stored = await lockStandards(tx);
    await writeStandards(tx, { ...stored, proposal: { table, by: ctx.actor.personId, at: ctx.now } });
    await appendEvent(tx, "setting", null, "proposeStandards", { ...actorFacts(ctx.actor), changes: differences.length, digest });
    return ok({ changes: differences.length, digest });
  });
}

/** 复核: puts the table in force for every process from the next request on, or turns it down; each change stands in the log. Refusals: notFound, samePerson, statusChanged (another table waits meanwhile). */
export async function decideStandards(ctx: Context, digest: string, isAdopted: boolean): Promise<Result<{ changes: number }>> {
  if (!mayDecideStandards(ctx.actor)) return refuse("notFound");
  return inTransaction(async (tx) => {
    const stored = await lockStandards(tx);
    const { proposal } = stored;
    if (proposal === null || digestJson(proposal.table) !== digest) return refuse("statusChanged");
    // Who proposed may take it back, never put it in force.
    if (isAdopted && proposal.by !== null && proposal.by === ctx.actor.personId) return refuse("samePerson");
    const differences = standardsDifference(inForce(stored), proposal.table);
    await writeStandards(tx, { table: isAdopted ? proposal.table : stored.table, proposal: null });
    await appendEvent(tx, "setting", null, isAdopted ? "adoptStandards" : "rejectStandards", { ...actorFacts(ctx.actor), digest, ...(isAdopted && { added: named(differences, "before"), dropped: named(differences, "after"), changed: differences.filter(({ before, after }) => before && after).map(({ name }) => name) }) });
    return ok({ changes: differences.length });
  });
}
