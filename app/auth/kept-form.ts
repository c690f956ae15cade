import { createSecretKey } from "node:crypto";
import { z } from "zod";
import { protect, unprotect } from "#app/crypto/at-rest.ts";
import { blindDigest } from "#app/crypto/blind-index.ts";
import { type Key, parseKey } from "#app/crypto/secrets.ts";
import { getPool } from "#app/db/client.ts";
import { env } from "#app/env.server.ts";
import { keptFormCookie, readDeviceToken, readKeptForms } from "./cookies.ts";
import { deviceHash } from "./device.ts";
import { keyedDigest } from "./keyed-digest.ts";

const keptForm = z.strictObject({
  intent: z.string(),
  fields: z.array(z.tuple([z.string(), z.string()])),
  /** Files and secrets are not kept; the page asks for them again. */
  lacks: z.array(z.enum(["files", "secrets"])),
  because: z.enum(["signInNeeded", "secondFactorNeeded", "statusChanged", "editedElsewhere", "wrongState"]),
  /** What was answered, of a form that somebody else's act made late. */
  said: z.string().default(""),
});

/** A form that came when nobody was signed in any more, when the second factor was due again, or after somebody else had acted. */
export type KeptForm = z.output<typeof keptForm>;

/** So many forms of one person wait at most: as many as somebody has open in tabs. */
const mostForms = 8;

/** A page that did not arrive over a weak connection is asked for again; after that an old text must not cover newer work. */
const shownMinutes = 2;

/**
 * Keeps a posted form for a day, under a key that needs both the installation's secret and this browser's cookie, for
 * `personId` or, where nobody is signed in, for who signed in last on this device. Answers the cookie to set, or null
 * where the browser is not known: a stranger could fill the disk.
 */
export async function keepForm(request: Request, personId: string | null, form: KeptForm): Promise<string | null> {
  const token = readDeviceToken(request);
  if (!token) return null;
  const slot = slotOf(token, request);
  const { rowCount } = await getPool().query(
    `insert into auth_kept_form (slot, user_id, sealed)
     select $1, user_id, $3 from auth_device where token_hash = $2 and ($4::uuid is null or user_id = $4) order by last_seen_at desc limit 1
     on conflict (slot) do update set user_id = excluded.user_id, sealed = excluded.sealed, kept_at = excluded.kept_at, shown_at = null`,
    [slot, deviceHash(request), protect(keyOf(token), "keptForm", slot, new TextEncoder().encode(JSON.stringify(form))), personId],
  );
  if (rowCount !== 1) return null;
  await getPool().query(
    `delete from auth_kept_form where slot in (select slot from auth_kept_form where user_id = (select user_id from auth_kept_form where slot = $1) order by kept_at desc offset $2)`,
    [slot, mostForms],
  );
  return keptFormCookie([slot, ...readKeptForms(request).filter((other) => other !== slot)].slice(0, mostForms));
}

/** The form that waits for this person on the page of the request, or null. Browsers that left none cost no query. */
export async function takeKeptForm(request: Request, personId: string): Promise<KeptForm | null> {
  const token = readDeviceToken(request);
  const slot = token && waitingSlot(token, request);
  if (!slot) return null;
  const { rows } = await getPool().query<{ sealed: Buffer }>(
    `update auth_kept_form set shown_at = coalesce(shown_at, clock_timestamp())
     where slot = $1 and user_id = $2 and kept_at > clock_timestamp() - interval '1 day' and coalesce(shown_at, clock_timestamp()) > clock_timestamp() - $3 * interval '1 minute'
     returning sealed`,
    [slot, personId, shownMinutes],
  );
  const opened = rows[0] && unprotect(keyOf(token), "keptForm", slot, rows[0].sealed);
  return opened?.ok ? keptForm.parse(JSON.parse(new TextDecoder().decode(opened.value))) : null;
}

/** Lets go of it: the person has sent a form of this page again. */
export async function dropKeptForm(request: Request, personId: string): Promise<void> {
  const token = readDeviceToken(request);
  const slot = token && waitingSlot(token, request);
  if (slot) await getPool().query("delete from auth_kept_form where slot = $1 and user_id = $2", [slot, personId]);
}

/** One form a page of a browser. A digest, so that the table does not tell who was writing where. */
function slotOf(token: string, request: Request): string {
  return keyedDigest("kept form", token, new URL(request.url).pathname);
}

function waitingSlot(token: string, request: Request): string | null {
  const waiting = readKeptForms(request);
  if (waiting.length === 0) return null;
  const slot = slotOf(token, request);
  return waiting.includes(slot) ? slot : null;
}

function keyOf(token: string): Key {
  return createSecretKey(Buffer.from(blindDigest(parseKey(env().JIEBANG_KEY), "keptForm", token), "hex"));
}
