import type { CorrectableField } from "#app/domain/bid/correctable.ts";
import type { BidSubject } from "#app/domain/policy/bid.ts";
import { type BidGround, type GroundRow, groundColumns, groundJoins, groundOf } from "./bid.ts";
import type { StoredDraft } from "./bid-draft.ts";
import { getPool } from "./client.ts";
import { isMobile } from "./mobile.ts";
import type { SigningKeyRow } from "./signing-key.ts";
import { isId, subjectSql } from "./subjects.ts";
import { together } from "./together.ts";

/** Everything that saving and submitting a bid must know of it, read in one go: in the last minute each question costs everybody time. */
export interface BidDesk {
  ground: BidGround;
  draft: StoredDraft;
  correction: { fields: CorrectableField[]; dueAt: string; correctedAt: string | null } | null;
  /** The number that the next version gets if nobody else submits first, and the public keys to seal to. Null before the challenge has its key. */
  sealing: { nextNumber: number; recipients: string[]; fingerprint: string } | null;
  hasFiles: boolean;
  /** Whether a version was made under this key of a request. */
  isAnswered: boolean;
  /** Whom the receipt is mailed to; null for a person without an address. */
  mailbox: { name: string; email: string } | null;
  /** The mobile number of a person without an address; else null. */
  phone: string | null;
  /** The key that signs receipts; null before the first. */
  signingKey: SigningKeyRow | null;
}

interface Row {
  draft: Buffer | null;
  draftRevision: number;
  draftSavedAt: Date | null;
  submitted: Buffer | null;
  submittedRevision: number | null;
  correctionFields: CorrectableField[] | null;
  correctionDueAt: Date | null;
  correctedAt: Date | null;
  nextNumber: number;
  recipients: string[];
  fingerprint: string | null;
  hasFiles: boolean;
  isAnswered: boolean;
  personName: string;
  personEmail: string | null;
  personPhone: string | null;
  keyId: string | null;
  publicKey: string;
  wrappedPrivateKey: string;
}

/** The limit tells PostgreSQL how many to expect: then one plan serves for all, where making one takes longer than running it. */
const mostDesks = 10;

// Subjects hold JSON types only, so that one reads the same from a column of JSON.
const desksSql = `select asked.place, row_to_json(subject) as subject, ${groundColumns},
    b.draft, b.draft_revision as "draftRevision", b.draft_saved_at as "draftSavedAt", b.submitted, b.submitted_revision as "submittedRevision",
    x.fields as "correctionFields", x.due_at as "correctionDueAt", x.corrected_at as "correctedAt",
    coalesce((select max(v.number) from bid_version v where v.bid_id = b.id), 0) + 1 as "nextNumber", k.fingerprint,
    array_remove(array[k.recipient, s.recipients[k.recovery_index + 1]], null) as recipients,
    exists (select from bid_file f where f.bid_id = b.id and f.status = 'sealed' and f.removed_at is null) as "hasFiles",
    exists (select from bid_version v where v.idempotency_key = asked."requestKey") as "isAnswered",
    p.name as "personName", p.email as "personEmail", case when p.email is null and ${isMobile("p.phone")} then p.phone end as "personPhone", g.key_id as "keyId", g.public_key as "publicKey", g.wrapped_private_key as "wrappedPrivateKey"
  from (select * from jsonb_to_recordset($1) as a(place int, id uuid, no text, "personId" uuid, "requestKey" text) limit ${mostDesks}) asked
    left join bid n on n.no = asked.no
    join bid b on b.id = coalesce(asked.id, n.id)
    join lateral (${subjectSql("bid", "o.id = b.id")}) subject on true
    ${groundJoins}
    left join bid_correction x on x.bid_id = b.id
    left join opening_key k on k.challenge_id = b.challenge_id left join key_set s on s.id = k.recovery_set_id
    left join person p on p.id = asked."personId"
    left join signing_key g on g.retired_at is null`;

/** A bid as the policy sees it, and its desk. */
export interface BidAtDesk {
  bid: BidSubject;
  desk: BidDesk;
}

interface Asked {
  reference: string;
  personId: string | null;
  requestKey: string | null;
}

/** Finds a bid by id or number and reads its desk for a person; null when there is none. `requestKey` where a request may have come before. */
export async function findBidDesk(reference: string, personId: string | null, requestKey: string | null = null): Promise<BidAtDesk | null> {
  return askDesk({ reference, personId, requestKey });
}

const askDesk = together(mostDesks, async (asked: Asked[]): Promise<(BidAtDesk | null)[]> => {
  const sent = asked.map(({ reference, ...rest }, place) => ({ place, ...(isId(reference) ? { id: reference } : { no: reference }), ...rest }));
  const { rows } = await getPool().query<Row & GroundRow & { place: number; subject: BidSubject }>({ name: "bid-desks", text: desksSql, values: [JSON.stringify(sent)] });
  const found = new Map(rows.map(({ place, subject, ...row }) => [place, { bid: subject, desk: deskOf(row) }]));
  return asked.map((_one, place) => found.get(place) ?? null);
});

function deskOf(row: Row & GroundRow): BidDesk {
  const { draft, draftRevision, draftSavedAt, submitted, submittedRevision, correctionFields, correctionDueAt, correctedAt, nextNumber, recipients, fingerprint, ...more } = row;
  const { hasFiles, isAnswered, personName, personEmail, personPhone, keyId, publicKey, wrappedPrivateKey, ...ground } = more;
  return {
    ground: groundOf(ground),
    draft: { content: draft, revision: draftRevision, savedAt: draftSavedAt?.toISOString() ?? null, submitted, submittedRevision },
    correction: correctionFields && correctionDueAt && { fields: correctionFields, dueAt: correctionDueAt.toISOString(), correctedAt: correctedAt?.toISOString() ?? null },
    sealing: fingerprint === null ? null : { nextNumber, recipients, fingerprint },
    hasFiles,
    isAnswered,
    mailbox: personEmail === null ? null : { name: personName, email: personEmail },
    phone: personPhone,
    signingKey: keyId === null ? null : { keyId, publicKey, wrappedPrivateKey },
  };
}
