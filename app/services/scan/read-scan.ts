import { isNamedOnPaper } from "#app/db/paper-check.ts";
import { findScan, findScanRecords, type StoredScan } from "#app/db/scan.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { dutyRounds } from "#app/domain/policy/actor.ts";
import { scanDigestOf, type ScanView } from "#app/domain/scan/scan.ts";
import { readsPaper } from "#app/domain/timeline/sight.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { findVisible } from "#app/services/kernel/find-visible.ts";
import { keptLabel } from "./keep-scan.ts";
import { type OpenedScan, openScan } from "./open-scan.ts";

/** Whether one of the records that name the scan is one whose paper the actor may read: by its own policy, the round, and what is closed to them. */
async function isOnReadablePaper(ctx: Context, digest: string): Promise<boolean> {
  const { personId, roles, units, closedItems } = ctx.actor;
  if (personId === null || roles.length + units.length === 0) return false;
  for (const { noun, objectId, kind } of await findScanRecords(digest)) {
    const found = await findVisible(ctx, noun, objectId);
    if (found && readsPaper(noun, kind, found.held)) return true;
  }
  // Who is named to check it compares it with what was entered, whatever the duty: of the object they may see nothing else.
  return roles.length > 0 && isNamedOnPaper(personId, digest, closedItems, dutyRounds(ctx.actor));
}

/** Who may open a scan: who may read a record that names it, who is named to check it, and whoever handed it in. */
async function readable(ctx: Context, text: string): Promise<Result<{ digest: string; stored: StoredScan | null }>> {
  const { actor } = ctx;
  const digest = scanDigestOf(text);
  if (actor.personId === null) return refuse("signInNeeded");
  const stored = digest === null ? null : await findScan(digest);
  const isReader = digest !== null && (stored?.addedBy === actor.personId || (await isOnReadablePaper(ctx, digest)));
  return isReader ? ok({ digest, stored }) : refuse("notFound");
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
