import { z } from "zod";
import { findCard, issueActivation, issueCard, revokeSessions } from "#app/auth/identity.ts";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction } from "#app/db/client.ts";
import { findPeople, findPerson, type PersonRow, setDisabled } from "#app/db/people.ts";
import { findPendingChanges, type PendingChange } from "#app/db/staffing.ts";
import { maskMobile } from "#app/domain/kernel/personal-data.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { personSchema } from "#app/domain/organisation/registration.ts";
import { staffRefusal } from "#app/domain/policy/staff.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { deliveries, deliverCode, type Delivered, type Delivery } from "#app/services/person/deliver-code.ts";
import { type Invited, invitePerson } from "#app/services/person/invite-person.ts";

const pageSize = 50;

/** 用户与角色: a page of people and the duties that wait for confirmation. */
export interface PeopleView {
  people: PersonRow[];
  total: number;
  pageSize: number;
  pending: PendingChange[];
  /** The person whose row was opened. */
  selected: PersonRow | null;
  may: { add: boolean; propose: boolean; confirm: boolean; revoke: boolean; issueCode: boolean; issueCard: boolean; disable: boolean };
}

export async function listPeople({ actor }: Context, query: { words?: string | undefined; page: number; id?: string | undefined }): Promise<Result<PeopleView>> {
  const refused = staffRefusal(actor, "viewPeople", null);
  if (refused) return refuse(refused);
  const [found, pending, selected] = await Promise.all([
    findPeople(query.words, pageSize, (query.page - 1) * pageSize),
    findPendingChanges(),
    query.id === undefined ? null : findPerson(query.id),
  ]);
  const may = (action: Parameters<typeof staffRefusal>[1]) => staffRefusal({ ...actor, secondFactorFresh: true }, action, null) === null;
  return ok({
    people: found.people.map(masked),
    selected: selected && masked(selected),
    total: found.total,
    pageSize,
    pending,
    may: { add: may("addPerson"), propose: may("proposeDuty"), confirm: may("confirmDuty"), revoke: may("revokeDuty"), issueCode: may("issueActivation"), issueCard: may("issueCard"), disable: may("disablePerson") },
  });
}

const masked = (person: PersonRow): PersonRow => ({ ...person, phone: person.phone && maskMobile(person.phone) });

export const newPerson = z.strictObject({
  ...personSchema.shape,
  unitName: z.string().trim().max(100).optional(),
  via: z.enum(deliveries).default("print"),
  /** A 口令卡 printed with the slip: whoever will hold a duty or judge needs one. */
  card: z.boolean().default(true),
});

/** The system administrator makes an account for staff or an expert, with 激活单 and 口令卡. */
export async function addPerson({ actor }: Context, rawInput: unknown): Promise<Result<Invited>> {
  const refused = staffRefusal(actor, "addPerson", null);
  if (refused) return refuse(refused);
  const input = newPerson.safeParse(rawInput);
  if (!input.success) return invalidInput(input.error);
  const { unitName = null, via, card, ...person } = input.data;
  return inTransaction((tx) => invitePerson(tx, actor, { person, via, unitName, withCard: card }));
}

/**
 * A new single-use code for somebody: reset, or activation where there is no password yet; then a new card comes
 * with it. A card of somebody who signed in before is issued by another administrator, see `issuePersonCard`.
 */
export async function issueCode({ actor }: Context, personId: string, via: Delivery): Promise<Result<Delivered>> {
  const refused = staffRefusal(actor, "issueActivation", null);
  if (refused) return refuse(refused);
  return inTransaction(async (tx) => {
    const person = await findPerson(personId, tx);
    if (!person || person.state === "disabled") return refuse("notFound");
    const purpose = person.state === "waiting" ? "activation" : "passwordReset";
    const activation = await issueActivation(tx, { personId, purpose, issuedBy: actor.personId, printed: via === "print" });
    await appendEvent(tx, "person", personId, "issueCode", { ...actorFacts(actor), purpose, via });
    const card = purpose === "activation" && via === "print" && (await findCard(personId)) ? await issueCard(tx, personId) : null;
    return deliverCode(tx, { via, purpose, recipient: { ...person, unitName: person.units[0] ?? null }, activation, card });
  });
}

/** A new 口令卡 by 安全管理员 for somebody who lost it; the former one ends. */
export async function issuePersonCard({ actor }: Context, personId: string): Promise<Result<{ name: string; username: string; codes: string[] }>> {
  const refused = staffRefusal(actor, "issueCard", null);
  if (refused) return refuse(refused);
  if (personId === actor.personId) return refuse("samePerson");
  return inTransaction(async (tx) => {
    const person = await findPerson(personId, tx);
    if (!person || person.state === "disabled") return refuse("notFound");
    const codes = await issueCard(tx, personId);
    await appendEvent(tx, "person", personId, "issueCard", actorFacts(actor));
    return ok({ name: person.name, username: person.username, codes });
  });
}

/** 停用 or 启用: ends every session at once; the person and what they did stay on record. */
export async function disablePerson({ actor }: Context, personId: string, disabled: boolean): Promise<Result<null>> {
  const refused = staffRefusal(actor, "disablePerson", null);
  if (refused) return refuse(refused);
  if (personId === actor.personId) return refuse("samePerson");
  return inTransaction(async (tx) => {
    if (!(await setDisabled(tx, personId, disabled))) return refuse("statusChanged");
    await revokeSessions(tx, personId);
    await appendEvent(tx, "person", personId, disabled ? "disable" : "enable", actorFacts(actor));
    return ok(null);
  });
}
