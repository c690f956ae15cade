import type { JsonObject } from "./audit.ts";
import { getPool, type Statement, type Transaction } from "./client.ts";

/** A sealed version with its receipt as it was given out. */
export interface StoredVersion {
  id: string;
  bidId: string;
  number: number;
  commitment: string;
  receivedAt: string;
  deadline: string;
  auditSeq: number;
  submittedBy: string;
  requestDigest: string;
  shortCode: string;
  receipt: string;
}

const versionSql = `select v.id, v.bid_id as "bidId", v.number, v.commitment, v.received_at as "receivedAt", v.deadline, v.audit_seq::float8 as "auditSeq",
    v.submitted_by as "submittedBy", v.request_digest as "requestDigest", r.short_code as "shortCode", r.text as receipt
  from bid_version v join bid_receipt r on r.bid_version_id = v.id`;

type VersionRow = Omit<StoredVersion, "receivedAt" | "deadline"> & { receivedAt: Date; deadline: Date };

function toVersion(row: VersionRow): StoredVersion {
  return { ...row, receivedAt: row.receivedAt.toISOString(), deadline: row.deadline.toISOString() };
}

/** The version that a submission under this key made, if it did. */
export async function findVersionByKey(idempotencyKey: string, tx?: Transaction): Promise<StoredVersion | null> {
  const { rows } = await (tx ?? getPool()).query<VersionRow>({ name: "bid-version-by-key", text: `${versionSql} where v.idempotency_key = $1`, values: [idempotencyKey] });
  return rows[0] ? toVersion(rows[0]) : null;
}

/** All versions of a bid, the newest first. */
export async function findVersions(bidId: string): Promise<StoredVersion[]> {
  const { rows } = await getPool().query<VersionRow>({ name: "bid-versions", text: `${versionSql} where v.bid_id = $1 order by v.number desc`, values: [bidId] });
  return rows.map(toVersion);
}

/** The number that the next sealed version gets if nobody else submits first, and the public keys to seal to: the opening key and, where there is one, the recovery key. */
export async function readSealing(bidId: string): Promise<{ nextNumber: number; recipients: string[]; fingerprint: string } | null> {
  const { rows } = await getPool().query<{ nextNumber: number; recipients: string[]; fingerprint: string }>({
    name: "bid-sealing",
    text: `select coalesce((select max(v.number) from bid_version v where v.bid_id = b.id), 0) + 1 as "nextNumber", k.fingerprint,
       array_remove(array[k.recipient, s.recipients[k.recovery_index + 1]], null) as recipients
     from bid b join opening_key k on k.challenge_id = b.challenge_id left join key_set s on s.id = k.recovery_set_id where b.id = $1`,
    values: [bidId],
  });
  return rows[0] ?? null;
}

/** One submission as submit_bids() takes it: everything that was prepared without a lock. Bytes are sent as base64. */
export interface ReadySubmission {
  bidId: string;
  from: readonly string[];
  to: string;
  version: number;
  move: string;
  envelope: Uint8Array;
  commitment: string;
  idempotencyKey: string;
  requestDigest: string;
  personId: string;
  event: JsonObject;
  /** Revision of the draft that it was typed on. `draft` is the next one, null where that very draft is submitted. */
  draftRevision: number;
  draft: Uint8Array | null;
  copy: Uint8Array;
  files: readonly string[];
  /** Units that are asked to confirm, as digests. */
  members: readonly string[];
  claims: readonly (Claim & { isNeeded: boolean })[];
}

/** What submit_bids() answers for one; with a `problem` the bid does not count and nothing of it was written. */
export interface SubmitAnswer {
  place: number;
  problem: "wrongState" | "deadlinePassed" | "statusChanged" | "editedElsewhere" | "claimsTaken" | null;
  /** Kinds of the claims that another live bid holds. */
  taken: Claim["kind"][];
  seq: string;
  versionId: string;
  number: number;
  receivedAt: Date;
  deadline: Date;
}

/** The one call that makes bids count: places, state, draft, version, event and time in one function of the database. Answers in the order given. */
export async function callSubmitBids(tx: Transaction, submissions: readonly ReadySubmission[]): Promise<SubmitAnswer[]> {
  const { rows } = await tx.query<SubmitAnswer>({
    name: "bid-submit",
    text: `select place, problem, taken, seq, version_id as "versionId", number, received_at as "receivedAt", deadline from submit_bids($1) order by place`,
    values: [JSON.stringify(submissions.map(sent))],
  });
  if (rows.length !== submissions.length) throw new Error(`submit_bids() answered ${rows.length} of ${submissions.length}`);
  return rows;
}

function sent({ envelope, draft, copy, claims, ...rest }: ReadySubmission) {
  return {
    ...rest,
    envelope: base64(envelope),
    copy: base64(copy),
    ...(draft && { draft: base64(draft) }),
    claims: claims.map(({ scopeId, kind, digest, orElse = [], isNeeded }) => ({ scopeId, kind, places: [digest, ...orElse], isNeeded })),
  };
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");

/** Receipts as they are given out, for the end of the transaction. */
export function insertReceipts(receipts: readonly { versionId: string; shortCode: string; text: string }[]): Statement {
  return {
    name: "bid-receipts",
    text: "insert into bid_receipt (bid_version_id, short_code, text) select * from unnest($1::uuid[], $2::text[], $3::text[])",
    values: [receipts.map(({ versionId }) => versionId), receipts.map(({ shortCode }) => shortCode), receipts.map(({ text }) => text)],
  };
}

/** Who is in a bid, as a keyed digest in a scope: the lead person in the round, a unit in the challenge. */
export interface Claim {
  scopeId: string;
  kind: "lead" | "unit" | "unitLead" | "unitJoin";
  digest: string;
  /** Further places that serve as well: the first free one is taken. */
  orElse?: readonly string[];
}

/** A bid that is withdrawn holds nothing. */
export async function dropClaims(tx: Transaction, bidId: string): Promise<void> {
  await tx.query("delete from bid_claim where bid_id = $1", [bidId]);
}

/** Adds claims to those of a bid; one that it holds already stays. Answers those that another live bid holds. */
export async function addClaims(tx: Transaction, bidId: string, claims: readonly Claim[]): Promise<Claim[]> {
  const taken: Claim[] = [];
  for (const claim of [...claims].sort((a, b) => (a.digest < b.digest ? -1 : 1))) {
    if (!(await takePlace(tx, bidId, claim))) taken.push(claim);
  }
  return claims.filter((claim) => taken.includes(claim));
}

/** Those of these claims that other live bids hold, with every place that would serve as well; what the bid itself holds is free to it. */
export async function findTakenClaims(bidId: string, claims: readonly Claim[]): Promise<Claim[]> {
  if (claims.length === 0) return [];
  const places = ({ digest, orElse = [] }: Claim) => [digest, ...orElse];
  const { rows } = await getPool().query<{ digest: string; isOwn: boolean }>({
    name: "claims-taken",
    text: 'select digest, bid_id = $1 as "isOwn" from bid_claim where digest = any($2)',
    values: [bidId, claims.flatMap(places)],
  });
  const own = new Set(rows.filter(({ isOwn }) => isOwn).map(({ digest }) => digest));
  const others = new Set(rows.filter(({ isOwn }) => !isOwn).map(({ digest }) => digest));
  return claims.filter((claim) => places(claim).every((place) => !own.has(place) && others.has(place)));
}

/** The first free place of a claim, or the one that the bid has already. */
async function takePlace(tx: Transaction, bidId: string, { scopeId, kind, digest, orElse = [] }: Claim): Promise<boolean> {
  const places = [digest, ...orElse];
  const { rowCount } = await tx.query("select from bid_claim where bid_id = $1 and scope_id = $2 and kind = $3 and digest = any($4)", [bidId, scopeId, kind, places]);
  if (rowCount) return true;
  for (const place of places) {
    const { rowCount: added } = await tx.query("insert into bid_claim (scope_id, kind, digest, bid_id) values ($1, $2, $3, $4) on conflict do nothing", [scopeId, kind, place, bidId]);
    if (added) return true;
  }
  return false;
}

/** The receipts given out for a bid's number, the newest first; none for an unknown number. */
export async function findReceiptsOf(bidNo: string): Promise<string[]> {
  const { rows } = await getPool().query<{ text: string }>(
    "select r.text from bid_receipt r join bid_version v on v.id = r.bid_version_id join bid b on b.id = v.bid_id where b.no = $1 order by v.number desc",
    [bidNo],
  );
  return rows.map(({ text }) => text);
}
