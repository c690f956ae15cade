import { z } from "zod";
import { appendEvent } from "#app/db/audit.ts";
import { lockOpenedFile, writeReleaseAsked, writeReleased } from "#app/db/bid-opened-file.ts";
import { inTransaction } from "#app/db/client.ts";
import { findSubject } from "#app/db/subjects.ts";
import { heldAs, isHeld } from "#app/domain/bid/file.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { bidPolicy } from "#app/domain/policy/bid.ts";
import { keptOpenedFile } from "#app/services/bid/keep-content.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { isScanning } from "./antivirus.ts";

const asked = z.strictObject({ position: z.int().min(0), seen: z.string(), reason: z.string().trim().min(5, "reasonNeeded").max(500) });

/**
 * 放行未经扫描的附件: one who handles the bid asks with the reason, another one lets it happen by asking too. Both say how the file stood when
 * they read it (`seen`): a consent holds for what was known then. Answers whether it is released.
 * Refusals: notFound, notAllowed, alreadyDone (it is not held), editedElsewhere, samePerson, invalidInput.
 */
export async function releaseFile(ctx: Context, reference: string, rawInput: unknown): Promise<Result<{ isReleased: boolean }>> {
  const input = asked.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { position, reason, seen } = input.data;
  return inTransaction(async (tx): Promise<Result<{ isReleased: boolean }>> => {
    const bid = await findSubject("bid", reference, tx);
    const held = bid ? bidPolicy.relationsOf(ctx.actor, bid) : [];
    if (!bid || !bidPolicy.isVisible(bid, held, ctx.now)) return refuse("notFound");
    if (!held.includes("officer") && !held.includes("secondOfficer")) return refuse("notAllowed");
    const file = await lockOpenedFile(tx, bid.id, position);
    if (!file || file.problem !== null) return refuse("notFound");
    if (!isHeld(file.scan, isScanning())) return refuse("alreadyDone");
    if (seen !== heldAs({ scan: file.scan, finding: file.scanFinding, askedAt: file.release?.at ?? null })) return refuse("editedElsewhere");
    const personId = ctx.actor.personId!;
    if (file.release?.askedBy === personId) return refuse("samePerson");
    const isReleased = file.release !== null;
    if (isReleased) await writeReleased(tx, bid.id, position, personId);
    else await writeReleaseAsked(tx, bid.id, position, { by: personId, reason });
    const { digest } = keptOpenedFile.read(bid.id, position, file.entry).file;
    await appendEvent(tx, "bid", bid.id, isReleased ? "releaseFile" : "askFileRelease", { ...actorFacts(ctx.actor), no: bid.no, file: digest, ...(file.scanFinding !== null && { finding: file.scanFinding }) }, { reason });
    return ok({ isReleased });
  });
}
