import { getPool } from "#app/db/client.ts";
import type { Identifier } from "#app/domain/organisation/identifier.ts";
import type { RoleGrant } from "#app/domain/policy/actor.ts";
import { powersSql } from "./session.ts";

/** An account as sign-in needs it: whose it is, and whether it knows the device. */
export interface FoundAccount {
  personId: string;
  roles: RoleGrant[];
  expertId: string | null;
  knownDevice: boolean;
  trustedDevice: boolean;
  passwordAgeDays: number | null;
}

const columns = { phone: "p.phone", email: "p.email", username: "p.username" } as const;

/** The account behind what somebody typed; null when there is none or it was disabled. The same work in each case. */
export async function findAccount(identifier: Identifier, deviceHash: string | null): Promise<FoundAccount | null> {
  const { rows } = await getPool().query<FoundAccount>(
    `select p.id as "personId", ${powersSql}, d.id is not null as "knownDevice",
       coalesce(d.trusted_until > clock_timestamp(), false) as "trustedDevice",
       extract(epoch from clock_timestamp() - u.password_set_at)::float8 / 86400 as "passwordAgeDays"
     from person p join auth_user u on u.id = p.id
     left join auth_device d on d.user_id = p.id and d.token_hash = $2 and d.last_seen_at > clock_timestamp() - interval '180 days'
     where ${columns[identifier.kind]} = $1 and p.disabled_at is null`,
    [identifier.value, deviceHash],
  );
  return rows[0] ?? null;
}
