import { randomUUID } from "node:crypto";
import { afterAll, afterEach, expect, it } from "vitest";
import { closeDatabase } from "#app/db/client.ts";
import { workListFilter } from "#app/domain/challenge/work-list.ts";
import { demandListFilter } from "#app/domain/demand/work-list.ts";
import { exportWorkChallenges } from "#app/services/challenge/list-work-challenges.ts";
import { exportDemands } from "#app/services/demand/show-demand.ts";
import { exportBank } from "#app/services/expert/list-bank.ts";
import { askPlan, editPlan } from "#app/services/assignment/ask-plan.ts";
import { readFeePaper } from "#app/services/fee/round-fees.ts";
import { askScreen } from "#app/services/similarity/ask-screen.ts";
import { asOwner } from "#tests/support/as-owner.ts";
import { aChallenge, at, codeOf, resetClock, setClock } from "#tests/support/builders.ts";
import { jiebang } from "#tests/support/cli.ts";

afterEach(resetClock);
afterAll(closeDatabase);

const before = (iso: string, minutes: number) => new Date(Date.parse(iso) - minutes * 60_000).toISOString();

it("whole lists, the paper of fees and the log are not exported in the two hours before a deadline, and are before and after it", async () => {
  const closesAt = "2027-03-01T17:00:00+08:00";
  const { staff, round } = await aChallenge({ closesAt });
  const answers = async () => [codeOf(await exportBank(await at(staff.officer), {})), codeOf(await readFeePaper(await at(staff.officer), round)), codeOf(await exportWorkChallenges(await at(staff.officer), workListFilter.parse({}))), codeOf(await exportDemands(await at(staff.officer), demandListFilter.parse({}))), (await jiebang("audit", "export", "/dev/null")).code];
  await setClock(before(closesAt, 121));
  expect(await answers()).toEqual([null, null, null, null, 0]);
  await setClock(before(closesAt, 119));
  expect(await answers()).toEqual([...Array(4).fill("exportPaused"), 3]);
  await setClock(before(closesAt, -1));
  expect(await answers()).toEqual([null, null, null, null, 0]);
});

it("what keeps a processor busy for minutes waits where the deadline is real, and nowhere else", async () => {
  const { staff, round, no } = await aChallenge();
  // What is asked for is none in itself: who gets so far as to be told that was not made to wait.
  const answers = async () => {
    const ctx = await at(staff.officer);
    return [codeOf(await askScreen(ctx, round, {})), codeOf(await askPlan(ctx, round, {})), codeOf(await editPlan(ctx, round, randomUUID(), {}))];
  };
  const closesIn = (minutes: number) => asOwner("update challenge set closes_at = clock_timestamp() + make_interval(mins => $2) where no = $1", [no, minutes]);
  const [free, paused] = [Array(3).fill("invalidInput"), Array(3).fill("heavyWorkPaused")];
  await closesIn(119);
  expect(await answers()).toEqual(free);
  try {
    await asOwner("update installation set kind = 'real' where id = 1", []);
    expect(await answers()).toEqual(paused);
    await closesIn(121);
    expect(await answers()).toEqual(free);
    await closesIn(119);
    await asOwner("update round set rehearsal = true where code = $1", [round]);
    expect(await answers()).toEqual(free);
  } finally {
    await asOwner("update installation set kind = 'test' where id = 1", []);
  }
});
