import { getPool } from "#app/db/client.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { readIdentifier } from "#app/domain/organisation/identifier.ts";
import { needsSecondFactor } from "#app/domain/policy/staff.ts";
import { type FoundAccount, findAccount } from "./account.ts";
import { getAuth } from "./better-auth.ts";
import { readSessionToken, sessionCookie } from "./cookies.ts";
import { deviceHash, rememberDevice } from "./device.ts";
import { handleOf } from "./handle.ts";
import { setPassword } from "./password-change.ts";
import { revokeSessions } from "./session.ts";
import { findPasswordRules } from "./settings.ts";
import { countWrongPassword, hurdle, type Proof, recordSignIn, signInTry, takeTurn } from "./sign-in-try.ts";
import { clearFailures } from "./throttle.ts";

/** What the form of /sign-in sends. `newPassword` only where the old one ran out. */
export interface SignInAttempt extends Proof {
  identifier: string;
  password: string;
  newPassword?: string | undefined;
}

/** Signed in: the cookies to set, and whether the second factor is still due. */
export interface SignedIn {
  personId: string;
  cookies: string[];
  secondFactorDue: boolean;
}

/**
 * Signs in by mobile number, user name or e-mail. Refusals: wrongCredentials, answerNeeded, tooManyTries,
 * passwordExpired, passwordTooWeak; their facts carry the seconds to wait and the question. The answer and the
 * work are the same whether or not the account exists.
 */
export async function signIn(request: Request, address: string, attempt: SignInAttempt): Promise<Result<SignedIn>> {
  const device = deviceHash(request);
  const identifier = readIdentifier(attempt.identifier);
  const account = await findAccount(identifier, device);
  const tried = signInTry(address, device, identifier, account);
  const turn = await takeTurn(tried, attempt);
  if (!turn.ok) return turn;
  const token = await openSession(request, account, attempt.password);
  if (!account || !token) {
    await countWrongPassword(tried);
    await recordSignIn(tried, "wrong");
    return refuse("wrongCredentials", { facts: await hurdle(tried) });
  }
  await clearFailures(tried.sources.source);
  const renewed = await renewExpired(account, attempt.newPassword);
  if (!renewed.ok) {
    await endSession(token);
    await recordSignIn(tried, "expired");
    return renewed;
  }
  await recordSignIn(tried, "right");
  return ok(await enter(request, address, account, token, turn.value.codeGiven));
}

/** Signs in somebody whose printed or sent code was just redeemed: the code stands for the password. */
export async function signInAfterActivation(request: Request, address: string, identifier: string, password: string): Promise<Result<SignedIn>> {
  const account = await findAccount(readIdentifier(identifier), deviceHash(request));
  const token = await openSession(request, account, password);
  return account && token ? ok(await enter(request, address, account, token, false)) : refuse("wrongCredentials");
}

/** Ends the session of a request; answers whether there was one. */
export async function endSession(token: string | null): Promise<boolean> {
  if (!token) return false;
  const { rowCount } = await getPool().query("delete from auth_session where token = $1", [token]);
  return rowCount === 1;
}

/** The token of the new session, or null. Where there is no account the same hash is computed in vain. */
async function openSession(request: Request, account: FoundAccount | null, password: string): Promise<string | null> {
  const response = await getAuth().api.signInEmail({
    body: { email: handleOf(account?.personId ?? "nobody"), password },
    headers: request.headers,
    asResponse: true,
  });
  if (!response.ok) return null;
  const { token } = (await response.json()) as { token: string };
  return token;
}

/** Staff and experts whose password is too old choose a new one with the same form. */
async function renewExpired(account: FoundAccount, newPassword: string | undefined): Promise<Result<null>> {
  const { expiryDays } = await findPasswordRules(getPool());
  const isExpired = expiryDays !== null && needsSecondFactor(account) && (account.passwordAgeDays ?? 0) > expiryDays;
  if (!isExpired) return ok(null);
  if (!newPassword) return refuse("passwordExpired", { facts: { days: expiryDays } });
  return setPassword(getPool(), account.personId, newPassword, { keepSessions: true });
}

async function enter(request: Request, address: string, account: FoundAccount, token: string, codeGiven: boolean): Promise<SignedIn> {
  const { personId, roles } = account;
  await endSession(readSessionToken(request));
  const { rows } = await getPool().query<{ id: string }>(
    `update auth_session set ip_address = $2, device_trusted = $3, second_factor_at = case when $4 then clock_timestamp() end
     where token = $1 returning id`,
    [token, address, account.trustedDevice, codeGiven],
  );
  const isAdministrator = roles.some(({ role }) => role.endsWith("Admin"));
  if (isAdministrator && (await findPasswordRules(getPool())).oneSessionForAdministrators) await revokeSessions(getPool(), personId, rows[0]?.id ?? null);
  return {
    personId,
    cookies: [sessionCookie(token), await rememberDevice(request, personId)],
    secondFactorDue: needsSecondFactor(account) && !account.trustedDevice && !codeGiven,
  };
}
