import { findPersonByUsername } from "#app/db/person.ts";
import type { OfflineRecord } from "./offline.ts";

/** A checked record of paper as `transition` takes it, for the moves that follow from the one that was recorded. */
export interface Paper {
  record: OfflineRecord;
  checkerId: string;
}

/** What follows from a move done on paper bears the same mark (线下). The record was checked by the move itself. */
export async function paperOf(record: OfflineRecord | undefined): Promise<Paper | undefined> {
  const checker = record && (await findPersonByUsername(record.checker));
  return record && checker ? { record, checkerId: checker.id } : undefined;
}
