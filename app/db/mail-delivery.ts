import { mailTemplates, tellsOfBid } from "#app/domain/mail/mail.ts";
import { getPool, type Transaction } from "./client.ts";

/** Attempts without an answer that a mail may have: with the second the same mail may have gone twice. */
const mostUnsettled = 2;

export type AttemptStart = { state: "send"; messageId: string; firstAt: string } | { state: "alreadySent" } | { state: "exhausted" };

/**
 * Counts an attempt before it is made, so that a process killed in the middle of it has left its mark.
 * `alreadySent`: nothing to do. `exhausted`: two attempts are without an answer, a third might be a third mail.
 */
export async function startAttempt(mailId: string, template: string, messageId: string): Promise<AttemptStart> {
  const { rows } = await getPool().query<{ message_id: string; created_at: Date }>(
    `insert into mail_delivery as d (id, message_id, template, attempts, unsettled) values ($1, $2, $3, 1, 1)
     on conflict (id) do update set attempts = d.attempts + 1, unsettled = d.unsettled + 1
       where d.sent_at is null and d.unsettled < $4
     returning message_id, created_at`,
    [mailId, messageId, template, mostUnsettled],
  );
  const [row] = rows;
  if (row) return { state: "send", messageId: row.message_id, firstAt: row.created_at.toISOString() };
  const { rows: sent } = await getPool().query("select from mail_delivery where id = $1 and sent_at is not null", [mailId]);
  return { state: sent.length > 0 ? "alreadySent" : "exhausted" };
}

/** The mail was taken over. */
export async function recordSent(mailId: string, via: string): Promise<void> {
  await getPool().query("update mail_delivery set sent_at = app_now(), via = $2, problem = null, failed_at = null, unsettled = 0 where id = $1", [mailId, via]);
}

/** The attempt certainly sent nothing: it does not count towards the two. */
export async function recordNotSent(mailId: string, problem: string, tx?: Transaction): Promise<void> {
  await (tx ?? getPool()).query("update mail_delivery set problem = $2, unsettled = unsettled - 1 where id = $1 and unsettled > 0", [mailId, problem]);
}

/** Nobody knows whether the attempt sent the mail. */
export async function recordUnknown(mailId: string, problem: string): Promise<void> {
  await getPool().query("update mail_delivery set problem = $2 where id = $1", [mailId, problem]);
}

/** Given up: for the administrator. */
export async function recordFailed(mailId: string, problem: string): Promise<void> {
  await getPool().query("update mail_delivery set failed_at = app_now(), problem = $2 where id = $1", [mailId, problem]);
}

export interface UndeliveredMail {
  id: string;
  template: string;
  problem: string;
  attempts: number;
  failedAt: string;
}

/**
 * Mails that were given up, newest first; to whom stands in the queue `undelivered`. Those of bids are left out from the day on
 * which the first of the items that take bids now was opened: one of them would say that somebody bids (guide 0.1, 1).
 */
export async function listUndelivered(limit: number): Promise<UndeliveredMail[]> {
  const { rows } = await getPool().query<Omit<UndeliveredMail, "failedAt"> & { failedAt: Date }>(
    `select id, template, coalesce(problem, '') as problem, attempts, failed_at as "failedAt" from mail_delivery
     where failed_at is not null and not (template = any($2) and failed_at >= (select min(opens_at) from challenge where status in ('open', 'suspended')))
     order by failed_at desc limit $1`,
    [limit, mailTemplates.filter((template) => tellsOfBid[template])],
  );
  return rows.map((row) => ({ ...row, failedAt: row.failedAt.toISOString() }));
}
