import { describe, expect, it } from "vitest";
import { resumedClosing } from "./suspended-time.ts";

const closesAt = "2026-03-20T17:00:00+08:00";

describe("the deadline after a suspension", () => {
  it.each([
    ["lies ahead and stands", "2026-03-10T09:00:00+08:00", "2026-03-20T16:59:00+08:00", null],
    // Ten days and eight hours were left: eleven days from the 1st of April, a Wednesday, to Sunday the 12th, hence Monday.
    ["passed: what was left, to a working day", "2026-03-10T09:00:00+08:00", "2026-04-01T10:00:00+08:00", "2026-04-13T09:00:00.000Z"],
    ["passed at that instant: it is not open any more", "2026-03-20T16:59:00+08:00", closesAt, "2026-03-23T09:00:00.000Z"],
    ["passed, and nobody knows since when it rests", null, "2026-04-01T10:00:00+08:00", "2026-04-02T09:00:00.000Z"],
  ])("%s", (_, suspendedAt, now, expected) => {
    expect(resumedClosing(closesAt, suspendedAt, now)).toEqual({ ok: true, value: expected });
  });

  it("is none where none was set", () => {
    expect(resumedClosing(null, null, "2026-04-01T10:00:00+08:00")).toEqual({ ok: true, value: null });
  });
});
