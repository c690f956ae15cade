import { findPersonByUsername } from "#app/db/person.ts";
import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import type { OfflineRecord } from "./offline.ts";

/** A checked record of paper as `transition` takes it, for the moves that follow from the one that was recorded. */
export interface Paper {
  record: OfflineRecord;
  checkerId: string;
}

/** What an event that is no move says of the paper that it was entered from (线下): when, and the digest of its scan. */
export function paperSlip(now: string, scan: string): { date: string; scan: string } {
  const date = shanghaiDate(now);
  if (!date.ok) throw new Error(`no instant: ${now}`);
  return { date: date.value, scan };
}

/** What follows from a move done on paper bears the same mark (线下). The record was checked by the move itself. */
export async function paperOf(record: OfflineRecord | undefined): Promise<Paper | undefined> {
  const checker = record && (await findPersonByUsername(record.checker));
  return record && checker ? { record, checkerId: checker.id } : undefined;
}
