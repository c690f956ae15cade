import { afterAll, afterEach, expect, it } from "vitest";
import { closeDatabase } from "#app/db/client.ts";
import { exportBank } from "#app/services/expert/list-bank.ts";
import { aChallenge, at, codeOf, resetClock, setClock } from "#tests/support/builders.ts";
import { jiebang } from "#tests/support/cli.ts";

afterEach(resetClock);
afterAll(closeDatabase);

const before = (iso: string, minutes: number) => new Date(Date.parse(iso) - minutes * 60_000).toISOString();

it("whole lists and the log are not exported in the two hours before a deadline, and are before and after it", async () => {
  const closesAt = "2027-03-01T17:00:00+08:00";
  const { staff } = await aChallenge({ closesAt });
  const answers = async () => [codeOf(await exportBank(await at(staff.officer), {})), (await jiebang("audit", "export", "/dev/null")).code];
  await setClock(before(closesAt, 121));
  expect(await answers()).toEqual([null, 0]);
  await setClock(before(closesAt, 119));
  expect(await answers()).toEqual(["exportPaused", 3]);
  await setClock(before(closesAt, -1));
  expect(await answers()).toEqual([null, 0]);
});
