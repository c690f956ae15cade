import { describe, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { commitItem, showOwnerLetter } from "#app/services/challenge/owner-letter.ts";
import { createChallenge } from "#app/services/challenge/create-challenge.ts";
import { editChallenge, showChallengeForm } from "#app/services/challenge/edit-challenge.ts";
import { moveChallenges, showManyMoves } from "#app/services/challenge/move-challenges.ts";
import { showWorkChallenge } from "#app/services/challenge/show-work-challenge.ts";
import { publishList } from "#app/services/round/publish-round.ts";
import { publishScheduled } from "#app/services/round/publish-scheduled.ts";
import { showRoundOverview } from "#app/services/round/round-overview.ts";
import { schedulePublication, showSchedule } from "#app/services/round/schedule-publication.ts";
import { showTimeline } from "#app/services/timeline/show-timeline.ts";
import { readClock } from "#app/db/clock.ts";
import { aTeam } from "#tests/support/bid-builders.ts";
import { aChallenge, at, codeOf, makeMove, ownerless, setClock, signLetter, valueOf } from "#tests/support/builders.ts";

const letter = { signer: "示例法人", signedOn: "2026-03-01", scan: "e".repeat(64) };
let papers = 0;
const documentNumber = () => `承工信〔2026〕${String((papers += 1))}号`;

/** An approved item of no owner, and beside it in the same round approved ones of an owner without a letter. */
async function aList(owners = 1) {
  const { no, round, staff } = await aChallenge({ status: "approved" });
  const owner = await aTeam("D1");
  const { content } = valueOf(await showForm(staff.officer, no));
  const owned = Array.from({ length: owners }, (_, index) => `${round}-00${String(index + 2)}`);
  for (const one of owned) {
    valueOf(await createChallenge(await at(staff.officer), { ...content, no: one, round, owner: owner.uscc }));
    valueOf(await makeMove(staff.officer, "challenge", one, "approve"));
  }
  return { no, owned, round, staff, owner };
}

async function showForm(officer: Awaited<ReturnType<typeof aChallenge>>["staff"]["officer"], no: string) {
  await makeMove(officer, "challenge", no, "return", {}, { reason: "核对" });
  const form = await showChallengeForm(await at(officer), no);
  await makeMove(officer, "challenge", no, "approve", {}, ownerless);
  return form;
}

describe("the owner's letter of an item that came from no demand", () => {
  it("gates its publication, and is asked for anew where what the owner signed for was changed", async () => {
    const owner = await aTeam("D1");
    const { staff, no, round } = await aChallenge({ status: "drafted", owner: null });
    const edit = async (change: object) => {
      const { content, digest } = valueOf(await showChallengeForm(await at(staff.officer), no));
      valueOf(await editChallenge(await at(staff.officer), no, { ...content, ...change }, digest));
    };
    expect(codeOf(await commitItem(await at(staff.officer), no, letter))).toBe("noOwnerToSign");
    // Of pattern B: somebody has to confirm the team, and to sign.
    expect(codeOf(await makeMove(staff.officer, "challenge", no, "approve"))).toBe("ownerUnnamed");
    expect(codeOf(await makeMove(staff.officer, "challenge", no, "approve", {}, { reason: " " }))).toBe("ownerUnnamed");
    expect(codeOf(await showOwnerLetter(await at(staff.officer), no))).toBe("notFound");
    await edit({ owner: owner.uscc });
    valueOf(await makeMove(staff.officer, "challenge", no, "approve"));
    const publish = () => makeMove(staff.officer2, "challenge", no, "publish", { documentNumber: `承工信〔2025〕${round.replaceAll(/\D/g, "")}号` });
    expect(await publish()).toMatchObject({ refusal: { code: "ownerLetterMissing", facts: { no } } });
    expect(valueOf(await showWorkChallenge(await at(staff.officer2), no))).toMatchObject({ lacksLetter: { code: "ownerLetterMissing" } });
    expect(valueOf(await showWorkChallenge(await at(staff.officer2), no)).offers.find(({ move }) => move === "publish")?.refusal?.code).toBe("ownerLetterMissing");

    expect(codeOf(await commitItem(await at(staff.leader), no, letter))).toBe("notAllowed");
    expect(codeOf(await commitItem(await at(publicActor), no, letter))).toBe("notFound");
    expect(codeOf(await commitItem(await at(staff.officer), no, { ...letter, signedOn: "2099-01-01" }))).toBe("badDate");
    expect(codeOf(await commitItem(await at(staff.officer), no, { ...letter, scan: "" }))).toBe("invalidInput");
    valueOf(await commitItem(await at(owner.actor), no, letter));

    valueOf(await makeMove(staff.officer2, "challenge", no, "return", {}, { reason: "金额有误" }));
    const { content } = valueOf(await showChallengeForm(await at(staff.officer), no));
    await edit({ ownerInputFen: content.ownerInputFen + 100_000_000 });
    valueOf(await makeMove(staff.officer, "challenge", no, "approve"));
    expect(await publish()).toMatchObject({ refusal: { code: "ownerLetterMissing", facts: { no, isOutdated: 1 } } });
    expect(valueOf(await showOwnerLetter(await at(owner.actor), no))).toMatchObject({ mayRecord: true, letters: [{ signer: "示例法人", signedOn: "2026-03-01", isCurrent: false }] });
    valueOf(await commitItem(await at(staff.officer), no, letter));

    // A keyword binds nobody.
    valueOf(await makeMove(staff.officer2, "challenge", no, "return", {}, { reason: "补关键词" }));
    await edit({ ownerInputFen: content.ownerInputFen + 100_000_000, keywords: "脱碱" });
    valueOf(await makeMove(staff.officer, "challenge", no, "approve"));
    valueOf(await publish());
    expect(codeOf(await commitItem(await at(staff.officer), no, letter))).toBe("wrongState");
    const told = async (actor: typeof publicActor) => valueOf(await showTimeline(await at(actor), "challenge", no)).map(({ event }) => event);
    expect((await told(staff.officer)).filter((event) => event === "commit")).toHaveLength(2);
    expect(await told(publicActor)).toEqual(["publish"]);
    await expect(getPool().query("delete from challenge_commitment")).rejects.toThrow(/permission denied/);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("holds for the same text re-issued, and not for another", async () => {
    const owner = await aTeam("D1");
    const { staff, no } = await aChallenge({ owner: owner.uscc });
    const { rows } = await getPool().query<{ closesAt: Date }>('select closes_at as "closesAt" from challenge where no = $1', [no]);
    await setClock(rows[0]!.closesAt.toISOString());
    valueOf(await makeMove(staff.officer, "challenge", no, "close"));
    const { no: again } = valueOf(await makeMove(staff.officer, "challenge", no, "reissue", {}, { reason: "无人揭榜" })) as { no: string };
    expect(valueOf(await showOwnerLetter(await at(staff.officer), again)).letters).toMatchObject([{ isCurrent: true }]);
    const { content, digest } = valueOf(await showChallengeForm(await at(staff.officer), again));
    valueOf(await editChallenge(await at(staff.officer), again, { ...content, periodMonths: content.periodMonths + 6 }, digest));
    expect(valueOf(await showOwnerLetter(await at(staff.officer), again)).letters).toMatchObject([{ isCurrent: false }]);
  });
});

describe("a list", () => {
  it("is published item by item under one paper: what is refused stays behind with its reason and follows under the same number", async () => {
    const { no, owned, round, staff } = await aList(2);
    expect(valueOf(await showRoundOverview(await at(staff.officer2), round))).toMatchObject({ unsigned: owned.map((one) => ({ no: one })) });
    expect(valueOf(await showRoundOverview(await at(staff.officer2), round)).offers.find(({ move }) => move === "publish")?.refusal).toBeNull();
    const number = documentNumber();
    const list = valueOf(await publishList(await at(staff.officer2), round, { documentNumber: number }));
    expect(list).toMatchObject({ done: [no], refused: owned.map((one) => ({ no: one, refusal: { code: "ownerLetterMissing", facts: { no: one } } })) });
    const states = async () => (await getPool().query<{ status: string }>("select c.status from challenge c join round r on r.id = c.round_id where r.code = $1 order by c.no", [round])).rows.map(({ status }) => status);
    expect(await states()).toEqual(["open", "approved", "approved"]);
    const { rows: jobs } = await getPool().query("select from pgboss.job where name = 'tellSearches' and data ->> 'challengeIds' like '%' || (select id::text from challenge where no = $1) || '%'", [no]);
    expect(jobs).toHaveLength(1);

    await signLetter(staff.officer, owned[0]!);
    const { chosen } = valueOf(await showManyMoves(await at(staff.officer2), round, "publish"));
    expect(chosen?.items.map((item) => [item.no, item.refusal?.code ?? null])).toEqual([[no, "wrongState"], [owned[0], null], [owned[1], "ownerLetterMissing"]]);
    expect(valueOf(await moveChallenges(await at(staff.officer2), "publish", owned, { documentNumber: number, closesAt: list.closesAt, onDayOff: true }, {}))).toMatchObject({ done: [owned[0]], refused: [{ no: owned[1] }] });
    expect(await states()).toEqual(["open", "open", "approved"]);
    const { rows } = await getPool().query<{ body: { challenges: string[] } }>("select body from notice n join round r on r.id = n.round_id where r.code = $1 and n.kind = 'list'", [round]);
    expect(rows).toEqual([{ body: { challenges: [no, owned[0]] } }]);
    const { rows: deadlines } = await getPool().query("select distinct closes_at from challenge c join round r on r.id = c.round_id where r.code = $1 and closes_at is not null", [round]);
    expect(deadlines).toHaveLength(1);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("of which nothing can be published leaves round and number as they were", async () => {
    const { no, owned, round, staff } = await aList();
    valueOf(await makeMove(staff.officer2, "challenge", no, "return", {}, { reason: "缓发" }));
    const number = documentNumber();
    expect(await publishList(await at(staff.officer2), round, { documentNumber: number })).toMatchObject({ refusal: { code: "ownerLetterMissing", facts: { no: owned[0] } } });
    expect(valueOf(await showRoundOverview(await at(staff.officer2), round))).toMatchObject({ status: "draft" });
    expect(valueOf(await showRoundOverview(await at(staff.officer2), round)).offers.find(({ move }) => move === "publish")?.refusal?.code).toBe("ownerLetterMissing");
    expect((await getPool().query("select from notice n join round r on r.id = n.round_id where r.code = $1", [round])).rows).toEqual([]);
  });

  it("is scheduled only when every letter is there; what broke off at the instant is gone on with, and what is refused then is said", async () => {
    const { no, owned, round, staff } = await aList(2);
    await getPool().query("insert into role_grant (person_id, role) values ($1, 'secondOfficer') on conflict do nothing", [staff.officer2.personId]);
    const publishAt = new Date(Date.parse(await readClock()) + 3_600_000).toISOString();
    const number = documentNumber();
    const schedule = async () => schedulePublication(await at(staff.officer2), round, { publishAt, documentNumber: number, onDayOff: true });
    expect(codeOf(await schedule())).toBe("ownerLetterMissing");
    for (const one of owned) await signLetter(staff.officer, one);
    valueOf(await schedule());
    await setClock(publishAt);
    // A process that was killed after the first item.
    valueOf(await makeMove(staff.officer2, "challenge", no, "publish", { documentNumber: number }));
    // Who approved an item does not publish it.
    await getPool().query("update challenge set approved_by = $2 where no = $1", [owned[1], staff.officer2.personId]);
    expect(await publishScheduled(await readClock())).toEqual({ published: 1, stopped: 0 });
    const { rows } = await getPool().query<{ status: string }>("select c.status from challenge c join round r on r.id = c.round_id where r.code = $1 order by c.no", [round]);
    expect(rows.map(({ status }) => status)).toEqual(["open", "open", "approved"]);
    expect(valueOf(await showSchedule(await at(staff.officer), round)).schedules.map(({ outcome, problem }) => [outcome, problem])).toEqual([["published", "itemsLeft"]]);
  });
});
