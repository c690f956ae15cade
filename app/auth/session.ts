import { randomBytes } from "node:crypto";
import { getPool } from "#app/db/client.ts";
import { siteColumns, type SiteRow, type StoredSite, storedSite } from "#app/db/site.ts";
import { together } from "#app/db/together.ts";
import { passwordRulesSetting, readPasswordRules } from "#app/domain/organisation/password-rules.ts";
import type { Contest, RoleGrant, UnitMembership } from "#app/domain/policy/actor.ts";
import { needsSecondFactor } from "#app/domain/policy/staff.ts";
import { readSessionToken, sessionCookie } from "./cookies.ts";
import type { Database } from "./database.ts";

/** Bidders and experts may leave a page open over a day's work. */
const idleMinutes = 8 * 60;

const administrators: readonly string[] = ["systemAdmin", "securityAdmin", "auditAdmin"];

/** A living session with everything that says what its person may do. */
export interface Session {
  id: string;
  token: string;
  personId: string;
  name: string;
  username: string;
  roles: RoleGrant[];
  units: UnitMembership[];
  contests: Contest[];
  expertId: string | null;
  counterpartOf: string | null;
  closedItems: string[];
  watchedItems: string[];
  secondFactorFresh: boolean;
  /** The second factor is due before this session can do anything: neither given nor spared by a trusted device. */
  secondFactorDue: boolean;
  /** The clock and the site's facts, read on the same way. */
  site: StoredSite;
}

interface Row extends Omit<Session, "secondFactorDue" | "site">, SiteRow {
  idleSeconds: number;
  secondFactorPassed: boolean;
  rules: unknown;
}

/** What a person may do: the same columns for a session and for the operator's `--as PERSON`. */
export const powersSql = `
  coalesce((select json_agg(json_build_object('role', g.role, 'roundId', g.round_id) order by g.granted_at, g.id) from role_grant g where g.person_id = p.id), '[]') as roles,
  coalesce((select json_agg(json_build_object('unitId', m.unit_id, 'administrator', m.administrator,
    'ownsChallenge', exists (select from challenge c where c.owner_unit_id = m.unit_id or m.unit_id = any(c.co_owner_ids)) or exists (select from demand d where d.unit_id = m.unit_id))) from unit_member m where m.person_id = p.id), '[]') as units,
  coalesce((select json_agg(json_build_object('claimId', q.id, 'unitId', q.unit_id, 'isOpen', q.decided_at is null) order by q.id) from (
    select * from unit_claim where person_id = p.id and outcome is distinct from 'accepted'
    union all select k.* from unit_member m join unit_claim k on k.unit_id = m.unit_id and k.outcome = 'accepted' where m.person_id = p.id
  ) q where q.kind = 'contest'), '[]') as contests,
  (select e.id from expert e where e.person_id = p.id) as "expertId",
  p.rehearsal_id as "counterpartOf",
  case when exists (select from role_grant g where g.person_id = p.id) then items_closed_to(p.id) else '{}' end as "closedItems",
  case when exists (select from role_grant g where g.person_id = p.id and g.role = 'supervisor') then array(select c.id from challenge c
    where c.id = any(items_closed_to(p.id)) and exists (select from role_grant g where g.person_id = p.id and g.role = 'supervisor' and (g.round_id is null or g.round_id = c.round_id))) else '{}' end as "watchedItems"`;

// One way to the database for all who come at once. Sessions run by the real clock: app_now() of a demo may be set months ahead.
const sessionsSql = `
  select s.token, s.id, p.id as "personId", p.name, p.username, ${powersSql},
    extract(epoch from clock_timestamp() - s.last_seen_at)::float8 as "idleSeconds",
    coalesce(s.second_factor_at > clock_timestamp() - interval '10 minutes', false) as "secondFactorFresh",
    s.device_trusted or s.second_factor_at is not null as "secondFactorPassed",
    (select value from setting where key = $2) as rules, ${siteColumns}
  from auth_session s join person p on p.id = s.user_id and p.disabled_at is null
  where s.token = any($1) and s.expires_at > clock_timestamp() and s.signed_in_at > clock_timestamp() - interval '24 hours'`;

const askSession = together(50, async (tokens: string[]): Promise<(Row | null)[]> => {
  const { rows } = await getPool().query<Row>({ name: "auth-sessions", text: sessionsSql, values: [tokens, passwordRulesSetting] });
  const found = new Map(rows.map((row) => [row.token, row]));
  return tokens.map((token) => found.get(token) ?? null);
});

/** The session of a request, or null when there is none or it ran out. Writes at most once a minute. */
export async function findSession(request: Request): Promise<Session | null> {
  const token = readSessionToken(request);
  if (!token) return null;
  const row = await askSession(token);
  if (!row) return null;
  const { idleSeconds, secondFactorPassed, rules, now, kind, clockOffset, settings, calendar, standards, ...session } = row;
  if (idleSeconds > idleLimitSeconds(row.roles, rules)) {
    await getPool().query("delete from auth_session where id = $1", [row.id]);
    return null;
  }
  if (idleSeconds > 60) await getPool().query("update auth_session set last_seen_at = clock_timestamp() where id = $1", [row.id]);
  return { ...session, secondFactorDue: needsSecondFactor(row) && !secondFactorPassed, site: storedSite({ now, kind, clockOffset, settings, calendar, standards }) };
}

function idleLimitSeconds(roles: RoleGrant[], stored: unknown): number {
  if (roles.length === 0) return idleMinutes * 60;
  const rules = readPasswordRules(stored);
  const isAdministrator = roles.some((grant) => administrators.includes(grant.role));
  return (isAdministrator ? rules.administratorIdleMinutes : rules.staffIdleMinutes) * 60;
}

/**
 * Gives the session a new token after a second factor or a changed password, and answers its cookie. The row
 * stays: the absolute limit counts from the sign-in. Null when somebody else ended it meanwhile.
 */
export async function rotateSession(db: Database, token: string, secondFactorGiven: boolean): Promise<string | null> {
  const fresh = randomBytes(24).toString("base64url");
  const { rowCount } = await db.query(
    `update auth_session set token = $2, updated_at = clock_timestamp(), last_seen_at = clock_timestamp(),
       second_factor_at = case when $3 then clock_timestamp() else second_factor_at end
     where token = $1`,
    [token, fresh, secondFactorGiven],
  );
  return rowCount === 1 ? sessionCookie(fresh) : null;
}

/** Ends the sessions of a person (changed password, changed duties, lost device), except the one named. */
export async function revokeSessions(db: Database, personId: string, exceptSessionId: string | null = null): Promise<void> {
  await db.query("delete from auth_session where user_id = $1 and id is distinct from $2", [personId, exceptSessionId]);
}
