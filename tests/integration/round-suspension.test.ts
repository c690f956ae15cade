import { afterEach, describe, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { readClock } from "#app/db/clock.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { directionOf } from "#app/domain/challenge/kinds.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { createChallenge } from "#app/services/challenge/create-challenge.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { aBid, aTeam, toDeadline } from "#tests/support/bid-builders.ts";
import { aChallenge, at, codeOf, demoFile, makeMove, ownerless, resetClock, setClock, valueOf } from "#tests/support/builders.ts";

afterEach(resetClock);

let papers = 7000;

/** A round with a second item, published like the first unless said otherwise. */
async function twoItems(second: "drafted" | "approved" | "open" = "open") {
  const first = await aChallenge();
  const { money, owner: _owner, no: _no, ...content } = (await demoFile()).items[0]!;
  const no = `${first.round}-002`;
  const { officer, officer2 } = first.staff;
  valueOf(await createChallenge(await at(officer), { ...content, direction: directionOf(content.title), no, round: first.round, owner: null, fiscalFen: money.fiscal * 1e6, ownerInputFen: money.ownerInput * 1e6, payToBidderFen: money.payToBidder * 1e6 }));
  if (second !== "drafted") valueOf(await makeMove(officer, "challenge", no, "approve", {}, ownerless));
  if (second === "open") valueOf(await makeMove(officer2, "challenge", no, "publish", { documentNumber: `测工信〔2031〕${String((papers += 1))}号` }));
  return { ...first, second: no };
}

const statusOf = async (no: string) => (await getPool().query<{ status: string }>("select status from challenge where no = $1", [no])).rows[0]!.status;
const mails = async (bidNo: string) => (await getPool().query<{ news: string; words: string }>("select data -> 'mail' ->> 'news' as news, data -> 'mail' ->> 'words' as words from pgboss.job where data -> 'mail' ->> 'template' = 'bidNews' and data -> 'mail' ->> 'bidNo' = $1 order by created_on, id", [bidNo])).rows;

describe("a round that is suspended", () => {
  it("takes its open items with it, tells their teams, and gives back only what rested because of it", async () => {
    const item = await twoItems();
    const { officer, officer2 } = item.staff;
    const team = await aTeam("T01");
    await getPool().query("update person set email = $2 where id = $1", [team.actor.personId, "lead-t01@example.org"]);
    const bid = await aBid(team.actor, item.no);
    valueOf(await makeMove(officer, "challenge", item.second, "suspend", {}, { reason: "需求方资金待落实" }));
    expect(codeOf(await makeMove(officer, "round", item.round, "suspend"))).toBe("reasonNeeded");
    expect(valueOf(await makeMove(officer, "round", item.round, "suspend", {}, { reason: "主管部门检查" }))).toMatchObject({ to: "suspended", challenges: 1 });
    expect(await statusOf(item.no)).toBe("suspended");
    expect(await mails(bid.no)).toEqual([{ news: "suspended", words: "主管部门检查" }]);
    expect(valueOf(await showChallenge(await at(publicActor), item.no))).toMatchObject({ isOpenForBids: false, publicReason: "主管部门检查" });
    expect(codeOf(await makeMove(officer2, "round", item.round, "close"))).toBe("notAllowed");

    expect(valueOf(await makeMove(officer2, "round", item.round, "resume", {}, { reason: "检查结束" }))).toMatchObject({ challenges: 1 });
    expect([await statusOf(item.no), await statusOf(item.second)]).toEqual(["open", "suspended"]);
    expect((await mails(bid.no)).at(-1)).toEqual({ news: "resumed", words: "检查结束" });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("gives back the time that was left where the deadline passed meanwhile, by itself or with its round", async () => {
    const item = await twoItems();
    const { officer, officer2 } = item.staff;
    const closesAt = async (no: string) => (await getPool().query<{ at: Date }>("select closes_at as at from challenge where no = $1", [no])).rows[0]!.at.getTime();
    const before = await closesAt(item.no);
    valueOf(await makeMove(officer, "challenge", item.second, "suspend", {}, { reason: "需求方停产检修" }));
    valueOf(await makeMove(officer2, "challenge", item.second, "resume", {}, { reason: "检修完毕" }));
    expect(await closesAt(item.second)).toBe(before);
    const suspended = Date.parse(await readClock());
    valueOf(await makeMove(officer, "challenge", item.second, "suspend", {}, { reason: "需求方停产检修" }));
    valueOf(await makeMove(officer, "round", item.round, "suspend", {}, { reason: "主管部门检查" }));
    await setClock(new Date(before + 5 * 86_400_000).toISOString());
    valueOf(await makeMove(officer2, "round", item.round, "resume", {}, { reason: "检查结束" }));
    valueOf(await makeMove(officer2, "challenge", item.second, "resume", {}, { reason: "检修完毕" }));
    for (const no of [item.no, item.second]) {
      // No less than was left, and not more than a working day after a long holiday.
      const given = (await closesAt(no)) - Date.parse(await readClock());
      expect(given).toBeGreaterThan(before - suspended - 86_400_000);
      expect(given).toBeLessThan(before - suspended + 14 * 86_400_000);
      expect(valueOf(await showChallenge(await at(publicActor), no))).toMatchObject({ isOpenForBids: true });
    }
    const { rows } = await getPool().query<{ same: boolean }>("select (e.body::jsonb ->> 'closesAt')::timestamptz = c.closes_at as same from audit_event e join challenge c on c.id = e.object_id where c.no = $1 and e.kind = 'resume' order by e.seq desc limit 1", [item.second]);
    expect(rows).toEqual([{ same: true }]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("keeps at rest what is meanwhile suspended by itself, and publishes nothing", async () => {
    const item = await twoItems("approved");
    const { officer, officer2 } = item.staff;
    valueOf(await makeMove(officer, "round", item.round, "suspend", {}, { reason: "主管部门检查" }));
    expect(codeOf(await makeMove(officer2, "challenge", item.second, "publish", { documentNumber: "测工信〔2031〕7999号" }))).toBe("wrongState");
    valueOf(await makeMove(officer2, "challenge", item.no, "resume", {}, { reason: "本项不受影响" }));
    valueOf(await makeMove(officer, "challenge", item.no, "suspend", {}, { reason: "需求方另有安排" }));
    valueOf(await makeMove(officer2, "round", item.round, "resume", {}, { reason: "检查结束" }));
    expect(await statusOf(item.no)).toBe("suspended");
  });
});

describe("a round that is cancelled or closed", () => {
  it("withdraws what is not closed yet, in public and with a word to the teams", async () => {
    const item = await twoItems("approved");
    const team = await aTeam("T01");
    await getPool().query("update person set email = $2 where id = $1", [team.actor.personId, "lead-t01@example.org"]);
    const bid = await aBid(team.actor, item.no, { status: "draft" });
    expect(valueOf(await makeMove(item.staff.officer2, "round", item.round, "cancel", {}, { reason: "年度计划调整" }))).toMatchObject({ to: "cancelled", challenges: 2 });
    expect([await statusOf(item.no), await statusOf(item.second)]).toEqual(["withdrawn", "withdrawn"]);
    expect(await mails(bid.no)).toEqual([{ news: "challengeWithdrawn", words: "年度计划调整" }]);
    expect(valueOf(await showChallenge(await at(publicActor), item.no))).toMatchObject({ publicReason: "年度计划调整" });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("is neither while bids wait for an end, and not closed while an item is open", async () => {
    const item = await twoItems();
    const { officer, officer2 } = item.staff;
    await aBid((await aTeam("T01")).actor, item.no);
    expect(await makeMove(officer, "round", item.round, "close")).toMatchObject({ refusal: { code: "roundUnderway", facts: { count: 2, challenge: item.no } } });
    await toDeadline(item.no);
    valueOf(await makeMove(officer, "challenge", item.no, "close"));
    expect(await makeMove(officer2, "round", item.round, "cancel", {}, { reason: "年度计划调整" })).toMatchObject({ refusal: { code: "roundUnderway", facts: { count: 1, challenge: item.no } } });
    expect(await statusOf(item.second)).not.toBe("withdrawn");
  });
});
