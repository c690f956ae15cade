import { beforeAll, describe, expect, it } from "vitest";
import { drawTools } from "#app/crypto/draw.ts";
import { shanghaiDate } from "#app/domain/kernel/calendar.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { judgeDraw } from "#app/domain/review/draw/draw-record.ts";
import { prepareDraw } from "#app/services/draw/prepare-draw.ts";
import { recordCall } from "#app/services/draw/record-call.ts";
import { recordPaperDraw } from "#app/services/draw/record-paper-draw.ts";
import { readDrawRecord, showDraw } from "#app/services/draw/show-draw.ts";
import { listExceptions } from "#app/services/exception/list-exceptions.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { reportLateConflict } from "#app/services/review/late-conflict.ts";
import { aChecker, at, codeOf, valueOf } from "#tests/support/builders.ts";
import { anExpert, anOpenedItem, type OpenedItem } from "#tests/support/reviews.ts";

beforeAll(() => aChecker());

/** 线下抽取: as the signed paper has it, checked by a second person, marked everywhere, called like any other draw. */
const scan = "5".repeat(64);
let item: OpenedItem;
let today = "";

const paper = (more: object = {}) => ({ date: today, place: "示例市摇号大厅", people: ["示例见证人", "示例监督人员"], scan, checker: "officer2", ...more });
const lists = (drawn: string, standby: string, candidates = "20") => ({ groups: [{ kind: "technical", candidates, drawn, standby }, { kind: "financial", candidates: "", drawn: "", standby: "" }] });
const recorded = async (input: unknown, offline: unknown = paper()) => recordPaperDraw(await at(item.staff.officer), item.no, input, offline);
const fieldsOf = (result: Awaited<ReturnType<typeof recorded>>) => (result.ok ? [] : (result.refusal.fields ?? []).map(({ path, message }) => `${path} ${message}`));

beforeAll(async () => {
  item = await anOpenedItem({ bids: [{ lead: "T04" }, { lead: "T05" }] });
  for (const no of ["E901", "E902", "E903", "E904", "E905", "E011"]) await anExpert(no);
  today = valueOf(shanghaiDate((await at(item.staff.officer)).now));
});

describe("a draw on paper", () => {
  it("is refused with the place of what is wrong, and leaves nothing", async () => {
    // E011 worked until 2025 for T04, which bids here.
    expect(fieldsOf(await recorded(lists("E901 E011", "E999")))).toEqual(["groups.0.drawn notDrawable:E011", "groups.0.standby notDrawable:E999"]);
    expect(fieldsOf(await recorded(lists("E901、E902", "E901")))).toEqual(["groups.0.standby drawnTwice:E901"]);
    expect(fieldsOf(await recorded(lists("E901", "E902", "1")))).toEqual(["groups.0.candidates candidatesTooFew"]);
    expect(fieldsOf(await recorded(lists("", "")))).toEqual(["groups.0.drawn drawNobody"]);
    for (const wrong of [{ checker: "officer" }, { checker: "nobody" }, { scan: "" }, { people: [] }]) expect(codeOf(await recorded(lists("E901", "E902"), paper(wrong)))).toBe("offlineRecordIncomplete");
    expect(codeOf(await recorded(lists("E901", "E902"), paper({ date: "2099-01-01" })))).toBe("badDate");
    expect(codeOf(await recordPaperDraw(await at(item.staff.witness), item.no, lists("E901", "E902"), paper()))).toBe("notAllowed");
    expect(valueOf(await showDraw(await at(item.staff.officer), item.no)).held).toEqual([]);
  });

  it("keeps the order of the paper, names to operators alone, and the next is called after a no", async () => {
    valueOf(await prepareDraw(await at(item.staff.officer), item.no, { groups: [{ kind: "technical", places: 1 }] }));
    valueOf(await recorded(lists("ｅ９０３, E901", "E904；E902")));
    const view = valueOf(await showDraw(await at(item.staff.officer), item.no));
    // The draw that waited for the witness is superseded.
    expect(view.open).toBeNull();
    const [held] = view.held;
    expect(held).toMatchObject({ witnessNumber: null, commitment: null, paper: { date: today, place: "示例市摇号大厅", scan, checker: "officer2" }, reason: null });
    expect(held!.groups).toMatchObject([{ name: "technical", places: 2, pool: 20 }]);
    expect(held!.groups[0]!.names.map(({ expert, isStandby, call }) => [expert?.no, isStandby, call.state])).toEqual([["E903", false, "next"], ["E901", false, "next"], ["E904", true, "waiting"], ["E902", true, "waiting"]]);
    const first = held!.groups[0]!.names[0]!.pseudonym;
    valueOf(await recordCall(await at(item.staff.officer), item.no, { pseudonym: first, result: "declined", reason: "出差" }));
    const after = valueOf(await showDraw(await at(item.staff.witness), item.no)).held[0]!.groups[0]!.names;
    expect(after.map(({ expert, call }) => [expert, call.state])).toEqual([[null, "declined"], [null, "next"], [null, "next"], [null, "waiting"]]);
  });

  it("publishes a record without names that nobody can draw again, and says so", async () => {
    const { text } = valueOf(await readDrawRecord(await at(publicActor), item.no, null));
    expect(JSON.parse(text)).toMatchObject({ format: "jiebang-draw-paper-1", challenge: item.no, drawnOn: today, scan, groups: [{ name: "technical", candidates: 20, places: 2, reserves: 2 }] });
    expect(text).not.toMatch(/E90\d|示例/);
    expect(judgeDraw(text, drawTools)).toMatchObject({ ok: false, refusal: { code: "invalidInput", fields: [{ path: "format", message: "drawnOnPaper" }] } });
    expect(valueOf(await showChallenge(await at(publicActor), item.no)).draws).toMatchObject([{ isOnPaper: true }]);
    const { rows } = valueOf(await listExceptions(await at(item.staff.supervisor), item.round));
    expect(rows.find(({ event }) => event === "recordPaperDraw")).toMatchObject({ kinds: ["offline"], offline: { date: today, scan } });
  });

  it("needs a reason a second time, and its reserves follow a late conflict", async () => {
    expect(codeOf(await recorded(lists("E905", "")))).toBe("reasonNeeded");
    const names = async () => valueOf(await showDraw(await at(item.staff.officer), item.no)).held[0]!.groups[0]!.names;
    for (let next = (await names()).find(({ call }) => call.isOpen); next; next = (await names()).find(({ call }) => call.isOpen)) valueOf(await recordCall(await at(item.staff.officer), item.no, { pseudonym: next.pseudonym, result: "accepted" }));
    const outcome = valueOf(await reportLateConflict(await at(item.staff.officer), item.no, { expert: "E901", kind: "kin", words: "近亲属在申报单位任职" }));
    expect(outcome).toMatchObject({ dropped: true, replacement: { kind: "asked", no: "E902", place: 2 } });
  });
});
