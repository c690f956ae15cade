import { afterAll, afterEach, expect, it } from "vitest";
import { closeDatabase } from "#app/db/client.ts";
import { listExceptions } from "#app/services/exception/list-exceptions.ts";
import { schedulePublication } from "#app/services/round/schedule-publication.ts";
import { aChallenge, at, codeOf, makeMove, resetClock, setClock, valueOf } from "#tests/support/builders.ts";

afterEach(resetClock);
afterAll(closeDatabase);

const soon = "2027-03-19T17:00:00+08:00";

it("gives less than twenty days to answer only with a reason, which stands in the list of exceptions", async () => {
  await setClock("2027-03-08T10:00:00+08:00");
  const { staff, no, round } = await aChallenge({ status: "approved" });
  const publish = async (input: object, reason?: string) => makeMove(staff.officer2, "challenge", no, "publish", { documentNumber: "测工信〔2042〕1号", ...input }, reason === undefined ? {} : { reason });
  expect(await publish({ closesAt: soon })).toMatchObject({ refusal: { code: "windowShort", facts: { days: 11, least: 20 } } });
  expect(codeOf(await publish({ closesAt: soon }, "  "))).toBe("windowShort");
  expect(codeOf(await makeMove(staff.officer2, "round", round, "publish", { documentNumber: "测工信〔2042〕1号", closesAt: soon }))).toBe("windowShort");
  const scheduled = async (reason?: string) => schedulePublication(await at(staff.officer2), round, { publishAt: "2027-03-09T09:00:00+08:00", documentNumber: "测工信〔2042〕2号", closesAt: soon, ...(reason && { reason }) });
  expect(codeOf(await scheduled())).toBe("windowShort");
  valueOf(await publish({ closesAt: soon }, "省里的项目申报在即"));
  const rows = valueOf(await listExceptions(await at(staff.supervisor), round, "shortWindow")).rows;
  expect(rows.map(({ kinds, reason }) => [kinds, reason])).toEqual([[["shortWindow"], "省里的项目申报在即"]]);
});

it("asks no reason for twenty days and more", async () => {
  await setClock("2027-03-08T10:00:00+08:00");
  const { staff, no } = await aChallenge({ status: "approved" });
  valueOf(await makeMove(staff.officer2, "challenge", no, "publish", { documentNumber: "测工信〔2042〕3号", closesAt: "2027-03-29T17:00:00+08:00" }));
});
