import type { ClaimKind, ClaimOutcome } from "#app/domain/organisation/claim.ts";
import { getPool, type Transaction } from "./client.ts";

export interface ClaimRow {
  id: string;
  unitId: string;
  unitName: string;
  uscc: string;
  checkDigitOk: boolean;
  personId: string;
  name: string;
  username: string;
  phone: string | null;
  email: string | null;
  kind: ClaimKind;
  words: string;
  createdAt: Date;
  decidedAt: Date | null;
  outcome: ClaimOutcome | null;
  reason: string | null;
}

export interface EvidenceRow {
  id: string;
  claimId: string;
  label: Uint8Array;
  size: number;
  ciphertextDigest: string;
  addedAt: Date;
}

const claimSql = `select c.id, c.unit_id as "unitId", u.name as "unitName", u.uscc, u.check_digit_ok as "checkDigitOk", c.person_id as "personId", p.name, p.username, p.phone, p.email,
  c.kind, c.words, c.created_at as "createdAt", c.decided_at as "decidedAt", c.outcome, c.reason
  from unit_claim c join unit u on u.id = c.unit_id join person p on p.id = c.person_id`;

/** Records a claim; null when the person's earlier one still waits. */
export async function insertClaim(tx: Transaction, claim: { unitId: string; personId: string; kind: ClaimKind; words: string }): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>("insert into unit_claim (unit_id, person_id, kind, words) values ($1, $2, $3, $4) on conflict do nothing returning id", [
    claim.unitId,
    claim.personId,
    claim.kind,
    claim.words,
  ]);
  return rows[0]?.id ?? null;
}

/** One claim, locked inside a transaction. */
export async function findClaim(id: string, tx?: Transaction): Promise<ClaimRow | null> {
  const { rows } = await (tx ?? getPool()).query<ClaimRow>(`${claimSql} where c.id = $1${tx ? " for update of c" : ""}`, [id]);
  return rows[0] ?? null;
}

/** Claims of a person, of a unit, or all that nobody has decided; the oldest first. */
export async function findClaims(where: { personId: string } | { unitId: string } | "open"): Promise<ClaimRow[]> {
  const [condition, parameter] = where === "open" ? ["c.decided_at is null", null] : "personId" in where ? ["c.person_id = $1", where.personId] : ["c.unit_id = $1", where.unitId];
  const { rows } = await getPool().query<ClaimRow>(`${claimSql} where ${condition} order by c.created_at, c.id limit 500`, parameter === null ? [] : [parameter]);
  return rows;
}

export async function writeClaimDecision(tx: Transaction, id: string, decision: { outcome: ClaimOutcome; reason: string; decidedBy: string | null }): Promise<void> {
  await tx.query("update unit_claim set outcome = $2, reason = $3, decided_by = $4, decided_at = app_now() where id = $1 and decided_at is null", [id, decision.outcome, decision.reason, decision.decidedBy]);
}

export async function insertEvidence(tx: Transaction, evidence: { id: string; claimId: string; label: Uint8Array; size: number; ciphertextDigest: string; addedBy: string }): Promise<void> {
  await tx.query("insert into unit_evidence (id, claim_id, label, size, ciphertext_digest, added_by) values ($1, $2, $3, $4, $5, $6)", [
    evidence.id,
    evidence.claimId,
    evidence.label,
    evidence.size,
    evidence.ciphertextDigest,
    evidence.addedBy,
  ]);
}

const evidenceColumns = 'id, claim_id as "claimId", label, size, ciphertext_digest as "ciphertextDigest", added_at as "addedAt"';

export async function findEvidence(claimIds: readonly string[]): Promise<EvidenceRow[]> {
  const { rows } = await getPool().query<EvidenceRow>(`select ${evidenceColumns} from unit_evidence where claim_id = any($1) order by added_at, id`, [claimIds]);
  return rows;
}

export async function findPaper(id: string): Promise<EvidenceRow | null> {
  const { rows } = await getPool().query<EvidenceRow>(`select ${evidenceColumns} from unit_evidence where id = $1`, [id]);
  return rows[0] ?? null;
}
