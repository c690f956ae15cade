import { afterAll, afterEach, expect, it } from "vitest";
import { closeDatabase } from "#app/db/client.ts";
import { workListFilter } from "#app/domain/challenge/work-list.ts";
import { demandListFilter } from "#app/domain/demand/work-list.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { exportWorkChallenges, listWorkChallenges } from "#app/services/challenge/list-work-challenges.ts";
import { exportDemands, listDemands } from "#app/services/demand/show-demand.ts";
import { exportExceptions, listExceptions } from "#app/services/exception/list-exceptions.ts";
import { aBid, aTeam } from "#tests/support/bid-builders.ts";
import { aChallenge, aPerson, at, codeOf, makeMove, resetClock, valueOf } from "#tests/support/builders.ts";
import { aCall, aDemand } from "#tests/support/demands.ts";

afterEach(resetClock);
afterAll(closeDatabase);

it("a list of items goes out as it is filtered and ordered, to who reads the page, and counts no bid before the closing", async () => {
  const owner = await aTeam("D1");
  const [open, drafted] = [await aChallenge({ owner: owner.uscc }), await aChallenge({ status: "drafted" })];
  await aBid((await aTeam("T01")).actor, open.no);
  const officer = await at(open.staff.officer);
  const both = async (filter: object) => {
    const parsed = workListFilter.parse(filter);
    const [page, file] = [valueOf(await listWorkChallenges(officer, parsed)).rows, valueOf(await exportWorkChallenges(officer, parsed))];
    expect(file).toEqual(page);
    return file.map(({ no }) => no);
  };
  const all = await both({ sort: "-no" });
  expect(all).toEqual(expect.arrayContaining([open.no, drafted.no]));
  expect(all).toEqual([...all].sort().reverse());
  expect(await both({ round: open.round, status: "open" })).toEqual([open.no]);
  expect(await both({ round: open.round, status: "drafted" })).toEqual([]);
  // The page that the address names is one of the screen's; the file has all.
  expect(valueOf(await exportWorkChallenges(officer, workListFilter.parse({ round: open.round, page: "7" }))).map(({ no, bids }) => [no, bids])).toEqual([[open.no, null]]);
  expect(valueOf(await exportWorkChallenges(await at(owner.actor), workListFilter.parse({ text: open.no }))).map(({ no }) => no)).toEqual([open.no]);
  expect(valueOf(await exportWorkChallenges(await at(owner.actor), workListFilter.parse({ text: drafted.no })))).toEqual([]);
  for (const actor of [publicActor, await aPerson("stranger")]) expect(codeOf(await exportWorkChallenges(await at(actor), workListFilter.parse({})))).toBe("notFound");
});

it("demands and exceptions likewise, each to its own readers", async () => {
  const { staff, round, no } = await aChallenge();
  const [firm, other] = [(await aTeam("D1")).actor, (await aTeam("D3")).actor];
  const { no: demand } = await aDemand(firm, (await aCall(staff.officer, staff.officer2, round)).code);
  const filter = demandListFilter.parse({ text: demand });
  expect(valueOf(await exportDemands(await at(firm), filter))).toEqual(valueOf(await listDemands(await at(firm), filter)).rows);
  expect(valueOf(await exportDemands(await at(firm), filter)).map((row) => row.no)).toEqual([demand]);
  expect(valueOf(await exportDemands(await at(other), filter))).toEqual([]);
  expect(codeOf(await exportDemands(await at(publicActor), filter))).toBe("signInNeeded");

  valueOf(await makeMove(staff.officer, "challenge", no, "suspend", {}, { reason: "核实" }));
  valueOf(await makeMove(staff.officer2, "challenge", no, "resume", {}, { reason: "已核实" }));
  const supervisor = await at(staff.supervisor);
  expect(valueOf(await exportExceptions(supervisor, round, "suspended")).map(({ event }) => event)).toEqual(["resume", "suspend"]);
  expect(valueOf(await exportExceptions(supervisor, round))).toEqual(valueOf(await listExceptions(supervisor, round)).rows);
  expect(valueOf(await exportExceptions(supervisor, round, "withdrawn"))).toEqual([]);
  for (const actor of [firm, publicActor, staff.witness]) expect(codeOf(await exportExceptions(await at(actor), round))).toBe("notFound");
});
