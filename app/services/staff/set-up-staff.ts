import { z } from "zod";
import { inTransaction } from "#app/db/client.ts";
import { readInstallation } from "#app/db/installation.ts";
import type { FieldProblem } from "#app/domain/kernel/refusal.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { exclusiveWith } from "#app/domain/organisation/exclusive-roles.ts";
import { personSchema } from "#app/domain/organisation/registration.ts";
import { type StaffRole, staffRoles, systemActor } from "#app/domain/policy/actor.ts";
import { invalidInput } from "#app/services/kernel/define-move.ts";
import { type Invited, invitePerson } from "#app/services/person/invite-person.ts";
import { applyGrant } from "./grant-role.ts";

/** The first people of a bureau (首批人员) and their duties, for all rounds. */
const staffFile = z.strictObject({ people: z.array(z.strictObject({ ...personSchema.shape, roles: z.array(z.enum(staffRoles)).min(1) })).min(1).max(50) });

type FirstPerson = z.output<typeof staffFile>["people"][number];

/** With these two every later account and duty goes the usual way: one proposes, the other confirms. */
const founders: readonly StaffRole[] = ["systemAdmin", "securityAdmin"];

export interface SetUpPerson extends Pick<Invited, "delivered"> {
  username: string;
  roles: StaffRole[];
}

/**
 * The first start of a real installation: accounts and duties of the bureau, all or nothing, each with 激活单 and 口令卡
 * to print. Only where nobody has an account yet. Refusals: alreadyDone, invalidInput, taken.
 */
export async function setUpStaff(rawFile: unknown): Promise<Result<{ people: SetUpPerson[] }>> {
  if (!(await readInstallation()).isEmpty) return refuse("alreadyDone");
  const file = staffFile.safeParse(rawFile);
  if (!file.success) return invalidInput(file.error);
  const problems = dutyProblems(file.data.people);
  if (problems.length > 0) return refuse("invalidInput", { fields: problems });
  return inTransaction(async (tx) => {
    const people: SetUpPerson[] = [];
    for (const { roles, ...person } of file.data.people) {
      const invited = await invitePerson(tx, systemActor, { person, via: "print", unitName: null, withCard: true });
      if (!invited.ok) return invited;
      const { personId, delivered } = invited.value;
      for (const role of roles) {
        const granted = await applyGrant(tx, systemActor, { personId, role, roundId: null });
        if (!granted.ok) return granted;
      }
      people.push({ username: person.username, roles, delivered });
    }
    return ok({ people });
  });
}

function dutyProblems(people: readonly FirstPerson[]): FieldProblem[] {
  const missing = founders.filter((role) => !people.some((person) => person.roles.includes(role)));
  const exclusive = people.flatMap(({ roles }, index) =>
    roles.flatMap((role, at) => (exclusiveWith([], roles.slice(0, at), role) ? [{ path: `people.${index}.roles.${at}`, message: "exclusiveRole" }] : [])),
  );
  return [...missing.map((role) => ({ path: "people", message: role === "systemAdmin" ? "systemAdminNeeded" : "securityAdminNeeded" })), ...exclusive];
}
