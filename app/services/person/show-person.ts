import { type PersonRow, findPeople, findPerson } from "#app/db/people.ts";
import { findPersonByUsername } from "#app/db/person.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { maskMobile } from "#app/domain/kernel/personal-data.ts";
import { staffRefusal } from "#app/domain/policy/staff.ts";
import type { Context } from "#app/services/kernel/context.ts";

/** More people than an operator lists at once; the page of the product leafs. */
const mostListed = 10_000;

const masked = (person: PersonRow): PersonRow => ({ ...person, phone: person.phone && maskMobile(person.phone) });

/**
 * A person by user name: oneself, or for who keeps and watches the accounts. Refusals: signInNeeded; notFound, in the
 * same words for a name that does not exist: user names must not be tried out.
 */
export async function showPerson({ actor }: Context, username: string): Promise<Result<PersonRow>> {
  if (!actor.system && actor.personId === null) return refuse("signInNeeded");
  const found = await findPersonByUsername(username);
  const mayKnow = found !== null && (found.id === actor.personId || staffRefusal(actor, "viewPeople", null) === null);
  const person = mayKnow ? await findPerson(found.id) : null;
  return person ? ok(masked(person)) : refuse("notFound");
}

/** Everybody with an account. Refusals: signInNeeded, notAllowed. */
export async function listEverybody({ actor }: Context): Promise<Result<PersonRow[]>> {
  const refused = staffRefusal(actor, "viewPeople", null);
  return refused ? refuse(refused) : ok((await findPeople(undefined, mostListed, 0)).people.map(masked));
}
