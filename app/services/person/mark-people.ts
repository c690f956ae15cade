import { markBid, markProfile, readUnmarkedBids, readUnmarkedProfiles } from "#app/db/people-marks.ts";
import { keptContent } from "#app/services/bid/keep-content.ts";
import { peopleOf } from "#app/services/bid/people-of.ts";
import { markOfIdNumber, readIdNumber } from "./id-number.ts";

const most = 100;

/**
 * Gives the keyed digests, by which the conflict rule finds people, to bids and profiles of before there were any: their
 * numbers are encrypted, so no migration can. What cannot be read is counted and stays for the next run; it stops nothing else.
 */
export async function markPeople(): Promise<{ bids: number; profiles: number; unreadable: number }> {
  const bids = await markEach(readUnmarkedBids, (bid) => {
    const { peopleMarks } = peopleOf(keptContent.read(bid.id, bid.versionNumber, bid.revision, bid.content));
    return () => markBid(bid.id, peopleMarks);
  });
  const profiles = await markEach(readUnmarkedProfiles, (profile) => {
    const mark = markOfIdNumber(readIdNumber(profile.id, profile.idNumber));
    return () => markProfile(profile, mark);
  });
  return { bids: bids.marked, profiles: profiles.marked, unreadable: bids.unreadable + profiles.unreadable };
}

/** Reads row by row; only the reading of a row may fail, a lost database ends the run. */
async function markEach<T extends { id: string }>(next: (after: string | null, most: number) => Promise<T[]>, read: (row: T) => () => Promise<void>): Promise<{ marked: number; unreadable: number }> {
  const counts = { marked: 0, unreadable: 0 };
  for (let rows = await next(null, most); rows.length > 0; rows = await next(rows.at(-1)!.id, most)) {
    for (const row of rows) {
      const write = attempt(() => read(row));
      await write?.();
      counts[write ? "marked" : "unreadable"] += 1;
    }
  }
  return counts;
}

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
