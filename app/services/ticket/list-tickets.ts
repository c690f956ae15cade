import { findTicket, findTickets } from "#app/db/ticket.ts";
import { findSubject } from "#app/db/subjects.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { ticketPolicy } from "#app/domain/policy/ticket.ts";
import type { TicketView } from "#app/domain/ticket/view.ts";
import { itemsClosedTo, teamsOf } from "#app/domain/policy/actor.ts";
import type { Context } from "#app/services/kernel/context.ts";

const duties = ["officer", "secondOfficer", "supervisor"];

/** Tickets of the rounds in which the actor has a duty that reads them, and of the own units' bids. Refusal: signInNeeded. */
export async function listTickets({ actor }: Context): Promise<Result<TicketView[]>> {
  if (actor.personId === null) return refuse("signInNeeded");
  const grants = actor.roles.filter(({ role }) => duties.includes(role));
  const roundIds = grants.some(({ roundId }) => roundId === null) ? null : grants.flatMap(({ roundId }) => roundId ?? []);
  return ok(await findTickets({ roundIds, teams: teamsOf(actor), closed: itemsClosedTo(actor) }));
}

/** One ticket. Refusal: notFound, also for who may not know of it. */
export async function showTicket(ctx: Context, reference: string): Promise<Result<TicketView>> {
  const subject = await findSubject("ticket", reference);
  if (!subject || !ticketPolicy.isVisible(subject, ticketPolicy.relationsOf(ctx.actor, subject), ctx.now)) return refuse("notFound");
  const ticket = await findTicket(subject.id);
  return ticket ? ok(ticket) : refuse("notFound");
}
