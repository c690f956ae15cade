import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { readClock } from "#app/db/clock.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { listPublicChallenges } from "#app/services/challenge/list-challenges.ts";
import { answerFollow, follow, followByMail, listFollowed, showFollow, unfollow } from "#app/services/follow/follow.ts";
import { tellSearches } from "#app/services/follow/tell-searches.ts";
import { aTeam } from "#tests/support/bid-builders.ts";
import { aChallenge, aPerson, at, codeOf, valueOf } from "#tests/support/builders.ts";

afterAll(closeDatabase);

interface SentMail {
  news: string;
  items: { no: string }[];
  unfollow: string;
}

async function mailsTo(address: string): Promise<SentMail[]> {
  const { rows } = await getPool().query<{ mail: SentMail }>("select data -> 'mail' as mail from pgboss.job where name = 'sendMail' and data ->> 'to' = $1 order by created_on", [address]);
  return rows.map(({ mail }) => mail);
}

const idsOf = async (...numbers: string[]) => (await getPool().query<{ id: string }>("select id from challenge where no = any($1)", [numbers])).rows.map(({ id }) => id);

describe("a followed search", () => {
  it("tells, once, of what was published and fits; by mail only after the confirmation", async () => {
    const challenge = await aChallenge();
    const waiting = await aChallenge({ status: "approved" });
    const [ids, hidden] = [await idsOf(challenge.no), await idsOf(waiting.no)];
    const address = `search-${challenge.round.toLowerCase()}@example.org`;
    const search = { search: "direction=减量与脱碱&waste=赤泥&page=3&nonsense=1" };
    valueOf(await followByMail(await at(publicActor), search, { address }));
    valueOf(await followByMail(await at(publicActor), { search: "waste=赤泥&direction=减量与脱碱" }, { address }));
    const [asked, ...more] = await mailsTo(address);
    expect([asked?.news, more]).toEqual(["confirm", []]);

    await tellSearches(ids, await readClock());
    expect(await mailsTo(address)).toHaveLength(1);
    valueOf(await answerFollow(asked!.unfollow, "confirm"));
    expect(valueOf(await showFollow(asked!.unfollow))).toMatchObject({ challenge: null, isConfirmed: true });
    for (let time = 0; time < 2; time++) await tellSearches(ids, await readClock());
    await tellSearches(hidden, await readClock());
    const [, told, ...again] = await mailsTo(address);
    expect([told?.news, told?.items.map(({ no }) => no), again]).toEqual(["published", [challenge.no], []]);

    valueOf(await answerFollow(told!.unfollow, "leave"));
    await tellSearches([...ids, ...hidden], await readClock());
    expect(await mailsTo(address)).toHaveLength(2);
    expect(codeOf(await showFollow(told!.unfollow))).toBe("notFound");
  });

  it("with an account counts at once, and each search tells only of what fits it", async () => {
    const owner = await aTeam("D1");
    const challenge = await aChallenge({ owner: owner.uscc });
    const person = await aPerson(`follower-${challenge.round.toLowerCase()}`);
    const address = `${challenge.round.toLowerCase()}@example.org`;
    await getPool().query("update person set email = $2 where id = $1", [person.personId, address]);
    const context = await at(person);
    const fitting = ["text=脱碱&class=企业技术需求类", "ownerKind=enterprise", ""];
    for (const search of [...fitting, "waste=钛石膏", "money=1000", "text=不存在的词语"]) valueOf(await follow(context, { search }));
    valueOf(await follow(context, { search: "" }));
    expect(valueOf(await listFollowed(context))).toHaveLength(6);
    await tellSearches(await idsOf(challenge.no), await readClock());
    expect((await mailsTo(address)).map(({ news, items }) => [news, items[0]?.no])).toEqual(fitting.map(() => ["published", challenge.no]));
    for (const search of fitting) valueOf(await unfollow(context, { search }));
    expect(valueOf(await listFollowed(context))).toHaveLength(3);
    expect(codeOf(await follow(await at(publicActor), { search: "" }))).toBe("signInNeeded");
  });

  it("is queued with the publication itself", async () => {
    const challenge = await aChallenge();
    const { rows } = await getPool().query("select 1 from pgboss.job where name = 'tellSearches' and data -> 'challengeIds' ? $1", (await idsOf(challenge.no)).slice(0, 1));
    expect(rows).toHaveLength(1);
  });
});

describe("the public list", () => {
  it("filters by direction and kind of owner, and shows where words stand in the text", async () => {
    const owner = await aTeam("D1");
    const challenge = await aChallenge({ owner: owner.uscc });
    const context = await at(publicActor);
    const numbers = async (filter: Parameters<typeof listPublicChallenges>[1]) => (await listPublicChallenges(context, { roundCode: challenge.round, ...filter })).rows.map(({ no }) => no);
    expect(await numbers({ direction: "减量与脱碱", ownerKind: "enterprise" })).toEqual([challenge.no]);
    expect(await numbers({ direction: "生态修复与土壤化" })).toEqual([]);
    expect(await numbers({ ownerKind: "government" })).toEqual([]);
    const excerptOf = async (text: string) => (await listPublicChallenges(context, { roundCode: challenge.round, text })).rows[0]?.excerpt;
    expect(await excerptOf("脱碱")).toBeNull();
    const { content } = (await getPool().query<{ content: string }>("select content from challenge where no = $1", [challenge.no])).rows[0]!;
    const words = content.slice(10, 16);
    expect(await excerptOf(words)).toContain(words);
  });
});
