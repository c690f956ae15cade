import { verifyChain } from "#app/crypto/audit-chain.ts";
import { sha256Hex } from "#app/crypto/canonical.ts";
import { checkCodeOf } from "#app/crypto/check-code.ts";
import { receiptDigest, type Receipt, verifyReceipt } from "#app/crypto/receipt.ts";
import { auditLog, readAuditHead } from "#app/db/audit-log.ts";
import { getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { findPublicSigningKeys } from "#app/db/signing-key.ts";

/** What somebody was told: this bid, this check code. */
export interface Acknowledgement {
  no: string;
  shortCode: string;
}

export interface Reckoning {
  /** Acknowledged and whole: version, envelope, receipt with its signature, event in the log. */
  proven: number;
  /** What is wrong, in words; none is the only good answer. */
  wrong: string[];
  /** Versions in the database for which nobody got an answer (the connection was lost after the commit). */
  unheard: number;
}

interface Row {
  no: string;
  number: number;
  envelope: Buffer;
  commitment: string;
  envelopeDigest: string;
  receivedAt: Date;
  deadline: Date;
  auditSeq: string;
  shortCode: string | null;
  receipt: string | null;
}

/** Holds every acknowledgement against the database, its receipt and the log. */
export async function reckon(acknowledgements: readonly Acknowledgement[], challengeIds: readonly string[]): Promise<Reckoning> {
  const wrong: string[] = [];
  const { rows } = await getPool().query<Row>(
    `select b.no, v.number, v.envelope, v.commitment, v.envelope_digest as "envelopeDigest", v.received_at as "receivedAt", v.deadline, v.audit_seq as "auditSeq", r.short_code as "shortCode", r.text as receipt
     from bid_version v join bid b on b.id = v.bid_id left join bid_receipt r on r.bid_version_id = v.id where b.challenge_id = any($1) order by b.no, v.number`,
    [challengeIds],
  );
  const [keys, events] = await Promise.all([findPublicSigningKeys(), readWholeLog(wrong)]);
  const sound = new Map<string, number>();
  for (const row of rows) {
    const problems = problemsOf(row, keys, events);
    wrong.push(...problems.map((problem) => `${row.no} version ${row.number}: ${problem}`));
    const key = `${row.no} ${row.shortCode}`;
    if (problems.length === 0) sound.set(key, (sound.get(key) ?? 0) + 1);
  }
  wrong.push(...numbersWithGaps(rows));
  let proven = 0;
  for (const { no, shortCode } of acknowledgements) {
    const left = sound.get(`${no} ${shortCode}`) ?? 0;
    if (left === 0) wrong.push(`${no} was acknowledged with ${shortCode}, of which there is no sound version left`);
    else proven += 1;
    sound.set(`${no} ${shortCode}`, left - 1);
  }
  for (const { name, found } of await brokenInvariants()) wrong.push(`invariant ${name}: ${found.length}`);
  return { proven, wrong, unheard: rows.length - proven };
}

function problemsOf(row: Row, keys: Awaited<ReturnType<typeof findPublicSigningKeys>>, events: ReadonlyMap<number, Record<string, unknown>>): string[] {
  const problems: string[] = [];
  if (row.receivedAt >= row.deadline) problems.push("received at or after the deadline");
  if (sha256Hex(new Uint8Array(row.envelope)) !== row.envelopeDigest) problems.push("another envelope than its digest");
  if (row.receipt === null || row.shortCode === null) return [...problems, "without a receipt"];
  const verified = verifyReceipt(JSON.parse(row.receipt), keys);
  if (!verified.ok) return [...problems, `receipt ${verified.reason}`];
  const receipt = verified.value;
  if (checkCodeOf(receiptDigest(receipt)) !== row.shortCode) problems.push("another check code than the receipt's");
  if (!isOf(receipt, row)) problems.push("the receipt tells of another version");
  const event = events.get(receipt.auditSequence);
  if (!event || event.no !== row.no || event.commitment !== row.commitment || event.bidVersion !== row.number) problems.push("not in the log where the receipt says");
  return problems;
}

function isOf(receipt: Receipt, row: Row): boolean {
  return (
    receipt.bidNo === row.no &&
    receipt.bidVersion === row.number &&
    receipt.commitment === row.commitment &&
    receipt.ciphertextDigest === row.envelopeDigest &&
    receipt.auditSequence === Number(row.auditSeq) &&
    Date.parse(receipt.receivedAt) === row.receivedAt.getTime() &&
    Date.parse(receipt.deadline) === row.deadline.getTime()
  );
}

/** The events of the log by number, with the chain recomputed on the way. */
async function readWholeLog(wrong: string[]): Promise<Map<number, Record<string, unknown>>> {
  const events = new Map<number, Record<string, unknown>>();
  const head = await readAuditHead();
  const verdict = await verifyChain(
    (async function* () {
      for await (const line of auditLog()) {
        events.set(line.seq, JSON.parse(line.body) as Record<string, unknown>);
        yield line;
      }
    })(),
    head,
  );
  if (verdict.problem !== null) wrong.push(`the log's chain: ${verdict.problem}`);
  return events;
}

function numbersWithGaps(rows: readonly Pick<Row, "no" | "number">[]): string[] {
  const numbers = new Map<string, number[]>();
  for (const { no, number } of rows) numbers.set(no, [...(numbers.get(no) ?? []), number]);
  return [...numbers].flatMap(([no, found]) => (found.every((number, index) => number === index + 1) ? [] : [`${no}: versions ${found.join(", ")}`]));
}
