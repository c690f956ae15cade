import type { Amendment, ChallengeDifference, MaterialKind } from "#app/domain/challenge/amendment.ts";
import { getPool, type Transaction } from "./client.ts";
import { isoInstant } from "./iso-instant.ts";
import { maskOf } from "./takedown.ts";

/** An indicator with its words taken down, as JSON; none stays none. */
const withoutWords = (indicator: string) => `case jsonb_typeof(${indicator}) when 'object' then ${indicator} || jsonb_build_object('name', t.shown, 'method', '', 'verification', '') else ${indicator} end`;

/** Differences of correction `a`, without the words of what was taken down: those stand in an append-only table and are left out on the way. */
const visibleDifferences = `(select coalesce(jsonb_agg(case when t.shown is null then d.value
      when d.value ->> 'kind' = 'indicator' then d.value || jsonb_build_object('before', ${withoutWords("d.value -> 'before'")}, 'after', ${withoutWords("d.value -> 'after'")})
      else d.value || jsonb_build_object('before', t.shown, 'after', t.shown) end order by d.place), '[]')
  from jsonb_array_elements(a.differences) with ordinality d(value, place)
  left join lateral (select ${maskOf("a.challenge_id", "coalesce(d.value ->> 'field', 'indicator:' || (d.value ->> 'code'))")} as shown) t on true)`;

/** The reason of correction `a` as its notice gives it: what was taken down there is gone here. */
const visibleReason = "coalesce((select n.body ->> 'reason' from notice n where n.challenge_id = a.challenge_id and n.kind = 'amendment' and (n.body ->> 'amendment')::int = a.number), a.reason)";

/** The corrections of challenge `c` as JSON, the latest first; part of the query of a page. */
export const amendmentsJson = (condition = "true") => `coalesce((select json_agg(json_build_object('number', a.number, 'reason', ${visibleReason}, 'differences', ${visibleDifferences}, 'material', a.material,
    'closesAtBefore', ${isoInstant("a.closes_at_before")}, 'closesAt', ${isoInstant("a.closes_at")}, 'publishedAt', ${isoInstant("a.published_at")}) order by a.number desc)
  from challenge_amendment a where a.challenge_id = c.id and ${condition}), '[]')`;

/** What one correction changed. */
export async function findDifferences(challengeNo: string, number: number): Promise<ChallengeDifference[]> {
  const { rows } = await getPool().query<{ differences: ChallengeDifference[] }>(
    `select ${visibleDifferences} as differences from challenge_amendment a join challenge c on c.id = a.challenge_id where c.no = $1 and a.number = $2`,
    [challengeNo, number],
  );
  return rows[0]?.differences ?? [];
}

/** The number that the next correction of a challenge gets; its row is locked by the caller. */
export async function nextAmendmentNumber(challengeId: string, tx?: Transaction): Promise<number> {
  const { rows } = await (tx ?? getPool()).query<{ next: number }>("select coalesce(max(number), 0) + 1 as next from challenge_amendment where challenge_id = $1", [challengeId]);
  return rows[0]!.next;
}

export async function insertAmendment(
  tx: Transaction,
  challengeId: string,
  amendment: { number: number; reason: string; differences: ChallengeDifference[]; material: MaterialKind[]; closesAtBefore: string; closesAt: string },
): Promise<void> {
  const { number, reason, differences, material, closesAtBefore, closesAt } = amendment;
  await tx.query(
    "insert into challenge_amendment (challenge_id, number, reason, differences, material, closes_at_before, closes_at) values ($1, $2, $3, $4, $5, $6, $7)",
    [challengeId, number, reason, JSON.stringify(differences), material, closesAtBefore, closesAt],
  );
}

/** The corrections that a bid met with: those since it was begun. */
export async function findAmendmentsOfBid(bidId: string): Promise<Amendment[]> {
  const { rows } = await getPool().query<{ amendments: Amendment[] }>({
    name: "amendments-of-bid",
    text: `select ${amendmentsJson("a.published_at > b.created_at")} as amendments from bid b join challenge c on c.id = b.challenge_id where b.id = $1`,
    values: [bidId],
  });
  return rows[0]?.amendments ?? [];
}

/** A correction that waits for a second person, as it was written, with who wrote it. */
export async function writeAskedAmendment(tx: Transaction, challengeId: string, asked: { input: unknown; by: string | null } | null): Promise<void> {
  await tx.query("update challenge set amendment_asked_by = $2, amendment_asked = $3 where id = $1", [challengeId, asked?.by ?? null, asked && JSON.stringify(asked.input)]);
}

export async function readAskedAmendment(challengeId: string, tx?: Transaction): Promise<{ input: unknown; by: string | null } | null> {
  const { rows } = await (tx ?? getPool()).query<{ input: unknown; by: string | null }>(
    "select c.amendment_asked as input, p.name as by from challenge c left join person p on p.id = c.amendment_asked_by where c.id = $1 and c.amendment_asked is not null",
    [challengeId],
  );
  return rows[0] ?? null;
}
