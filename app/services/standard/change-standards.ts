import { digestJson } from "#app/crypto/canonical.ts";
import type { JsonObject } from "#app/db/audit.ts";
import { findStandards, lockStandards, writeStandards } from "#app/db/standards.ts";
import { readStandards, type StandardDifference, type StandardProblem, standardsDifference, type StoredStandards } from "#app/domain/challenge/standards-file.ts";
import { seededStandards } from "#app/domain/challenge/standards.ts";
import type { Standard } from "#app/domain/challenge/adopted-standards.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { decideValue, mayDecide, mayPropose, type ProposedSetting, proposeValue, type ShownProposal, shownProposal } from "#app/services/kernel/proposal.ts";

const setting: ProposedSetting<{ table: Standard[] }, StoredStandards> = {
  lock: lockStandards,
  write: writeStandards,
  digestOf: ({ table }) => digestJson(table),
  events: { propose: "proposeStandards", adopt: "adoptStandards", reject: "rejectStandards" },
};

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
  proposal: (ShownProposal & { differences: StandardDifference[] }) | null;
  mayPropose: boolean;
}

/** 标准表 as its keepers see it: the table in brief and the one that waits. Refusal: notFound. */
export async function showStandards(ctx: Context): Promise<Result<StandardsPage>> {
  if (!mayDecide(ctx.actor)) return refuse("notFound");
  const stored = await findStandards();
  const table = inForce(stored);
  const { proposal } = stored;
  const shown = proposal && { ...(await shownProposal(ctx, setting, proposal)), differences: standardsDifference(table, proposal.table) };
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
  const { digest } = await proposeValue(ctx, setting, { table: readStandards(file).table }, { changes: differences.length });
  return ok({ changes: differences.length, digest });
}

/** 复核 of the table that waits; each change stands in the log. Refusals as `decideValue`. */
export function decideStandards(ctx: Context, digest: string, isAdopted: boolean): Promise<Result<{ changes: number }>> {
  return decideValue(ctx, setting, { digest, isAdopted }, (stored, { table }) => {
    const differences = standardsDifference(inForce(stored), table);
    const changed = differences.filter(({ before, after }) => before && after).map(({ name }) => name);
    const facts: JsonObject = isAdopted ? { added: named(differences, "before"), dropped: named(differences, "after"), changed } : {};
    return { adopted: { table }, facts, answer: { changes: differences.length } };
  });
}
