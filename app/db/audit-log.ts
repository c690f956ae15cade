import { getPool } from "./client.ts";

/** One event as stored; digests in lower-case hex, `body` the text that was hashed. */
export interface LoggedEvent {
  seq: number;
  prev: string;
  hash: string;
  body: string;
}

const batch = 5000;

/** The head of the log: number and hash of its last event, 0 for an empty one. */
export async function readAuditHead(): Promise<{ seq: number; hash: string }> {
  const { rows } = await getPool().query<{ seq: string; hash: string }>("select seq, encode(hash, 'hex') as hash from audit_head where id = 1");
  const head = rows[0]!;
  return { seq: Number(head.seq), hash: head.hash };
}

/**
 * The log in batches, in order, up to what it was when the reading began. By number and without a transaction:
 * nothing of it ever changes, and a slow reader must not hold a snapshot.
 */
export async function* auditLogBatches(): AsyncGenerator<LoggedEvent[]> {
  const { rows: ends } = await getPool().query<{ end: string }>("select coalesce(max(seq), 0) as end from audit_event");
  const end = ends[0]!.end;
  for (let last = "0"; ; ) {
    const { rows } = await getPool().query<Omit<LoggedEvent, "seq"> & { seq: string }>({
      name: "audit-batch",
      text: "select seq, encode(prev, 'hex') as prev, encode(hash, 'hex') as hash, body from audit_event where seq > $1 and seq <= $2 order by seq limit $3",
      values: [last, end, batch],
    });
    if (rows.length === 0) return;
    last = rows.at(-1)!.seq;
    yield rows.map((row) => ({ ...row, seq: Number(row.seq) }));
  }
}

/** The same, event by event. */
export async function* auditLog(): AsyncGenerator<LoggedEvent> {
  for await (const events of auditLogBatches()) yield* events;
}
