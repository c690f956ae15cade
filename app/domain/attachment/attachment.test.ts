import { describe, expect, it } from "vitest";
import { readerOf } from "./access.ts";
import { seesReaders } from "./pledge.ts";

describe("who gets an attachment", () => {
  it.each([
    ["public", ["public"], false, "public"],
    ["nda", ["public"], false, null],
    ["nda", ["public"], true, "pledged"],
    ["internal", ["public"], true, null],
    ["internal", ["owner", "public"], false, "owner"],
    ["internal", ["officer", "public"], false, "bureau"],
    ["internal", ["witness", "public"], false, null],
    ["nda", ["witness", "public"], false, null],
  ] as const)("%s for %j, pledged %s: %s", (access, held, pledged, reader) => {
    expect(readerOf(access, held, pledged)).toBe(reader);
  });
});

describe("who learns who pledged", () => {
  const sealed = { hasSealedBids: true } as const;

  it("is the supervisor alone until the bids are opened", () => {
    for (const status of ["open", "suspended", "noBid"] as const) for (const relation of ["owner", "officer", "secondOfficer", "leader"] as const) expect(seesReaders([relation], { status, hasSealedBids: false })).toBe(false);
    expect(seesReaders(["officer"], { status: "closed", ...sealed })).toBe(false);
    expect(seesReaders(["supervisor"], { status: "open", hasSealedBids: false })).toBe(true);
  });

  it("are owner and officers afterwards, and never the leader, the witness or the public", () => {
    for (const relation of ["owner", "officer", "secondOfficer"] as const) expect([seesReaders([relation], { status: "closed", hasSealedBids: false }), seesReaders([relation], { status: "inReview", hasSealedBids: false })]).toEqual([true, true]);
    for (const relation of ["leader", "witness", "public"] as const) expect(seesReaders([relation], { status: "decided", hasSealedBids: false })).toBe(false);
  });
});
