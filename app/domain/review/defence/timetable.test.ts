import { describe, expect, it } from "vitest";
import { type DefenceSettings, defenceSettings } from "./schema.ts";
import { type PanelMember, sharesOf, slotsOf, timetableObstacle } from "./timetable.ts";

const settings = (change: Partial<Record<keyof DefenceSettings, unknown>> = {}): DefenceSettings =>
  defenceSettings.parse({ place: "三楼会议室", startsAt: "2026-12-01T09:00", endsAt: "2026-12-01T12:00", talkMinutes: "20", questionMinutes: "10", ...change });
const clock = (iso: string) => new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(11, 16);
const expert = (no: string, change: Partial<PanelMember> = {}): PanelMember => ({ no, awayOn: null, leavesFor: [], ...change });

describe("the timetable of a defence", () => {
  it("takes times as Beijing's and gives each bid the same length, with changes and breaks between", () => {
    const slots = slotsOf(5, settings({ endsAt: "2026-12-01T12:30", changeMinutes: 5, breakEvery: 2, breakMinutes: 20 }));
    expect(slots.map(({ startsAt, endsAt }) => `${clock(startsAt)}-${clock(endsAt)}`)).toEqual(["09:00-09:30", "09:35-10:05", "10:25-10:55", "11:00-11:30", "11:50-12:20"]);
  });

  it("goes on in the next session, on another day too, where one is full", () => {
    const two = settings({ endsAt: "2026-12-01T10:10", further: [{ startsAt: "2026-12-01T14:00", endsAt: "2026-12-01T14:40" }, { startsAt: "", endsAt: "" }, { startsAt: "2026-12-02T09:00", endsAt: "2026-12-02T12:00" }] });
    expect(slotsOf(5, two).map(({ position, startsAt }) => `${position} ${startsAt.slice(8, 10)} ${clock(startsAt)}`)).toEqual(["1 01 09:00", "2 01 09:35", "3 01 14:00", "4 02 09:00", "5 02 09:35"]);
    expect(sharesOf(5, two)).toEqual([2, 1, 2]);
    expect(timetableObstacle(["A1", "A2", "A3", "A4", "A5"], [expert("E1")], two, 1)).toBeNull();
    expect(timetableObstacle(["A1", "A2"], [expert("E1")], two, 1)).toMatchObject({ facts: { problem: "sessionIdle", session: 2 } });
    expect(timetableObstacle(Array.from({ length: 9 }, (_, index) => `A${index}`), [expert("E1")], two, 1)).toMatchObject({ facts: { problem: "tooLate", count: 9, most: 8, sessions: 3 } });
    const wrong = (further: object[]) => defenceSettings.safeParse({ ...settings(), further }).error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
    expect(wrong([{ startsAt: "2026-12-01T11:00", endsAt: "2026-12-01T14:00" }])).toEqual(["further.0.startsAt sessionsOverlap"]);
    expect(wrong([{ startsAt: "2026-12-02T11:00", endsAt: "2026-12-02T10:00" }])).toEqual(["further.0.endsAt endsBeforeStart"]);
  });

  it.each<[string, string[], PanelMember[], Partial<Record<keyof DefenceSettings, unknown>>, number, object | null]>([
    ["fits", ["A1", "A2"], [expert("E1"), expert("E2")], {}, 2, null],
    ["has nobody to hear", [], [expert("E1")], {}, 1, { problem: "nobody" }],
    ["has an expert who is away", ["A1"], [expert("E1"), expert("E2", { awayOn: "2026-12-01" })], {}, 1, { problem: "expertAway", expert: "E2", day: "2026-12-01" }],
    ["runs past the end", ["A1", "A2", "A3", "A4", "A5", "A6"], [expert("E1")], {}, 1, { problem: "tooLate", count: 6, most: 5 }],
    ["leaves too few for one bid", ["A1", "A2"], [expert("E1"), expert("E2", { leavesFor: ["A2"] })], {}, 2, { problem: "quorum", bid: "A2", given: 1, least: 2 }],
    ["has no expert at all", ["A1"], [], {}, 1, { problem: "quorum", bid: "A1", given: 0, least: 1 }],
  ])("%s", (_what, bids, experts, change, least, facts) => {
    const refused = timetableObstacle(bids, experts, settings(change), least);
    if (facts === null) expect(refused).toBeNull();
    else expect(refused).toMatchObject({ code: "timetableImpossible", facts });
  });

  it("ends after it begins, and has no length of nothing", () => {
    expect(defenceSettings.safeParse({ ...settings(), endsAt: "2026-12-01T08:00" }).success).toBe(false);
    expect(defenceSettings.safeParse({ ...settings(), talkMinutes: "0" }).success).toBe(false);
    expect(defenceSettings.safeParse({ ...settings(), talkMinutes: "十" }).success).toBe(false);
  });
});
