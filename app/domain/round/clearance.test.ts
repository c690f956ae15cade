import { describe, expect, it } from "vitest";
import { type Clearance, lackingClearances, recordedOne } from "./clearance.ts";

const record = (kind: Clearance["kind"], recordedAt: string, change: Partial<Clearance> = {}): Clearance => ({
  kind, conclusion: "passed", reviewer: "示例科", reviewedOn: "2026-03-01", opinion: "", scan: "0".repeat(64), fileName: "", recordedBy: "officer", recordedAt, ...change,
});

describe("三审", () => {
  const [one, two, three] = [record("fairCompetition", "2026-03-01T01:00:00Z"), record("legality", "2026-03-01T02:00:00Z", { conclusion: "passedWithChanges", recordedBy: "other" }), record("secrecy", "2026-03-01T03:00:00Z")];

  it("names what is missing, and what did not pass the last time", () => {
    expect(lackingClearances([])).toEqual(["fairCompetition", "legality", "secrecy"]);
    expect(lackingClearances([three, one])).toEqual(["legality"]);
    expect(lackingClearances([one, two, three])).toEqual([]);
    const failed = record("secrecy", "2026-03-02T00:00:00Z", { conclusion: "notPassed" });
    expect(lackingClearances([failed, one, two, three])).toEqual(["secrecy"]);
    expect(lackingClearances([failed, one, two, three, record("secrecy", "2026-03-03T00:00:00Z")])).toEqual([]);
  });

  it("know who recorded one that counts", () => {
    expect([recordedOne([one, two], "officer"), recordedOne([one, two], "other"), recordedOne([one, two], "second"), recordedOne([one], null)]).toEqual([true, true, false, false]);
    expect(recordedOne([one, record("fairCompetition", "2026-03-05T00:00:00Z", { recordedBy: "else" })], "officer")).toBe(false);
  });
});
