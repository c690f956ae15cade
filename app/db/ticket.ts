import type { TicketState } from "#app/domain/ticket/lifecycle.ts";
import type { TicketView } from "#app/domain/ticket/view.ts";
import { isOfTeams } from "./bid-team.ts";
import { getPool, type Transaction } from "./client.ts";
import { hasOpenedBids } from "./sealed-facts.ts";

/** Adds a ticket in its first state; null when the number is taken. */
export async function insertTicket(tx: Transaction, ticket: { no: string; bidId: string; reportedBy: string; description: string; traceCode: string }): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>(
    "insert into ticket (no, bid_id, reported_by, description, trace_code) values ($1, $2, $3, $4, $5) on conflict (no) do nothing returning id",
    [ticket.no, ticket.bidId, ticket.reportedBy, ticket.description, ticket.traceCode],
  );
  return rows[0]?.id ?? null;
}

export async function setProposal(tx: Transaction, id: string, proposal: { minutes: number; publicReason: string; proposedBy: string | null }): Promise<void> {
  await tx.query("update ticket set proposed_minutes = $2, public_reason = $3, proposed_by = $4 where id = $1", [id, proposal.minutes, proposal.publicReason, proposal.proposedBy]);
}

/** Opens the bid again for the proposed time from now, the database's clock. Answers the end as ISO, and what everybody reads of it. */
export async function startReopening(tx: Transaction, id: string): Promise<{ until: string; publicReason: string }> {
  const { rows } = await tx.query<{ until: Date; publicReason: string | null }>(
    "update ticket set reopened_at = app_now(), reopened_until = date_trunc('second', app_now() + proposed_minutes * interval '1 minute') where id = $1 returning reopened_until as until, public_reason as \"publicReason\"",
    [id],
  );
  const { until, publicReason } = rows[0]!;
  return { until: until.toISOString(), publicReason: publicReason ?? "" };
}

/** Bids that were opened again and whose time ran out, within these hours, without anything having come. */
export async function findLapsedReopenings(tx: Transaction, hours: number): Promise<{ ticketId: string; bidId: string; until: string }[]> {
  const { rows } = await tx.query<{ ticketId: string; bidId: string; until: Date }>(
    `select t.id as "ticketId", t.bid_id as "bidId", t.reopened_until as until from ticket t
     where t.status = 'reopened' and t.reopened_until <= app_now() and t.reopened_until > app_now() - make_interval(hours => $1)
       and not exists (select from bid_version v where v.bid_id = t.bid_id and v.received_at >= t.reopened_at) order by t.id`,
    [hours],
  );
  return rows.map((row) => ({ ...row, until: row.until.toISOString() }));
}

/** The bid's ticket that nobody has answered yet, if there is one. */
export async function findOpenTicket(bidId: string, tx?: Transaction): Promise<string | null> {
  const { rows } = await (tx ?? getPool()).query<{ no: string }>("select no from ticket where bid_id = $1 and status in ('reported', 'proposed') limit 1", [bidId]);
  return rows[0]?.no ?? null;
}

/** Whether the opening of a challenge has begun: from then on no trouble of before can be mended. */
export async function isChallengeOpened(challengeId: string): Promise<boolean> {
  const { rows } = await getPool().query<{ isOpened: boolean }>(`select ${hasOpenedBids("c")} as "isOpened" from challenge c where c.id = $1`, [challengeId]);
  return rows[0]?.isOpened ?? false;
}

interface TicketRow extends Omit<TicketView, "reportedAt" | "reopenedUntil" | "status"> {
  id: string;
  status: TicketState;
  reportedAt: Date;
  reopenedUntil: Date | null;
}

const columns = `t.id, t.no, t.status, t.version, b.no as "bidNo", u.name as "unitName", c.no as "challengeNo", c.title as "challengeTitle", t.description, t.trace_code as "traceCode",
  t.created_at as "reportedAt", t.proposed_minutes as "proposedMinutes", t.public_reason as "publicReason", t.reopened_until as "reopenedUntil"`;
const tables = "ticket t join bid b on b.id = t.bid_id join unit u on u.id = b.lead_unit_id join challenge c on c.id = b.challenge_id";

function viewOf({ id: _, reportedAt, reopenedUntil, ...row }: TicketRow): TicketView {
  return { ...row, reportedAt: reportedAt.toISOString(), reopenedUntil: reopenedUntil?.toISOString() ?? null };
}

export async function findTicket(id: string): Promise<TicketView | null> {
  const { rows } = await getPool().query<TicketRow>(`select ${columns} from ${tables} where t.id = $1`, [id]);
  return rows[0] ? viewOf(rows[0]) : null;
}

/** Tickets of the rounds (null: of every round) and of the bids of these teams, the newest first. */
export async function findTickets({ roundIds, teams, closed }: { roundIds: readonly string[] | null; teams: readonly string[]; closed: readonly string[] }): Promise<TicketView[]> {
  const { rows } = await getPool().query<TicketRow>(
    `select ${columns} from ${tables} where (($1::uuid[] is null or c.round_id = any($1)) and c.id <> all($3::uuid[])) or ${isOfTeams("b", "$2")} order by t.created_at desc, t.id limit 500`,
    [roundIds, teams, closed],
  );
  return rows.map(viewOf);
}
