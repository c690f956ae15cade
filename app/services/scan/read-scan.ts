import { findScan, type StoredScan } from "#app/db/scan.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { StaffRole } from "#app/domain/policy/actor.ts";
import { scanDigestOf, type ScanView } from "#app/domain/scan/scan.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { keptLabel } from "./keep-scan.ts";
import { type OpenedScan, openScan } from "./open-scan.ts";

const readers: readonly StaffRole[] = ["officer", "secondOfficer", "leader", "supervisor"];

/**
 * Who may open a scan: the bureau's handlers and its supervisors, who know its digest from the record that they may read, and
 * whoever handed it in.
 */
async function readable({ actor }: Context, text: string): Promise<Result<{ digest: string; stored: StoredScan | null }>> {
  const digest = scanDigestOf(text);
  if (actor.personId === null) return refuse("signInNeeded");
  const stored = digest === null ? null : await findScan(digest);
  const isReader = actor.roles.some(({ role }) => readers.includes(role)) || stored?.addedBy === actor.personId;
  return digest !== null && isReader ? ok({ digest, stored }) : refuse("notFound");
}

/** 扫描件 by its digest: what it is called and who handed it in, or that the digest alone is known. Refusals: signInNeeded, notFound. */
export async function showScan(ctx: Context, text: string): Promise<Result<ScanView>> {
  const found = await readable(ctx, text);
  if (!found.ok) return found;
  const { digest, stored } = found.value;
  return ok({ digest, file: stored && { name: keptLabel.read(stored.id, stored.label).name, size: stored.size, addedAt: stored.addedAt.toISOString(), addedBy: stored.addedByName } });
}

/** 打开扫描件: noted in the log before anything is handed out. Refusals: signInNeeded, notFound, bidSealBroken. */
export async function readScan(ctx: Context, text: string): Promise<Result<OpenedScan>> {
  const found = await readable(ctx, text);
  if (!found.ok) return found;
  const { stored } = found.value;
  if (!stored) return refuse("notFound");
  return openScan(ctx, stored);
}
