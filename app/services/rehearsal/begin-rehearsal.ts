import { inTransaction, type Transaction } from "#app/db/client.ts";
import { insertChallenge } from "#app/db/challenge.ts";
import { insertExpert } from "#app/db/organisation-import.ts";
import { countRehearsals, insertPlayedPerson, insertPlayedUnit } from "#app/db/rehearsal.ts";
import { insertRound } from "#app/db/round.ts";
import { insertMember } from "#app/db/unit-members.ts";
import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { birthRefusal } from "#app/domain/policy/birth.ts";
import { mostRehearsalsInYear, rehearsalCode, rehearsalUscc } from "#app/domain/rehearsal/numbers.ts";
import { experts, expertUnit, owner, ownerLetter, partner, rehearsalChallenge, teams } from "#app/domain/rehearsal/script.ts";
import type { CustodyKind } from "#app/domain/round/custodies.ts";
import { newRound } from "#app/domain/round/schema.ts";
import { standardRubric } from "#app/domain/round/standard-rubric.ts";
import { recordOwnersLetter } from "#app/services/challenge/owner-letter.ts";
import type { Context } from "#app/services/kernel/context.ts";
import { recordBirthBy } from "#app/services/kernel/record-birth.ts";

/**
 * 开始演练: a round of its own with one item, three teams, an owner and seven experts, all fictional. The bureau then does with it
 * what it does with a real one, from a call for demands on if it likes; the counterparts act by themselves (`play-rehearsals.ts`).
 * `custody`: opening codes are rehearsed too, or left out. Refusals: as creating a round;
 * tooManyTries after 99 in a year.
 */
export async function beginRehearsal(ctx: Context, custody: CustodyKind = "bureau"): Promise<Result<{ id: string; code: string; challengeNo: string }>> {
  const held = ctx.actor.roles.filter((grant) => grant.roundId === null).map((grant) => grant.role);
  const refused = birthRefusal("round", ctx.actor, held);
  if (refused) return { ok: false, refusal: refused };
  const today = shanghaiDate(ctx.now);
  if (!today.ok) return today;
  const year = Number(today.value.slice(0, 4));
  return inTransaction(async (tx) => {
    const sequence = (await countRehearsals(tx, year)) + 1;
    if (sequence > mostRehearsalsInYear) return refuse("tooManyTries");
    const code = rehearsalCode(year, sequence);
    const settings = newRound.parse({ code, title: `演练：${String(year)} 年第 ${String(sequence)} 次`, custody, rules: { publicity: {} }, rubric: standardRubric });
    const id = await insertRound(tx, { ...settings, custody, isRehearsal: true }, ctx.actor.personId);
    if (!id) return refuse("statusChanged");
    await recordBirthBy(ctx.actor, tx, "round", id, "rehearse", { no: code });
    const cast: Cast = { tx, roundId: id, year, sequence };
    const ownerUnit = await addUnit(cast, owner, 0);
    await addPerson(cast, "owner", "演练需求方联系人", ownerUnit.id);
    for (const [index, team] of teams.entries()) {
      const unit = await addUnit(cast, team, index + 1);
      await addPerson(cast, team.key, team.lead, unit.id);
    }
    const member = await addUnit(cast, partner, teams.length + 2);
    await addPerson(cast, partner.key, "演练成员单位联系人", member.id);
    await addExperts(cast);
    const challenge = rehearsalChallenge(code, ownerUnit.uscc);
    const challengeId = await insertChallenge(tx, challenge, { roundId: id, owners: [ownerUnit.id], createdBy: ctx.actor.personId, parentId: null });
    if (!challengeId) return refuse("statusChanged");
    await recordBirthBy(ctx.actor, tx, "challenge", challengeId, "create", { no: challenge.no });
    await recordOwnersLetter(tx, ctx, challengeId, { ...ownerLetter, signedOn: today.value });
    return ok({ id, code, challengeNo: challenge.no });
  });
}

interface Cast {
  tx: Transaction;
  roundId: string;
  year: number;
  sequence: number;
}

async function addUnit({ tx, roundId, year, sequence }: Cast, { name, kind }: { name: string; kind: "91" | "12" }, index: number): Promise<{ id: string; uscc: string }> {
  const uscc = rehearsalUscc(kind, year, sequence, index);
  const id = await insertPlayedUnit(tx, { roundId, uscc, name, kind: kind === "91" ? "enterprise" : "institution" });
  return { id, uscc };
}

async function addPerson({ tx, roundId, year, sequence }: Cast, key: string, name: string, unitId: string | null): Promise<string> {
  const personId = await insertPlayedPerson(tx, { roundId, username: `${rehearsalCode(year, sequence).toLowerCase()}-${key}`, name });
  if (unitId !== null) await insertMember(tx, unitId, personId, true);
  return personId;
}

/** Their numbers say that they are of no bank: YE, the rehearsal, the place. */
async function addExperts(cast: Cast): Promise<void> {
  const unit = await addUnit(cast, expertUnit, teams.length + 1);
  const prefix = `YE${String(cast.year).slice(2)}${String(cast.sequence).padStart(2, "0")}`;
  for (const [index, { name, kind }] of experts.entries()) {
    const personId = await addPerson(cast, `e${String(index + 1)}`, name, null);
    await insertExpert(cast.tx, { no: `${prefix}${String(index + 1)}`, personId, unitId: unit.id, kind, fields: ["胶凝材料"], title: "演练专家", local: true });
  }
}
