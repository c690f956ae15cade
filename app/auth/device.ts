import { randomBytes } from "node:crypto";
import { getPool } from "#app/db/client.ts";
import type { Database } from "./database.ts";
import { deviceCookie, readDeviceToken } from "./cookies.ts";
import { keyedDigest } from "./keyed-digest.ts";

const trustDays = 30;

/** The device of a request, known by its cookie; null when it has none. */
export function deviceHash(request: Request): string | null {
  const token = readDeviceToken(request);
  return token && /^[\w-]{43}$/.test(token) ? keyedDigest("device", token) : null;
}

/** Remembers that the person signed in on this device, and answers the cookie that makes it known from now on. */
export async function rememberDevice(request: Request, personId: string): Promise<string> {
  const known = deviceHash(request);
  const token = known ? readDeviceToken(request)! : randomBytes(32).toString("base64url");
  await getPool().query(
    `insert into auth_device (user_id, token_hash, label) values ($1, $2, $3)
     on conflict (user_id, token_hash) do update set last_seen_at = clock_timestamp(), label = excluded.label`,
    [personId, known ?? keyedDigest("device", token), labelOf(request)],
  );
  return deviceCookie(token);
}

/** For a month this device may sign in without the second factor; publish, open, freeze and sign ask for it all the same. */
export async function trustDevice(db: Database, request: Request, personId: string): Promise<void> {
  await db.query("update auth_device set trusted_until = clock_timestamp() + $3 * interval '1 day' where user_id = $1 and token_hash = $2", [
    personId,
    deviceHash(request),
    trustDays,
  ]);
}

export interface Device {
  id: string;
  label: string;
  lastSeenAt: string;
  trusted: boolean;
  current: boolean;
}

export async function listDevices(request: Request, personId: string): Promise<Device[]> {
  const { rows } = await getPool().query<Device>(
    `select id, label, to_char(last_seen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "lastSeenAt",
       coalesce(trusted_until > clock_timestamp(), false) as trusted, token_hash is not distinct from $2 as current
     from auth_device where user_id = $1 order by last_seen_at desc, id limit 50`,
    [personId, deviceHash(request)],
  );
  return rows;
}

/** Forgets a device: it must give the second factor again and counts as unknown. */
export async function forgetDevice(personId: string, deviceId: string): Promise<boolean> {
  const { rowCount } = await getPool().query("delete from auth_device where user_id = $1 and id = $2", [personId, deviceId]);
  return rowCount === 1;
}

/** What people recognise their device by: system and browser, not the whole line. */
function labelOf(request: Request): string {
  const agent = request.headers.get("user-agent") ?? "";
  const system = /Windows|Android|iPhone|iPad|Mac OS|HarmonyOS|Linux/.exec(agent)?.[0] ?? "";
  const browser = /Edg|Firefox|MicroMessenger|QQBrowser|Chrome|Safari/.exec(agent)?.[0] ?? "";
  return [system, browser.replace("Edg", "Edge")].filter(Boolean).join(" ").slice(0, 40);
}
