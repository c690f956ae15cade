import { getPool } from "#app/db/client.ts";
import { type Actor, publicActor } from "#app/domain/policy/actor.ts";
import { type Site, siteOf } from "#app/domain/site/settings.ts";
import { findSession, powersSql, type Session } from "./session.ts";

/** Who asks. `pending`: the password was right, but the second factor is due; until then nobody is signed in. */
export interface Asker {
  actor: Actor;
  person: { id: string; name: string; username: string } | null;
  sessionId: string | null;
  pending: "secondFactor" | null;
  /** The clock and the site's facts, where a session was read: every page shows them. */
  facts: { now: string; site: Site } | null;
}

const nobody: Asker = { actor: publicActor, person: null, sessionId: null, pending: null, facts: null };

/** From a request to the actor, in one query. Duties are read each time, so a revoked one ends at once. */
export async function actorFromRequest(request: Request): Promise<Asker> {
  const session = await findSession(request);
  if (!session) return nobody;
  const facts = { now: session.site.now, site: siteOf(session.site) };
  if (session.secondFactorDue) return { ...nobody, pending: "secondFactor", facts };
  return { actor: actorOf(session), person: { id: session.personId, name: session.name, username: session.username }, sessionId: session.id, pending: null, facts };
}

function actorOf(session: Session): Actor {
  const { personId, roles, units, contests, expertId, counterpartOf, closedItems, watchedItems, secondFactorFresh, id } = session;
  return { personId, system: false, roles, units, contests, expertId, counterpartOf, closedItems, watchedItems, secondFactorFresh, sessionId: id };
}

/**
 * The actor behind a user name, for the operator's commands; `public` is nobody, null is unknown or disabled.
 * In a demo, test or rehearsal the second factor counts as given; in a real database it never does here.
 */
export async function actorOfPerson(username: string): Promise<Actor | null> {
  if (username === "public") return publicActor;
  const { rows } = await getPool().query<Pick<Session, "personId" | "roles" | "units" | "contests" | "expertId" | "counterpartOf" | "closedItems" | "watchedItems" | "secondFactorFresh">>(
    `select p.id as "personId", ${powersSql}, i.kind in ('demo', 'test', 'rehearsal') as "secondFactorFresh"
     from person p cross join installation i where p.username = $1 and p.disabled_at is null and i.id = 1`,
    [username],
  );
  return rows[0] ? { ...rows[0], system: false, sessionId: null } : null;
}
