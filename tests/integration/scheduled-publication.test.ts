import { describe, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { recordClearance } from "#app/services/clearance/record-clearance.ts";
import { publishScheduled } from "#app/services/round/publish-scheduled.ts";
import { editStages } from "#app/services/round/edit-stages.ts";
import { cancelSchedule, schedulePublication, showSchedule } from "#app/services/round/schedule-publication.ts";
import { nextDayOff } from "#tests/support/days.ts";
import { aChallenge, at, codeOf, makeMove, ownerless, setClock, valueOf } from "#tests/support/builders.ts";
import { readClock } from "#app/db/clock.ts";

let papers = 0;
const documentNumber = () => `测定时〔2026〕${String((papers += 1))}号`;
const inMinutes = async (minutes: number) => new Date(Date.parse(await readClock()) + minutes * 60_000).toISOString();
const publish = async () => publishScheduled(await readClock());

/** The duty as it is stored: the worker reads it at the instant. */
async function onDuty(personId: string | null): Promise<void> {
  await getPool().query("insert into role_grant (person_id, role) values ($1, 'secondOfficer') on conflict do nothing", [personId]);
}

/** An approved challenge whose round is to be published in an hour, with the second officer's consent. */
async function scheduled() {
  const item = await aChallenge({ status: "approved" });
  const number = documentNumber();
  await onDuty(item.staff.officer2.personId);
  const set = valueOf(await schedulePublication(await at(item.staff.officer2), item.round, { publishAt: await inMinutes(60), documentNumber: number, onDayOff: true }));
  return { ...item, ...set, number };
}

async function outcomes(item: { round: string; staff: Awaited<ReturnType<typeof aChallenge>>["staff"] }) {
  return valueOf(await showSchedule(await at(item.staff.officer), item.round)).schedules.map(({ outcome, problem }) => [outcome, problem]);
}

describe("a scheduled publication", () => {
  it("falls on a day off only where that is said", async () => {
    const { staff, round } = await aChallenge({ status: "approved" });
    const input = { publishAt: nextDayOff(await inMinutes(60)), documentNumber: documentNumber() };
    const refused = await schedulePublication(await at(staff.officer2), round, input);
    expect(refused).toMatchObject({ refusal: { code: "badDate", fields: [{ path: "publishAt", message: expect.stringMatching(/^appointmentOff:\d{4}-\d{2}-\d{2}$/) }] } });
    expect(valueOf(await showSchedule(await at(staff.officer), round)).schedules).toEqual([]);
    // So does the deadline, which is consented to beforehand and not asked about at the instant.
    const closesAt = nextDayOff(new Date(Date.parse(input.publishAt) + 30 * 86_400_000).toISOString());
    valueOf(await schedulePublication(await at(staff.officer2), round, { ...input, closesAt, onDayOff: true }));
    await onDuty(staff.officer2.personId);
    await setClock(input.publishAt);
    expect(await publish()).toEqual({ published: 1, stopped: 0 });
  });

  it("is the second person's, and publishes at its instant, once", async () => {
    const item = await aChallenge({ status: "approved" });
    const { staff, round } = item;
    await onDuty(staff.officer2.personId);
    const number = documentNumber();
    const input = { publishAt: await inMinutes(60), documentNumber: number, onDayOff: true };
    for (const who of [staff.officer, staff.leader]) expect(codeOf(await schedulePublication(await at(who), round, input))).toBe("notAllowed");
    expect(codeOf(await schedulePublication(await at({ ...staff.officer2, secondFactorFresh: false }), round, input))).toBe("secondFactorNeeded");
    expect(codeOf(await schedulePublication(await at(staff.officer2), round, { ...input, publishAt: await inMinutes(-1) }))).toBe("badDate");
    expect(codeOf(await schedulePublication(await at(staff.officer2), round, { ...input, publishAt: await inMinutes(61 * 1440) }))).toBe("badDate");
    expect(codeOf(await schedulePublication(await at(staff.officer2), round, { ...input, documentNumber: "12号" }))).toBe("invalidInput");
    valueOf(await schedulePublication(await at(staff.officer2), round, input));
    expect(codeOf(await schedulePublication(await at(staff.officer2), round, { ...input, documentNumber: documentNumber() }))).toBe("alreadyDone");

    expect(await publish()).toEqual({ published: 0, stopped: 0 });
    expect(codeOf(await showChallenge(await at(publicActor), item.no))).toBe("notFound");
    await setClock(input.publishAt);
    expect(await publish()).toEqual({ published: 1, stopped: 0 });
    expect(await publish()).toEqual({ published: 0, stopped: 0 });
    const shown = valueOf(await showChallenge(await at(publicActor), item.no));
    expect(shown).toMatchObject({ status: "open", notices: [{ number }] });
    expect(await outcomes(item)).toEqual([["published", null]]);
    const { rows } = await getPool().query<{ actor: string }>("select e.actor_id as actor from audit_event e join round r on r.id = e.object_id where r.code = $1 and e.kind = 'publish'", [round]);
    expect(rows).toEqual([{ actor: staff.officer2.personId }]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("stops at once when a review is taken back", async () => {
    const item = await scheduled();
    valueOf(await recordClearance(await at(item.staff.officer), item.round, { kind: "legality", conclusion: "notPassed", reviewer: "示例科　张某", reviewedOn: "2026-03-02", opinion: "须修改", scan: "b".repeat(64) }));
    expect(await outcomes(item)).toEqual([["stopped", "clearanceMissing"]]);
    await setClock(item.publishAt);
    expect(await publish()).toEqual({ published: 0, stopped: 0 });
    expect(codeOf(await showChallenge(await at(publicActor), item.no))).toBe("notFound");
  });

  it("stops where what was consented to is no longer what would be published", async () => {
    const [returned, ruled, untouched] = [await scheduled(), await scheduled(), await scheduled()];
    valueOf(await makeMove(returned.staff.officer, "challenge", returned.no, "return", {}, { reason: "指标写错" }));
    valueOf(await makeMove(returned.staff.officer, "challenge", returned.no, "approve", {}, ownerless));
    valueOf(await editStages(await at(ruled.staff.officer), ruled.round, { stages: [{ kind: "written", weight: 100 }] }));
    expect(await publish()).toEqual({ published: 0, stopped: 2 });
    for (const item of [returned, ruled]) expect(await outcomes(item)).toEqual([["stopped", "listChanged"]]);
    await setClock(returned.publishAt > untouched.publishAt ? returned.publishAt : untouched.publishAt);
    expect(await publish()).toEqual({ published: 1, stopped: 0 });
    expect(codeOf(await showChallenge(await at(publicActor), returned.no))).toBe("notFound");
    expect(await outcomes(untouched)).toEqual([["published", null]]);
  });

  it("looks at everything again: who consented has left, or nothing is approved any more", async () => {
    const [left, withdrawn] = [await scheduled(), await scheduled()];
    valueOf(await makeMove({ ...withdrawn.staff.officer2, personId: withdrawn.staff.leader.personId }, "challenge", withdrawn.no, "withdraw", {}, { reason: "企业撤回需求" }));
    await getPool().query("delete from role_grant where person_id = $1", [left.staff.officer2.personId]);
    await setClock(left.publishAt > withdrawn.publishAt ? left.publishAt : withdrawn.publishAt);
    expect(await publish()).toEqual({ published: 0, stopped: 2 });
    expect(await outcomes(left)).toEqual([["stopped", "notFound"]]);
    expect((await outcomes(withdrawn))[0]![0]).toBe("stopped");
  });

  it("is cancelled by an officer, and a new one may be set", async () => {
    const item = await scheduled();
    expect(codeOf(await cancelSchedule(await at(item.staff.leader), item.round))).toBe("notAllowed");
    expect(codeOf(await cancelSchedule(await at(publicActor), item.round))).toBe("notFound");
    valueOf(await cancelSchedule(await at(item.staff.officer), item.round));
    expect(codeOf(await cancelSchedule(await at(item.staff.officer), item.round))).toBe("notFound");
    await setClock(item.publishAt);
    expect(await publish()).toEqual({ published: 0, stopped: 0 });
    valueOf(await schedulePublication(await at(item.staff.officer2), item.round, { publishAt: await inMinutes(5), documentNumber: item.number, onDayOff: true }));
    expect(await outcomes(item)).toEqual([[null, null], ["cancelled", null]]);
  });
});
