import { z } from "zod";
import { readSealedVersion, type SealedBid } from "#app/db/bid-opening.ts";
import { insertAwaitedFile } from "#app/db/bid-opened-file.ts";
import { lockResupply, writeSupplied } from "#app/db/resupply.ts";
import { type KeptProblem, largestKept } from "#app/domain/bid/resupply.ts";
import { ok, refuse } from "#app/domain/kernel/result.ts";
import { defineMove } from "#app/services/kernel/define-move.ts";
import { keptOpenedFile, keptResupply } from "./keep-content.ts";
import { matchKept } from "./seal-bid.ts";
import { tellTeam } from "./tell-team.ts";

/**
 * 重新提供: the team's 留存件 of its last version, which counts only when it equals what was committed to. Its attachments are
 * awaited from here on, each by its digest. Refusals: deadlinePassed; keptDiffers (facts `problem`, `version`, `wanted`).
 */
export const supplyContent = defineMove({
  noun: "bid",
  move: "supplyContent",
  input: z.strictObject({ kept: z.string().min(1, "required").max(largestKept) }),
  perform: async ({ tx, ctx, subject, input, move }) => {
    const asked = await lockResupply(tx, subject.id);
    const sealed = await readSealedVersion(tx, subject.id);
    if (!asked || !sealed) return refuse("wrongState", { facts: { state: subject.status } });
    if (asked.isOver) return refuse("deadlinePassed");
    const matched = matchKept(new TextEncoder().encode(input.kept), expectedOf(subject.challengeNo, sealed));
    if (!matched.ok) return refuse("keptDiffers", { facts: differenceOf(input.kept, subject.no, sealed.versionNumber) });
    await writeSupplied(tx, subject.id, { content: keptResupply.keep(subject.id, sealed.versionNumber, input.kept), suppliedBy: ctx.actor.personId });
    for (const [position, file] of matched.files.entries()) await insertAwaitedFile(tx, subject.id, { position, entry: keptOpenedFile.keep(subject.id, position, { file, fileKey: null }) });
    const moved = await move({ facts: { no: subject.no, bidVersion: sealed.versionNumber, commitment: sealed.commitment, files: matched.files.length } });
    if (!moved.ok) return moved;
    await tellTeam(tx, { bidId: subject.id, kind: "contentReceived", key: moved.value.seq });
    return ok({ to: moved.value.to, seq: Number(moved.value.seq), files: matched.files.length });
  },
});

/** What a 留存件 must say to be that of the bid's last version. */
export function expectedOf(challengeNo: string, { no, versionNumber, leadUscc, commitment }: SealedBid): Parameters<typeof matchKept>[1] {
  return { challengeNo, bidNo: no, bidVersion: versionNumber, leadUscc, commitment };
}

const keptHead = z.looseObject({ manifest: z.looseObject({ bidNo: z.string(), bidVersion: z.int() }) });

/** Most who bring the wrong file bring one of ours: of another bid, or of a version that was replaced. */
export function differenceOf(kept: string, no: string, wanted: number): { problem: KeptProblem; version: number; wanted: number } {
  const head = keptHead.safeParse(jsonOf(kept));
  if (!head.success) return { problem: "unreadable", version: 0, wanted };
  const { bidNo, bidVersion: version } = head.data.manifest;
  if (bidNo !== no) return { problem: "otherBid", version, wanted };
  return { problem: version === wanted ? "changed" : "otherVersion", version, wanted };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return null;
  }
}
