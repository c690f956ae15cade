import { describe, expect, it } from "vitest";
import { agreementInput, agreementPoints, dayProblem, matchingLack, talkInput } from "./matching.ts";
import type { ShortlistState } from "./lifecycle.ts";

const scan = "a".repeat(64);
const problems = (result: { success: boolean; error?: { issues: { path: PropertyKey[]; message: string }[] } }) => result.error?.issues.map(({ path, message }) => [path.join("."), message]) ?? [];

describe("合作协议", () => {
  it("stands with a day, a scan, and each of its six points", () => {
    expect(agreementInput.safeParse({ signedOn: "2026-03-05", points: [...agreementPoints], scan: `SHA256:${scan.toUpperCase()}` })).toMatchObject({ success: true, data: { scan: `sha256:${scan}` } });
    for (const missing of agreementPoints) expect(problems(agreementInput.safeParse({ signedOn: "2026-03-05", points: agreementPoints.filter((point) => point !== missing), scan }))).toEqual([["points", "pointsMissing"]]);
    expect(problems(agreementInput.safeParse({ signedOn: "", scan: "" }))).toEqual([["signedOn", "required"], ["points", "pointsMissing"], ["scan", "scanNeeded"]]);
  });
});

describe("对接会议纪要", () => {
  it("says when, where, who and what; the bureau and the signed paper need not be there", () => {
    const talk = { heldOn: "2026-03-05", place: "需求方会议室", ownerPeople: "李工", teamPeople: "王教授", said: "已对参数达成一致" };
    expect(talkInput.safeParse(talk)).toMatchObject({ success: true, data: { bureauPeople: "", scan: "" } });
    expect(problems(talkInput.safeParse({ heldOn: "", scan: "x" }))).toEqual([["heldOn", "required"], ["place", "required"], ["ownerPeople", "required"], ["teamPeople", "required"], ["said", "required"], ["scan", expect.any(String)]]);
  });

  it.each([
    ["2026-03-05", null],
    ["2026-03-01", null],
    ["2026-02-28", "beforeClosing"],
    ["2026-03-06", "dateInFuture"],
  ] as const)("a day of %s: %s", (day, problem) => {
    expect(dayProblem(day, { closedOn: "2026-03-01", today: "2026-03-05" })).toBe(problem);
  });
});

describe("whether the review may begin", () => {
  const stand = (states: ShortlistState[], unasked: string | null = null) => matchingLack({ unasked, states, due: "2026-04-01" })?.code ?? null;

  it.each<[ShortlistState[], string | null, string | null]>([
    [["confirmed"], null, null],
    [["confirmed", "vetoed", "lapsed"], null, null],
    [["confirmed", "proposed"], null, "matchingRunning"],
    [["vetoed", "lapsed"], null, "nothingAgreed"],
    [[], null, "nothingAgreed"],
    [["confirmed"], "JB-2", "ownerUnasked"],
  ])("%j, not asked %s: %s", (states, unasked, code) => {
    expect(stand(states, unasked)).toBe(code);
  });
});
