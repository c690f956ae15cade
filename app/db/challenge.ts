import { outageRule } from "#app/domain/challenge/outage.ts";
import type { NewChallenge } from "#app/domain/challenge/schema.ts";
import { contentColumns } from "./challenge-content.ts";
import { getPool, type Transaction } from "./client.ts";

/** Adds a challenge in its first state; null when the number is taken. Owner and round as ids. */
export async function insertChallenge(
  tx: Transaction,
  challenge: NewChallenge,
  place: { roundId: string; owners: readonly string[]; createdBy: string | null; parentId: string | null },
): Promise<string | null> {
  const columns = { no: challenge.no, round_id: place.roundId, ...contentColumns(challenge, place.owners), created_by: place.createdBy, parent_id: place.parentId };
  const values = Object.values(columns);
  const { rows } = await tx.query<{ id: string }>(
    `insert into challenge (${Object.keys(columns).join(", ")}) values (${values.map((_, index) => `$${String(index + 1)}`).join(", ")}) on conflict (no) do nothing returning id`,
    values,
  );
  return rows[0]?.id ?? null;
}

/** Who approved: the person who may not publish as well. */
export async function setApprover(tx: Transaction, challengeId: string, personId: string | null): Promise<void> {
  await tx.query("update challenge set approved_by = $2 where id = $1", [challengeId, personId]);
}

/** Opening and closing instants, ISO. A deadline that moves is not over: nothing is counted yet. */
export async function setBidWindow(tx: Transaction, challengeId: string, window: { opensAt?: string; closesAt: string }): Promise<void> {
  await tx.query("update challenge set opens_at = coalesce($2, opens_at), closes_at = $3, bids_at_close = null where id = $1", [challengeId, window.opensAt ?? null, window.closesAt]);
}

/** An extension as it was asked for (提议延期); instants as ISO. */
export interface AskedExtension {
  closesAt: string;
  onDayOff: boolean;
  reason: string;
}

export async function writeAskedExtension(tx: Transaction, challengeId: string, asked: (AskedExtension & { by: string | null }) | null): Promise<void> {
  await tx.query("update challenge set extension_asked_by = $2, extension_closes_at = $3, extension_on_day_off = $4, extension_reason = $5 where id = $1", [challengeId, asked?.by ?? null, asked?.closesAt ?? null, asked?.onDayOff ?? false, asked?.reason ?? null]);
}

export async function readAskedExtension(challengeId: string, tx?: Transaction): Promise<(AskedExtension & { by: string | null }) | null> {
  const { rows } = await (tx ?? getPool()).query<Omit<AskedExtension, "closesAt"> & { closesAt: Date; by: string | null }>(
    `select c.extension_closes_at as "closesAt", c.extension_on_day_off as "onDayOff", coalesce(c.extension_reason, '') as reason, p.name as by
     from challenge c left join person p on p.id = c.extension_asked_by where c.id = $1 and c.extension_closes_at is not null`,
    [challengeId],
  );
  return rows[0] ? { ...rows[0], closesAt: rows[0].closesAt.toISOString() } : null;
}

/** Since when a suspended challenge rests; null where the log does not tell. */
export async function findLastSuspension(tx: Transaction, challengeId: string): Promise<string | null> {
  const { rows } = await tx.query<{ at: Date | null }>("select max(at) as at from audit_event where noun = 'challenge' and object_id = $1 and kind = 'suspend'", [challengeId]);
  return rows[0]?.at?.toISOString() ?? null;
}

/** Whether it was opened again once already after nobody had answered (流榜后延期). */
export async function wasExtendedEmpty(tx: Transaction, challengeId: string): Promise<boolean> {
  const { rows } = await tx.query(
    "select from audit_event where noun = 'challenge' and object_id = $1 and kind = 'extend' and body::jsonb ->> 'from' = 'noBid' and coalesce((body::jsonb ->> 'outageMinutes')::int, 0) < $2",
    [challengeId, outageRule.leastMinutes],
  );
  return rows.length > 0;
}

/** The reason that the public reads beside the state. */
export async function setPublicReason(tx: Transaction, challengeId: string, reason: string): Promise<void> {
  await tx.query("update challenge set public_reason = $2 where id = $1", [challengeId, reason]);
}

/** What publication and approval check again: the money, the rule and the indicators as stored. */
export async function readChallengeFacts(
  challengeId: string,
  tx?: Transaction,
): Promise<{ no: string; title: string; fiscal: number; ownerInput: number; payToBidder: number; fundingRule: unknown; indicators: unknown; pattern: string; hasOwner: boolean; race: boolean; plan: unknown }> {
  const { rows } = await (tx ?? getPool()).query<Awaited<ReturnType<typeof readChallengeFacts>>>({
    name: "challenge-facts",
    text: `select no, title, fiscal_fen::float8 as fiscal, owner_input_fen::float8 as "ownerInput", pay_to_bidder_fen::float8 as "payToBidder",
       funding_rule as "fundingRule", indicators, pattern, owner_unit_id is not null as "hasOwner", race, plan from challenge where id = $1`,
    values: [challengeId],
  });
  return rows[0]!;
}

/** Which printed set a key is of, and its place there. */
export interface KeyPlace {
  setId: string;
  index: number;
}

/** Adds the opening key of a challenge; what is published of it can never be exchanged. */
export async function insertOpeningKey(
  tx: Transaction,
  challengeId: string,
  key: { custody: string; recipient: string; fingerprint: string; wrappedIdentity: Uint8Array | null; place: KeyPlace | null; recovery: KeyPlace | null },
): Promise<void> {
  await tx.query(
    `insert into opening_key (challenge_id, custody, recipient, fingerprint, wrapped_identity, key_set_id, key_index, recovery_set_id, recovery_index)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     -- Two publish at once: the second waits here and then learns from its move that it came too late.
     on conflict (challenge_id) do nothing`,
    [
      challengeId,
      key.custody,
      key.recipient,
      key.fingerprint,
      key.wrappedIdentity && Buffer.from(key.wrappedIdentity),
      key.place?.setId ?? null,
      key.place?.index ?? null,
      key.recovery?.setId ?? null,
      key.recovery?.index ?? null,
    ],
  );
}

/** Challenges whose deadline has passed and which are still open, in the order of their deadlines. */
export async function findDueChallenges(now: string): Promise<string[]> {
  const { rows } = await getPool().query<{ id: string }>("select id from challenge where status = 'open' and closes_at <= $1 order by closes_at", [now]);
  return rows.map((row) => row.id);
}

/** The approved challenges of a round, by number. */
export async function findApprovedChallenges(roundId: string, tx?: Transaction): Promise<{ id: string; no: string; title: string }[]> {
  const { rows } = await (tx ?? getPool()).query<{ id: string; no: string; title: string }>("select id, no, title from challenge where round_id = $1 and status = 'approved' order by no", [roundId]);
  return rows;
}
