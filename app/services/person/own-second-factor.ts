import { confirmTotp, issueCard, issueSmsCode, removeTotp, startTotp } from "#app/auth/identity.ts";
import { sealMessageCode } from "#app/crypto/message-code.ts";
import { parseKey } from "#app/crypto/secrets.ts";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { findPerson } from "#app/db/people.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { needsSecondFactor } from "#app/domain/policy/staff.ts";
import { env } from "#app/env.server.ts";
import { enqueueSms } from "#app/jobs/queue.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** Who must have a second factor changes it only after giving one: a stolen session must not replace the card. */
function ownerOf(actor: Actor): Result<string> {
  if (actor.personId === null) return refuse("signInNeeded");
  return needsSecondFactor(actor) && !actor.secondFactorFresh ? refuse("secondFactorNeeded") : ok(actor.personId);
}

/** 换领口令卡: twelve new codes, shown once; the former card ends. */
export async function renewOwnCard({ actor }: Context): Promise<Result<{ codes: string[] }>> {
  const owner = ownerOf(actor);
  if (!owner.ok) return owner;
  return inTransaction(async (tx) => {
    const codes = await issueCard(tx, owner.value);
    await appendEvent(tx, "person", owner.value, "issueCard", { actor: owner.value });
    return ok({ codes });
  });
}

/** Starts an authenticator app: the secret to enter there. It counts once a code of it was given. */
export async function startAuthenticator({ actor }: Context): Promise<Result<{ secret: string; uri: string }>> {
  const owner = ownerOf(actor);
  if (!owner.ok) return owner;
  const person = await findPerson(owner.value);
  return person ? ok(await startTotp(person.id, person.username)) : refuse("notFound");
}

export async function confirmAuthenticator({ actor }: Context, code: string): Promise<Result<null>> {
  if (actor.personId === null) return refuse("signInNeeded");
  const { personId } = actor;
  if (!(await confirmTotp(personId, code))) return refuse("codeInvalid", { fields: [{ path: "code", message: "codeInvalid" }] });
  return record(personId, "addAuthenticator");
}

export async function removeAuthenticator({ actor }: Context): Promise<Result<null>> {
  const owner = ownerOf(actor);
  if (!owner.ok) return owner;
  await removeTotp(owner.value);
  return record(owner.value, "removeAuthenticator");
}

/** Whether an SMS gateway is configured. */
export function canSendSms(): boolean {
  return env().SMS_DRIVER !== "none";
}

/** Sends a code to the person's phone, at most once a minute. `personId`: of a session that still waits for its second factor. */
export async function sendSecondFactorCode(personId: string): Promise<Result<null>> {
  if (!canSendSms()) return refuse("notFound");
  const person = await findPerson(personId);
  if (!person?.phone) return refuse("notFound");
  const { phone } = person;
  return inTransaction(async (tx) => {
    const issued = await issueSmsCode(tx, personId);
    if (!issued) return refuse("tooManyTries", { facts: { seconds: 60 } });
    await enqueueSms(tx, phone, { kind: "secondFactor", sealedCode: sealMessageCode(parseKey(env().JIEBANG_KEY), phone, issued.code), validUntil: issued.expiresAt });
    return ok(null);
  });
}

async function record(personId: string, kind: string): Promise<Result<null>> {
  return inTransaction(async (tx) => {
    await appendEvent(tx, "person", personId, kind, { actor: personId });
    return ok(null);
  });
}
