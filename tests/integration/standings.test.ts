import pg from "pg";
import { describe, expect, it, vi } from "vitest";
import { sheetCsv } from "#app/documents/sheet-csv.ts";
import { standingSheet } from "#app/documents/standing-sheet.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import type { StandingFilter } from "#app/domain/review/standing.ts";
import { declareConflicts } from "#app/services/review/declare-conflicts.ts";
import { exportStandings, listStandings } from "#app/services/review/list-standings.ts";
import { reportLateConflict } from "#app/services/review/late-conflict.ts";
import { at, codeOf, makeMove, valueOf } from "#tests/support/builders.ts";
import { anOpenedItem, aPanel, aRankedItem, mark, markAndSign } from "#tests/support/reviews.ts";

const all: StandingFilter = { sort: "place", page: 1 };

async function seen(actor: Actor, item: { round: string }, filter: Partial<StandingFilter> = {}) {
  const { rows, total } = valueOf(await listStandings(await at(actor), item.round, { ...all, ...filter }));
  return { total, lines: rows.map(({ unitName, standing, signed, live }) => [unitName, standing?.average ?? null, standing?.place ?? null, signed, live]) };
}

const names = { T01: "示例·中原材料大学", T02: "示例·黄淮绿色冶金研究院" };

describe("the list of marks (得分一览)", () => {
  it("shows leader and supervisor what is signed, officers no mark, anybody else nothing; a typed mark counts for nobody", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
    const experts = await aPanel(item, ["E901", "E902", "E903"]);
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
    await markAndSign(item, experts.slice(0, 1), { T01: 80, T02: 90 });
    valueOf(await mark(experts[1]!, item.bids.T01!.no, 70));
    const running = [
      [names.T02, "90.00", 1, 1, 3],
      [names.T01, "80.00", 2, 1, 3],
    ];
    expect((await seen(item.staff.leader, item)).lines).toEqual(running);
    expect((await seen(item.staff.supervisor, item)).lines).toEqual(running);
    for (const officer of [item.staff.officer, item.staff.officer2]) {
      expect((await seen(officer, item)).lines).toEqual(expect.arrayContaining([[names.T01, null, null, 1, 3], [names.T02, null, null, 1, 3]]));
      expect(JSON.stringify(valueOf(await exportStandings(await at(officer), item.round, all)))).not.toMatch(/90\.00|80\.00/);
    }
    for (const outsider of [experts[0]!.actor, item.bids.T01!.team]) expect(codeOf(await listStandings(await at(outsider), item.round, all))).toBe("notFound");
    expect(codeOf(await listStandings(await at(item.staff.witness), item.round, all))).toBe("notAllowed");
    // A voided sheet falls out at once.
    valueOf(await reportLateConflict(await at(item.staff.officer), item.no, { expert: experts[0]!.no, kind: "interest", words: "发现利害关系" }));
    expect((await seen(item.staff.leader, item)).lines).toEqual(expect.arrayContaining([[names.T01, null, null, 0, 2]]));
  });

  it("says after the freeze what the ranking says, in any order, narrowed, and as a file", async () => {
    const item = await aRankedItem({ T01: [80, 85, 90], T02: [95, 62, 68] });
    const { officer } = item.staff;
    expect((await seen(officer, item)).lines).toEqual([
      [names.T01, "85.00", 1, 3, 3],
      [names.T02, "75.00", 2, 3, 3],
    ]);
    expect((await seen(officer, item, { sort: "average" })).lines.map(([name]) => name)).toEqual([names.T02, names.T01]);
    expect((await seen(officer, item, { sort: "-deviation" })).lines.map(([name]) => name)).toEqual([names.T02, names.T01]);
    expect((await seen(officer, item, { kind: "divergent" })).lines.map(([name]) => name)).toEqual([names.T02]);
    expect((await seen(officer, item, { text: "中原" })).lines.map(([name]) => name)).toEqual([names.T01]);
    expect((await seen(officer, item, { item: "JZGX-0000-001" })).total).toBe(0);
    const csv = sheetCsv(standingSheet(valueOf(await exportStandings(await at(officer), item.round, all)), "2026-11-26T00:00:00.000Z"));
    expect(csv.split("\r\n")[1]).toContain(`${names.T01},85.00,10.00,4.08,1,3,3,排名已固定`);
  });

  it("reads the marks of the item that is asked for alone, and once", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
    const experts = await aPanel(item, ["E901", "E902", "E903"]);
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
    await markAndSign(item, experts.slice(0, 1), { T01: 80, T02: 90 });
    const sheetsRead = async (no: string) => {
      const spy = vi.spyOn(pg.Client.prototype, "query");
      const { total } = await seen(item.staff.leader, item, { item: no });
      const read = spy.mock.calls.filter((call) => JSON.stringify(call[0]).includes("score_sheet")).length;
      spy.mockRestore();
      return { total, isRead: read > 0 };
    };
    expect(await sheetsRead("JZGX-0000-001")).toEqual({ total: 0, isRead: false });
    expect(await sheetsRead(item.no)).toEqual({ total: 2, isRead: true });
    expect(await sheetsRead(item.no)).toEqual({ total: 2, isRead: false });
    await markAndSign(item, experts.slice(1, 2), { T01: 70, T02: 60 });
    expect(await sheetsRead(item.no)).toEqual({ total: 2, isRead: true });
  });

  it("leaves out an item from which its reader stepped back", async () => {
    const item = await aRankedItem({ T01: 85, T02: 75 });
    const leader = item.staff.leader;
    valueOf(await declareConflicts(await at(leader), item.no, { item: "kin", answers: [], words: "" }));
    const away = { ...leader, closedItems: [item.id] };
    expect(await seen(away, item)).toEqual({ total: 0, lines: [] });
  });
});
