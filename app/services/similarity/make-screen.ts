import { inTransaction } from "#app/db/client.ts";
import { findUnitProfile } from "#app/db/profile.ts";
import { findKnownTexts, findScreen, findScreenBids, type ScreenBid, writeScreenAnswer, writeScreenStage } from "#app/db/similarity.ts";
import type { BidSubmission } from "#app/domain/bid/schema.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { contactsOfContent, textsOfContent } from "#app/domain/similarity/bid-texts.ts";
import type { ScreenAnswer, ScreenedBid, ScreenSummary, ScreenTask } from "#app/domain/similarity/screen.ts";
import type { SimilarPair } from "#app/domain/similarity/screen-texts.ts";
import { contactsIn, traitsOfFile } from "#app/domain/similarity/traits.ts";
import { keptScreen } from "#app/services/bid/keep-content.ts";
import { readSubmissions } from "#app/services/review/judged-content.ts";
import { type AttachedText, readAttachedTexts } from "./read-texts.ts";

/**
 * Makes the 雷同核查 that was asked for: reads the opened bids and their attachments and compares them (`compare`: in a thread).
 * Run by the worker, at least once.
 */
export async function makeScreen(id: string, compare: (task: ScreenTask) => Promise<ScreenAnswer>): Promise<"made" | "gone"> {
  const screen = await findScreen(id);
  if (!screen || screen.stage === "done") return "gone";
  await writeScreenStage(id, "reading");
  const bids = await findScreenBids(screen.roundId);
  const ids = bids.map((bid) => bid.id);
  const contents = await readSubmissions(ids);
  const attached = await readAttachedTexts(ids, (read, all) => writeScreenStage(id, "reading", { read, all }));
  const screened: ScreenedBid[] = [];
  for (const bid of bids) screened.push(await screenedBid(bid, contents.get(bid.id)!, attached.get(bid.id) ?? []));
  await writeScreenStage(id, "comparing");
  const known = await findKnownTexts([...new Set(bids.map(({ challengeId }) => challengeId))]);
  const answer = await compare({ bids: screened, known });
  await keepAnswer(id, bids, answer, unreadOf(bids, attached));
  return "made";
}

async function screenedBid({ unitId, isPast, units }: ScreenBid, content: BidSubmission, attached: readonly AttachedText[]): Promise<ScreenedBid> {
  const files = attached.flatMap(({ source, read }) => (read ? [{ source, ...read }] : []));
  const texts = [...textsOfContent(content), ...files.map(({ source, text }) => ({ source, text }))];
  const traits = [
    ...contactsOfContent(content, (await findUnitProfile(unitId))?.profile ?? null),
    ...texts.flatMap(contactsIn),
    ...files.flatMap(({ source, properties }) => traitsOfFile(properties, source)),
    ...attached.map(({ source, digest }) => ({ kind: "sameFile" as const, value: digest, source })),
  ];
  return { units, isPast, texts, traits };
}

function unreadOf(bids: readonly ScreenBid[], attached: ReadonlyMap<string, AttachedText[]>): ScreenSummary["unread"] {
  return bids.flatMap((bid, index) => (bid.isPast ? [] : (attached.get(bid.id) ?? []).filter(({ read }) => read === null || read.text === "").map(({ source }) => ({ bid: index, source }))));
}

async function keepAnswer(id: string, bids: readonly ScreenBid[], { pairs, morePairs, traits }: ScreenAnswer, unread: ScreenSummary["unread"]): Promise<void> {
  const names = bids.map(({ id: bidId, no, challengeNo, challengeId, roundCode, unitName, isPast }) => ({ id: bidId, no, challengeNo, challengeId, roundCode, unitName, isPast }));
  const summary: ScreenSummary = { bids: names, traits, morePairs, unread };
  const rows = pairs.map((pair: SimilarPair, index) => ({ rank: index + 1, bidId: bids[pair.first]!.id, otherId: bids[pair.second]!.id, content: keptScreen.keepPair(id, index + 1, pair) }));
  await inTransaction(async (tx) => {
    await writeScreenAnswer(tx, id, keptScreen.keep(id, summary), rows);
    return ok(null);
  });
}
