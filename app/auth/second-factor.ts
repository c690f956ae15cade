import { getPool } from "#app/db/client.ts";
import { maskMobile } from "#app/domain/kernel/personal-data.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { demoCardCode, findCard } from "./card.ts";
import { checkCode } from "./code-check.ts";
import { trustDevice } from "./device.ts";
import { findSession, rotateSession } from "./session.ts";
import { hasTotp } from "./totp.ts";

/** What /second-factor shows: how this person can prove it is them. */
export interface SecondFactorView {
  personId: string;
  username: string;
  /** Given at sign-in already: the page asks again for an important step. */
  isRepeat: boolean;
  card: { place: number | null; left: number } | null;
  totp: boolean;
  /** Masked number, when messages can be sent. */
  phone: string | null;
  /** Only in a demo: the code that is asked for. */
  demoCode: string | null;
}

/** Null when nobody is signed in, not even with a password alone. */
export async function secondFactorView(request: Request): Promise<SecondFactorView | null> {
  const session = await findSession(request);
  if (!session) return null;
  const { personId, username } = session;
  const demoCode = await demoCardCode(personId);
  const [card, totp, { rows }] = await Promise.all([
    findCard(personId),
    hasTotp(personId),
    getPool().query<{ phone: string | null }>("select phone from person where id = $1", [personId]),
  ]);
  const phone = rows[0]?.phone ?? null;
  return { personId, username, isRepeat: !session.secondFactorDue, card, totp, phone: phone && maskMobile(phone), demoCode };
}

/**
 * Takes a second-factor code for the session of the request and answers its new cookie. Refusals: signInNeeded,
 * codeInvalid, tooManyTries (with the seconds). A wrong code never ends the session.
 */
export async function giveSecondFactor(request: Request, address: string, input: { code: string; trust: boolean }): Promise<Result<{ cookies: string[] }>> {
  const session = await findSession(request);
  if (!session) return refuse("signInNeeded");
  const outcome = await checkCode(session.personId, address, input.code);
  if (outcome === "wrong") return refuse("codeInvalid", { fields: [{ path: "code", message: "codeInvalid" }] });
  if (outcome !== "right") return refuse("tooManyTries", { facts: outcome });
  if (input.trust) await trustDevice(getPool(), request, session.personId);
  const cookie = await rotateSession(getPool(), session.token, true);
  return cookie ? ok({ cookies: [cookie] }) : refuse("signInNeeded");
}
