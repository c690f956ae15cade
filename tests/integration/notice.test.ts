import { beforeAll, describe, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { listNotices, listPublicNotices } from "#app/services/notice/list-notices.ts";
import { showNotice } from "#app/services/notice/show-notice.ts";
import { aChallenge, at, codeOf, makeMove, valueOf } from "#tests/support/builders.ts";
import { aRankedItem } from "#tests/support/reviews.ts";

describe("notices", () => {
  let item: Awaited<ReturnType<typeof aRankedItem>>;
  let draft: string;

  beforeAll(async () => {
    item = await aRankedItem({ T01: 90, T02: 80 });
    const decided = valueOf(await makeMove(item.staff.leader, "challenge", item.no, "decide", { awards: [{ bid: item.bids.T01!.no }], minuteNo: "纪要1" })) as { notice: string };
    draft = decided.notice;
  });

  it("are a list for everybody, drafts for the bureau alone", async () => {
    const seen = async (ctx: Awaited<ReturnType<typeof at>>) => (await listNotices(ctx, { text: item.no })).rows.map(({ id }) => id);
    expect(await seen(await at(item.staff.officer))).toEqual([draft]);
    expect(await seen(await at({ ...item.staff.officer, roles: [{ role: "officer", roundId: "00000000-0000-7000-8000-000000000000" }] }))).toEqual([]);
    for (const who of [publicActor, item.bids.T01!.team, item.experts[0]!.actor]) {
      expect(await seen(await at(who))).toEqual([]);
      expect(codeOf(await showNotice(await at(who), draft))).toBe("notFound");
    }
    expect((await listPublicNotices(await at(item.staff.officer), { text: item.no })).total).toBe(0);
    valueOf(await makeMove(item.staff.officer2, "notice", draft, "publish", { documentNumber: "测公示〔2026〕1号" }));
    expect((await listPublicNotices(await at(publicActor), { kind: "result" })).rows.map(({ documentNumber }) => documentNumber)).toEqual(["测公示〔2026〕1号"]);
    expect((await listPublicNotices(await at(publicActor), { text: "公示〔2026〕1" })).total).toBe(1);
    expect((await listPublicNotices(await at(publicActor), { text: "%" })).total).toBe(0);
  });

  it("of a list name the challenges that the paper publishes", async () => {
    const challenge = await aChallenge();
    const [row] = (await listPublicNotices(await at(publicActor), { kind: "list", roundCode: challenge.round })).rows;
    expect(row).toMatchObject({ kind: "list", title: "测试批次", term: null, challengeNo: null });
    expect(valueOf(await showNotice(await at(publicActor), row!.id))).toMatchObject({ kind: "list", items: [{ no: challenge.no, status: "open", fiscalFen: 16_000_000 * 10 }] });
  });

  it("are read in one query, however many there are", async () => {
    const count = async () => {
      const queries: string[] = [];
      const pool = getPool();
      const original = pool.query.bind(pool);
      pool.query = ((...given: Parameters<typeof original>) => {
        queries.push(String(given[0]));
        return original(...given);
      }) as typeof pool.query;
      await listPublicNotices({ actor: publicActor, now: "2026-03-01T00:00:00.000Z" });
      pool.query = original;
      return queries.length;
    };
    const before = await count();
    await aChallenge();
    await aChallenge();
    expect([before, await count()]).toEqual([1, 1]);
  });
});
