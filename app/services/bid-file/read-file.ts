import { findOpenedFile } from "#app/db/bid-opened-file.ts";
import { findSubject } from "#app/db/subjects.ts";
import { fileTypeOf, mediaTypes } from "#app/domain/bid/file.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { bidPolicy, sightOfBid } from "#app/domain/policy/bid.ts";
import { keptOpenedFile } from "#app/services/bid/keep-content.ts";
import { noteReading } from "#app/services/bid/note-reading.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { readingRefusal } from "#app/services/kernel/declared-first.ts";
import { openedStream } from "./check-opened-files.ts";
import { isFileHeld, mayHandle, mayRead } from "./list-files.ts";

/** An opened file to hand out. */
export interface ReadableFile {
  name: string;
  type: string;
  size: number;
  body: ReadableStream<Uint8Array>;
  /** Who neither made nor handles the bid gets what can be drawn with a watermark. */
  isForMarking: boolean;
}

/**
 * 下载附件, from the opening on, for who may read the bid's content (guide 3.7). Refusals: notFound, also for a file that
 * this reader may not see; declarationDue to a duty before its 回避声明; bidSealBroken for one that is not what was sealed; fileHeld for one that waits for the virus scan.
 */
export async function readFile(ctx: Context, reference: string, position: number): Promise<Result<ReadableFile>> {
  const bid = await findSubject("bid", reference);
  if (!bid) return refuse("notFound");
  const held = bidPolicy.relationsOf(ctx.actor, bid);
  const sight = sightOfBid(bid, held);
  if (sight !== "whole" && sight !== "forReview") return refuse("notFound");
  const due = await readingRefusal(ctx, held, bid.challengeId, bid.status);
  if (due) return due;
  const stored = Number.isInteger(position) ? await findOpenedFile(bid.id, position) : null;
  const opened = stored && keptOpenedFile.read(bid.id, position, stored.entry);
  if (!stored || !opened || !mayRead(opened.file.kind, held, bid.blind)) return refuse("notFound");
  if (isFileHeld(stored.scan, held)) return refuse("fileHeld");
  const body = stored.problem ? null : await openedStream(opened);
  if (!body) return refuse("bidSealBroken");
  await noteReading(ctx, bid.id, held, `file:${position}`);
  const { name, size } = opened.file;
  return ok({ name, size, type: mediaTypes[fileTypeOf(name) ?? "zip"], body, isForMarking: !mayHandle(held) });
}
