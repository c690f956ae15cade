import { createAccount } from "#app/auth/identity.ts";
import { appendEvent } from "#app/db/audit.ts";
import { inTransaction, type Transaction } from "#app/db/client.ts";
import { findUnitIds, hasMembers, insertAffiliation, insertExpert, insertExpertLink } from "#app/db/organisation-import.ts";
import { findPersonByUsername } from "#app/db/person.ts";
import { insertMember } from "#app/db/unit-members.ts";
import { refuse, type Result, ok } from "#app/domain/kernel/result.ts";
import { readPersonCode } from "#app/domain/organisation/person-code.ts";
import type { ImportPlan, PlannedUnit } from "#app/domain/round/import-plan.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { actorFacts } from "#app/services/kernel/transition.ts";
import { addUnit } from "#app/services/organisation/add-unit.ts";

/** What the import of units and people did; ids of the units by their code in the file. */
export interface ImportedOrganisations {
  unitIds: Map<string, string>;
  added: number;
  reused: number;
  accounts: number;
}

/** `people`: the units get accounts of their own, as a demo or a rehearsal needs them; real units register themselves. */
interface Options {
  people: boolean;
  passwordHash?: string | undefined;
}

/** Units, control, experts with their persons, all or nothing. A unit that is registered already stays as it is. */
export function importOrganisations(ctx: Context, plan: ImportPlan, options: Options): Promise<Result<ImportedOrganisations>> {
  return inTransaction(async (tx) => {
    const known = await findUnitIds(tx, plan.units.map((unit) => unit.uscc));
    const unitIds = new Map<string, string>();
    for (const unit of plan.units) {
      const id = known.get(unit.uscc) ?? (await addUnit(tx, ctx, unit));
      if (!id) return refuse("statusChanged");
      unitIds.set(unit.code, id);
    }
    const idOf = (code: string) => unitIds.get(code)!;
    for (const { controller, controlled, share } of plan.affiliations) await insertAffiliation(tx, { controllerId: idOf(controller), controlledId: idOf(controlled), share });
    let accounts = 0;
    for (const expert of plan.experts) {
      const added = await addExpert(tx, ctx, expert, idOf, options.passwordHash);
      if (!added.ok) return added;
      accounts += 1;
    }
    if (options.people) {
      for (const unit of plan.units) {
        const added = await addUnitPeople(tx, ctx, unit, idOf(unit.code), options.passwordHash);
        if (!added.ok) return added;
        accounts += added.value;
      }
    }
    return ok({ unitIds, added: plan.units.length - known.size, reused: known.size, accounts });
  });
}

type PlannedExpert = ImportPlan["experts"][number];

async function addExpert(tx: Transaction, ctx: Context, expert: PlannedExpert, idOf: (code: string) => string, passwordHash: string | undefined): Promise<Result<null>> {
  const { code, name, kind, fields, title, local } = expert;
  const person = await createAccount(tx, { username: code.toLowerCase(), name, passwordHash });
  if (!person.ok) return person;
  const { personId } = person.value;
  const expertId = await insertExpert(tx, { no: code, personId, unitId: idOf(expert.unit), kind, fields, title, local });
  for (const link of linksOf(expert, idOf)) await insertExpertLink(tx, { expertId, ...link });
  await appendEvent(tx, "person", personId, "importExpert", { ...actorFacts(ctx.actor), no: code }, { name });
  return ok(null);
}

/** A month or a year counts to its last day: a window that ends in it excludes rather too long than too short. */
function linksOf(expert: PlannedExpert, idOf: (code: string) => string): Omit<Parameters<typeof insertExpertLink>[1], "expertId">[] {
  return [
    ...expert.pastUnits.map(({ unit, until }) => ({ kind: "pastUnit" as const, unitId: idOf(unit), personCode: null, detail: null, until: lastDayOf(until) })),
    ...expert.coauthors.map(({ with: person, unit, kind, year }) => ({ kind: "coauthor" as const, unitId: idOf(unit), personCode: readPersonCode(person), detail: kind, until: `${year}-12-31` })),
    ...expert.advisers.map(({ of: person, unit, kind }) => ({ kind: "adviser" as const, unitId: idOf(unit), personCode: readPersonCode(person), detail: kind, until: null })),
  ];
}

function lastDayOf(month: string): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** One account for an owner; for a bidder its administrator and the one who leads bids. Answers how many were made. */
async function addUnitPeople(tx: Transaction, ctx: Context, unit: PlannedUnit, unitId: string, passwordHash: string | undefined): Promise<Result<number>> {
  if (unit.role === "expertUnit" || (await hasMembers(tx, unitId))) return ok(0);
  const code = unit.code.toLowerCase();
  const people =
    unit.role === "owner"
      ? [{ username: `owner-${code}`, name: `示例联系人${unit.code}`, administrator: true }]
      : [
          { username: `unit-${code}`, name: `示例管理员${unit.code}`, administrator: true },
          { username: `lead-${code}`, name: `示例负责人${unit.code}`, administrator: false },
        ];
  for (const { username, name, administrator } of people) {
    const person = await createAccount(tx, { username: await freeUsername(tx, username), name, passwordHash });
    if (!person.ok) return person;
    await insertMember(tx, unitId, person.value.personId, administrator);
    await appendEvent(tx, "unit", unitId, "addMember", { ...actorFacts(ctx.actor), person: person.value.personId, kind: "import" });
  }
  return ok(people.length);
}

/** `lead-t01`, or `lead-t01-2` where an earlier file's unit of the same code has it. */
async function freeUsername(tx: Transaction, wanted: string): Promise<string> {
  for (let next = 2, name = wanted; ; name = `${wanted}-${next++}`) if (!(await findPersonByUsername(name, tx))) return name;
}
