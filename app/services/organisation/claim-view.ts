import { z } from "zod";
import { protect, unprotect } from "#app/crypto/at-rest.ts";
import type { ClaimRow, EvidenceRow } from "#app/db/unit-claim.ts";
import type { ClaimView, EvidenceView } from "#app/domain/organisation/claim.ts";
import { keyEncryptionKey } from "#app/services/bid/keep-content.ts";

const evidenceLabel = z.strictObject({ name: z.string(), identity: z.string() });
export type EvidenceLabel = z.output<typeof evidenceLabel>;

/** What a paper is called and the key that opens it. Throws when it cannot be read: an accident for the operator. */
export const keptEvidence = {
  keep: (id: string, label: EvidenceLabel) => protect(keyEncryptionKey(), "unitEvidence", id, new TextEncoder().encode(JSON.stringify(label))),
  read: (id: string, blob: Uint8Array): EvidenceLabel => {
    const text = unprotect(keyEncryptionKey(), "unitEvidence", id, new Uint8Array(blob));
    if (!text.ok) throw new Error(`A protected text cannot be read (unitEvidence ${id}: ${text.reason})`);
    return evidenceLabel.parse(JSON.parse(new TextDecoder().decode(text.value)));
  },
};

export function evidenceViewOf({ id, label, size, addedAt }: EvidenceRow): EvidenceView {
  return { id, name: keptEvidence.read(id, label).name, size, addedAt: addedAt.toISOString() };
}

export function claimViewOf(row: ClaimRow, evidence: readonly EvidenceRow[]): ClaimView {
  const { id, unitId, unitName, uscc, kind, words, outcome, reason } = row;
  return {
    id,
    unitId,
    unitName,
    uscc,
    kind,
    words,
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    outcome,
    reason,
    evidence: evidence.filter(({ claimId }) => claimId === id).map(evidenceViewOf),
  };
}
