import { afterEach, expect, it } from "vitest";
import { emptyDraft } from "#app/domain/bid/schema.ts";
import { showEarlier, takeEarlier } from "#app/services/bid/take-earlier.ts";
import { showOwnBid } from "#app/services/bid/show-own-bid.ts";
import { aBid, aTeam, closeAndOpen } from "#tests/support/bid-builders.ts";
import { aChallenge, at, codeOf, makeMove, resetClock, valueOf } from "#tests/support/builders.ts";

afterEach(resetClock);

it("a unit takes over parts of a bid it made before, opened or sealed, and nothing that was not ticked", async () => {
  const before = await aChallenge();
  const t01 = await aTeam("T01");
  const earlier = await aBid(t01.actor, before.no, { status: "submitted" });
  await closeAndOpen(before);
  await resetClock();
  const [sealed, now] = [await aChallenge(), await aChallenge()];
  const other = await aBid(t01.actor, sealed.no, { status: "submitted" });
  const { no } = await aBid(t01.actor, now.no, { status: "draft", draft: emptyDraft });

  const page = valueOf(await showEarlier(await at(t01.actor), no, earlier.no));
  expect(page.sources.map((row) => row.no).sort()).toEqual([earlier.no, other.no].sort());
  expect(page).toMatchObject({ mayTake: true, shown: { no: earlier.no, unmatched: [] } });
  const offered = page.shown!.parts;
  expect(offered.find(({ path }) => path === "summary")).toEqual({ path: "summary", isPromise: false });
  expect(offered.filter(({ path }) => path.startsWith("promised.")).every(({ isPromise }) => isPromise)).toBe(true);

  const take = offered.filter(({ isPromise }) => !isPromise).map(({ path }) => path);
  valueOf(await takeEarlier(await at(t01.actor), no, { from: earlier.no, revision: page.revision, take: [...take, "statements"] }));
  const { draft, files } = valueOf(await showOwnBid(await at(t01.actor), no));
  expect(draft.summary).toBe(page.shown!.draft.summary);
  expect(draft).toMatchObject({ promised: {}, money: { fiscalFen: null }, statements: { integrity: false } });
  expect(files).toEqual([]);
  // The preview is of a text that no longer stands.
  expect(codeOf(await takeEarlier(await at(t01.actor), no, { from: other.no, revision: page.revision, take }))).toBe("statusChanged");

  // A sealed one whose draft was cleared is readable to nobody before its opening.
  await makeMove(t01.actor, "bid", other.no, "clearDraft");
  expect(valueOf(await showEarlier(await at(t01.actor), no, other.no)).shown!.parts).toEqual([]);
});

it("a foreign bid is no source, not even for a person of both units, and a foreign draft is not filled", async () => {
  const [one, two] = [await aChallenge(), await aChallenge()];
  const [t01, t02] = [await aTeam("T03"), await aTeam("T05")];
  const foreign = await aBid(t02.actor, one.no, { status: "draft" });
  const own = await aBid(t01.actor, two.no, { status: "draft" });
  expect(codeOf(await showEarlier(await at(t01.actor), own.no, foreign.no))).toBe("notFound");
  expect(codeOf(await takeEarlier(await at(t01.actor), foreign.no, { from: own.no, revision: 1, take: ["summary"] }))).toBe("notFound");
  const both = { ...t01.actor, units: [...t01.actor.units, ...t02.actor.units] };
  expect(codeOf(await showEarlier(await at(both), own.no, foreign.no))).toBe("notFound");
  expect(valueOf(await showEarlier(await at(both), own.no, null)).sources).toEqual([]);
});
