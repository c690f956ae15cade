import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { listPublicChallenges, suggestSearches } from "#app/services/challenge/list-challenges.ts";
import { listPublicDates, listPublicNews, listPublicPages } from "#app/services/site/public-news.ts";
import { showChallengeForm } from "#app/services/challenge/edit-challenge.ts";
import { createCall } from "#app/services/demand/create-call.ts";
import { aChallenge, amend, at, valueOf } from "#tests/support/builders.ts";
import { aCall } from "#tests/support/demands.ts";

afterAll(closeDatabase);

async function numbersOf(filter: Parameters<typeof listPublicChallenges>[1]): Promise<string[]> {
  return (await listPublicChallenges(await at(publicActor), filter)).rows.map(({ no }) => no);
}

/** Another title for an open challenge, by a correction. */
async function titled(title: string, deliverables: string) {
  const challenge = await aChallenge();
  const form = valueOf(await showChallengeForm(await at(challenge.staff.officer), challenge.no));
  valueOf(await amend(challenge.staff, challenge.no, { content: { ...form.content, title, deliverables }, digest: form.digest }, "更名"));
  return challenge;
}

describe("search of the public list", () => {
  let gypsum: Awaited<ReturnType<typeof titled>>;
  let hidden: Awaited<ReturnType<typeof aChallenge>>;
  beforeAll(async () => {
    gypsum = await titled("钛石膏制备高强石膏粉关键技术研究", "示范线一条，产品检测报告。");
    await titled("赤泥路基材料耐久性提升技术研究", "一百米试验段。");
    hidden = await aChallenge({ status: "approved" });
  });

  it("finds Chinese words of title and content, in any part, whatever stands between them", async () => {
    expect(await numbersOf({ text: "钛石膏" })).toEqual([gypsum.no]);
    expect(await numbersOf({ text: "高强 石膏粉" })).toEqual([gypsum.no]);
    expect(await numbersOf({ text: "产品检测报告" })).toEqual([gypsum.no]);
    // Each word for itself, in any order, in title or content, one of a single character among them.
    for (const text of ["石膏粉 制备", "检测报告　高强", "示范线 钛石膏 关键技术", "关键技术 膏 制备"]) expect([text, await numbersOf({ text })]).toEqual([text, [gypsum.no]]);
    expect(await listPublicChallenges(await at(publicActor), { text: "制备 泥 石膏粉" })).toMatchObject({ isNear: true });
    const apart = await listPublicChallenges(await at(publicActor), { text: "检测报告 高强" });
    expect([apart.isNear, apart.rows[0]?.excerpt]).toEqual([false, expect.stringContaining("检测报告")]);
    expect(await numbersOf({ text: gypsum.no.toLowerCase() })).toEqual([gypsum.no]);
    expect(await numbersOf({ text: "膏" })).toEqual([gypsum.no]);
    expect(await numbersOf({ text: "百分之一%_\\" })).toEqual([]);
    expect(await numbersOf({ text: hidden.no })).not.toContain(hidden.no);
  });

  it("finds a thing by its other names, in Chinese and English, and shows where it stands", async () => {
    for (const text of ["红石膏", "Titanium Gypsum", "红石膏制备高强", "钛白石膏制备"]) expect([text, await numbersOf({ text })]).toEqual([text, [gypsum.no]]);
    const found = await listPublicChallenges(await at(publicActor), { text: "red mud 路基" });
    expect([found.total, found.isNear, found.rows[0]?.title]).toEqual([1, false, "赤泥路基材料耐久性提升技术研究"]);
    expect(await numbersOf({ text: "红石膏", state: ["decided"] })).toEqual([]);
  });

  it("finds nearly what was typed wrongly, and says so", async () => {
    const near = await listPublicChallenges(await at(publicActor), { text: "钛石膏制备高墙石膏粉" });
    expect([near.isNear, near.rows.map(({ no }) => no)]).toEqual([true, [gypsum.no]]);
    expect(await listPublicChallenges(await at(publicActor), { text: "完全无关的词语组合" })).toMatchObject({ isNear: false, total: 0 });
    expect(await listPublicChallenges(await at(publicActor), { text: "钛石膏" })).toMatchObject({ isNear: false });
  });

  it("offers what was meant where a word of two characters has one wrong, and only what finds something", async () => {
    expect((await listPublicChallenges(await at(publicActor), { text: "钛实膏" })).total).toBe(0);
    expect(await suggestSearches("钛实膏")).toContain("钛石膏");
    expect(await suggestSearches("赤尼")).toEqual(["赤泥"]);
    expect(await suggestSearches("赤尼路基")).toEqual(["赤泥路基", "赤泥"]);
    expect(await suggestSearches("赤尼催化")).toEqual(["赤泥"]);
    expect(await suggestSearches("晶序")).toEqual([]);
    for (const text of ["完全无关", "脱硫", "2026"]) expect([text, await suggestSearches(text)]).toEqual([text, []]);
  });

  it("searches what stands in an item now: its listing is written with it, and by nobody else", async () => {
    const { no } = await titled("熔盐电解渣资源化", "耐蚀阳极样机一台。");
    expect(await numbersOf({ text: "耐蚀阳极样机" })).toEqual([no]);
    await getPool().query("update challenge set deliverables = '暂时撤下。' where no = $1", [no]);
    expect(await listPublicChallenges(await at(publicActor), { text: "耐蚀阳极样机" })).toMatchObject({ total: 0, isNear: false });
    expect(await numbersOf({ text: "熔盐电解渣 暂时撤下" })).toEqual([no]);
    await expect(getPool().query("update challenge_listing set title = ''")).rejects.toThrow("permission denied");
    expect((await brokenInvariants()).filter(({ name }) => name.startsWith("challenge: what lists"))).toEqual([]);
  });

  it("filters by stage, money and deadline", async () => {
    const { now } = await at(publicActor);
    expect(await numbersOf({ text: "钛石膏", state: ["decided"] })).toEqual([]);
    expect(await numbersOf({ text: "钛石膏", state: ["open", "suspended"] })).toEqual([gypsum.no]);
    expect(await numbersOf({ text: "钛石膏", leastFen: 1 })).toEqual([gypsum.no]);
    expect(await numbersOf({ text: "钛石膏", leastFen: 1e13 })).toEqual([]);
    expect(await numbersOf({ text: "钛石膏", closesBefore: new Date(Date.parse(now) + 90 * 86_400_000).toISOString() })).toEqual([gypsum.no]);
    expect(await numbersOf({ text: "钛石膏", closesBefore: new Date(Date.parse(now) + 60_000).toISOString() })).toEqual([]);
  });

  it("stays fast over 20,000 challenges, and uses its index", async () => {
    const { no } = await aChallenge({ status: "drafted" });
    // In parts: an index over pairs takes its time to fill, and no statement may take longer than it may in the product.
    for (let part = 0; part < 20; part++)
      await getPool().query(
      `insert into challenge (no, round_id, title, class, waste, pattern, race, period_months, fiscal_fen, owner_input_fen, pay_to_bidder_fen, funding_rule, background, content, deliverables, ip_rule, indicators, opens_at, closes_at)
       select c.no || '-' || i, c.round_id, '大宗固废' || i || '号课题技术研究', c.class, c.waste, c.pattern, c.race, c.period_months, c.fiscal_fen, c.owner_input_fen, c.pay_to_bidder_fen, c.funding_rule,
         '背景' || md5(i::text), '内容' || md5((i * 7)::text), '成果' || i, c.ip_rule, c.indicators, app_now(), app_now() + interval '30 days' from challenge c, generate_series($2::int, $2::int + 999) i where c.no = $1`,
      [no, part * 1000 + 1],
    );
    await getPool().query("update challenge set background = '含有稀土回收字样' where no = $1", [`${no}-777`]);
    const query = "select no from challenge_listing where pairs @> text_pairs('稀土回收')";
    const { rows } = await getPool().query(`explain (format json) ${query}`);
    expect(JSON.stringify(rows)).toContain("challenge_listing_pairs_idx");
    const times: number[] = [];
    for (let turn = 0; turn < 9; turn++) {
      const start = performance.now();
      expect((await getPool().query(query)).rows).toEqual([{ no: `${no}-777` }]);
      times.push(performance.now() - start);
    }
    const asked = performance.now();
    for (const text of ["钛实膏", "赤尼路基"]) expect(await suggestSearches(text)).not.toEqual([]);
    expect(performance.now() - asked).toBeLessThan(1000);
    // The goal of 30 ms is the bench's; to take the texts of 20,000 items apart takes seconds on any machine.
    expect(times.sort((one, other) => one - other)[4]).toBeLessThan(500);
  }, 180_000);
});

describe("news of the public site", () => {
  it("tell of publications and corrections, and of nothing that is not public", async () => {
    const challenge = await titled("赤泥脱碱装备国产化关键技术研究", "装备一套。");
    const hidden = await aChallenge({ status: "approved" });
    const news = valueOf(await listPublicNews());
    expect(news.filter(({ challengeNo }) => challengeNo === challenge.no).map(({ kind, number }) => [kind, number])).toEqual([["amendment", 1], ["opened", null]]);
    expect(valueOf(await listPublicDates(challenge.no)).map(({ kind }) => kind)).toEqual(["asking", "closing"]);
    const ctx = await at(publicActor);
    const call = await aCall(challenge.staff.officer, challenge.staff.officer2, challenge.round);
    const draft = valueOf(await createCall(await at(challenge.staff.officer), { round: challenge.round, title: "尚未发布的需求征集通知", body: "草稿。" }));
    const pages = valueOf(await listPublicPages(ctx)).map(({ path }) => path);
    expect(pages).toEqual(expect.arrayContaining([`/challenges/${challenge.no}`, `/calls/${call.code}`, `/notices/${call.noticeId}`, `/impact/${challenge.round}`]));
    expect(pages).not.toContain(`/calls/${draft.code}`);
    for (const seen of [news, await listPublicDates(), await listPublicDates(hidden.no), pages]) expect(JSON.stringify(seen)).not.toContain(hidden.no);
  });
});
