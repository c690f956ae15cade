import type { KeptCode } from "#app/domain/custody/in-hand.ts";
import type { Holder, KeyPurpose, KeySetState } from "#app/domain/custody/key-set.ts";
import { getPool, type Transaction } from "./client.ts";
import { isoInstant } from "./iso-instant.ts";

const stateSql = `select s.id, s.tag, s.purpose, s.round_id as "roundId", r.code as "roundCode", s.threshold, cardinality(s.recipients) - 1 as keys,
    encode(sha256(convert_to(s.recipients[1], 'UTF8')), 'hex') as fingerprint, ${isoInstant("s.made_at")} as "madeAt", m.name as maker, ${isoInstant("s.proven_at")} as "provenAt",
    (select count(*)::int from opening_key k where k.key_set_id = s.id or k.recovery_set_id = s.id) as used,
    (select json_agg(json_build_object('number', h.number, 'label', h.label, 'personId', h.person_id, 'name', p.name, 'inHandAt', ${isoInstant("h.in_hand_at")}, 'lostAt', ${isoInstant("h.lost_at")}) order by h.number)
      from key_holder h left join person p on p.id = h.person_id where h.key_set_id = s.id) as holders,
    coalesce((select json_agg(json_build_object('no', c.no, 'closesAt', ${isoInstant("c.closes_at")}) order by c.no) from opening_key k join challenge c on c.id = k.challenge_id
      where (k.key_set_id = s.id or k.recovery_set_id = s.id) and (c.status in ('open', 'suspended')
        or (c.status = 'closed' and exists (select from bid b where b.challenge_id = c.id and b.status = 'submitted')))), '[]') as waiting
  from key_set s left join round r on r.id = s.round_id left join person m on m.id = s.made_by`;

/** The sets of a round and those of the bureau, the newest first; `lock` keeps two publications from taking the same key. */
export async function findKeySets(roundId: string | null, tx?: Transaction, lock = false): Promise<KeySetState[]> {
  const { rows } = await (tx ?? getPool()).query<KeySetState>(`${stateSql} where s.round_id is null or s.round_id = $1 order by s.made_at desc ${lock ? "for update of s" : ""}`, [roundId]);
  return rows;
}

export async function findKeySet(tag: string, tx?: Transaction): Promise<KeySetState | null> {
  const { rows } = await (tx ?? getPool()).query<KeySetState>(`${stateSql} where s.tag = $1 ${tx ? "for update of s" : ""}`, [tag]);
  return rows[0] ?? null;
}

/** Public keys, trial envelope and the digest that its proof must have. */
export async function readTrial(id: string): Promise<{ recipients: string[]; trial: Buffer; proofDigest: string }> {
  const { rows } = await getPool().query<{ recipients: string[]; trial: Buffer; proofDigest: string }>('select recipients, trial, proof_digest as "proofDigest" from key_set where id = $1', [id]);
  return rows[0]!;
}

/** Adds a set with its holders; null when its tag is taken, which happens to one in a million. */
export async function insertKeySet(
  tx: Transaction,
  set: { roundId: string | null; purpose: KeyPurpose; tag: string; threshold: number; recipients: readonly string[]; trial: Uint8Array; proofDigest: string; madeBy: string | null },
  holders: readonly Pick<Holder, "label" | "personId">[],
): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>(
    `insert into key_set (round_id, purpose, tag, threshold, recipients, trial, proof_digest, made_by) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (tag) do nothing returning id`,
    [set.roundId, set.purpose, set.tag, set.threshold, set.recipients, Buffer.from(set.trial), set.proofDigest, set.madeBy],
  );
  const id = rows[0]?.id;
  if (id === undefined) return null;
  await tx.query("insert into key_holder (key_set_id, number, label, person_id) select $1, n, l, p from unnest($2::text[], $3::uuid[]) with ordinality as h(l, p, n)", [
    id,
    holders.map(({ label }) => label),
    holders.map(({ personId }) => personId),
  ]);
  return id;
}

/** 试开 succeeded. The first time counts, later ones are practice. */
export async function writeProven(tx: Transaction, id: string, provenBy: string | null): Promise<void> {
  await tx.query("update key_set set proven_at = coalesce(proven_at, app_now()), proven_by = coalesce(proven_by, $2) where id = $1", [id, provenBy]);
}

/** 信封在手, or 遗失. */
export async function writeHolder(tx: Transaction, id: string, number: number, what: "inHand" | "lost"): Promise<void> {
  await tx.query(`update key_holder set ${what === "lost" ? "lost_at = coalesce(lost_at, app_now())" : "in_hand_at = app_now()"} where key_set_id = $1 and number = $2`, [id, number]);
}

/** The next key of a set that no challenge has. */
export async function nextKey(tx: Transaction, set: Pick<KeySetState, "id" | "purpose">): Promise<{ index: number; recipient: string } | null> {
  const [of, at] = set.purpose === "opening" ? ["key_set_id", "key_index"] : ["recovery_set_id", "recovery_index"];
  const { rows } = await tx.query<{ index: number; recipient: string | null }>(
    `select n.index, s.recipients[n.index + 1] as recipient from key_set s, lateral (select coalesce(max(k.${at}), 0) + 1 as index from opening_key k where k.${of} = s.id) n where s.id = $1`,
    [set.id],
  );
  const found = rows[0];
  return found?.recipient ? { index: found.index, recipient: found.recipient } : null;
}

/** Codes of a person that seal something not yet opened, for 待办. */
export async function findKeptCodes(personId: string): Promise<KeptCode[]> {
  const { rows } = await getPool().query<KeptCode>(
    `select s.tag, h.number, r.code as "roundCode", ${isoInstant("h.in_hand_at")} as "inHandAt",
       (select ${isoInstant("min(c.closes_at)")} from opening_key k join challenge c on c.id = k.challenge_id where k.key_set_id = s.id and c.status = 'open') as "closesNext"
     from key_holder h join key_set s on s.id = h.key_set_id left join round r on r.id = s.round_id where h.person_id = $1 and h.lost_at is null and s.purpose = 'opening'`,
    [personId],
  );
  return rows;
}
