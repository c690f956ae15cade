import { describe, expect, it } from "vitest";
import { isRemovable, sealedPageUntil } from "./sealed-page.ts";

// A Tuesday; the second working day after it is Thursday.
const closesAt = "2026-09-15T09:00:00.000Z";
const dueAt = "2026-09-17T09:00:00.000Z";

describe("the sealed page after the opening", () => {
  it("may come until members' time is over, while the form is checked, where the round looks for it", () => {
    const until = (status: Parameters<typeof sealedPageUntil>[0]["status"], now: string, attachments: "check" | "off" = "check") => sealedPageUntil({ status, closesAt }, attachments, now);
    expect([until("underFormCheck", "2026-09-17T08:59:59.999Z"), until("correctionRequested", closesAt)]).toEqual([dueAt, dueAt]);
    expect([until("underFormCheck", dueAt), until("submitted", closesAt), until("formPassed", closesAt), until("underFormCheck", closesAt, "off")]).toEqual([null, null, null, null]);
    expect(sealedPageUntil({ status: "underFormCheck", closesAt: null }, "check", closesAt)).toBeNull();
  });

  it("stays where the log names it; what came with the correction may be taken out again", () => {
    const correction = { requestedAt: "2026-09-16T02:00:00.000Z" };
    const removable = (kind: "sealedPrint" | "agreement", suppliedAt: string | null) => isRemovable({ kind, suppliedAt }, correction, closesAt);
    expect([removable("agreement", "2026-09-16T03:00:00.000Z"), removable("sealedPrint", dueAt)]).toEqual([true, true]);
    expect([removable("sealedPrint", "2026-09-16T03:00:00.000Z"), removable("agreement", "2026-09-16T01:00:00.000Z"), removable("agreement", null)]).toEqual([false, false, false]);
  });
});
