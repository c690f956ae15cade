import { list, object, oneOf, readShape, type ShapeOf, text, whole } from "#app/domain/kernel/shape.ts";
import { type DrawRecord, drawFormat, groupShape, hex64, instant, name, paperDrawFormat, parseDrawRecord, pseudonym } from "./draw-record.ts";

/**
 * The record of a draw by lottery machine or from an urn (线下抽取记录), public and without names. Nothing of it can be drawn
 * again: `scan` is the SHA-256 of the signed paper. `pool` names who was drawn and who stands by, `candidates` how many there were.
 */
const paperDrawShape = object({
  format: oneOf(paperDrawFormat),
  round: name,
  challenge: name,
  drawnOn: text(/^\d{4}-\d{2}-\d{2}$/),
  recordedAt: instant,
  scan: hex64,
  groups: list(object({ ...groupShape, candidates: whole(1, 10_000), drawn: list(pseudonym), standby: list(pseudonym) }), 1, 20),
});

export type PaperDrawRecord = ShapeOf<typeof paperDrawShape>;

/** What of a held draw is called and shown, whichever way it was held. */
export type HeldGroup = DrawRecord["groups"][number] & { candidates: number };

/** The lists of a record that we stored ourselves, from its text. Throws when it is none. */
export function parseHeldGroups(stored: string): HeldGroup[] {
  const given = JSON.parse(stored) as { format?: string };
  if (given.format === drawFormat) return parseDrawRecord(stored).groups.map((group) => ({ ...group, candidates: group.pool.length }));
  const parsed = readShape(given, paperDrawShape);
  if (!parsed.ok) throw new Error(`not a record of a draw on paper: ${JSON.stringify(parsed.refusal.fields)}`);
  return parsed.value.groups;
}
