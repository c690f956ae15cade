import { readFile } from "node:fs/promises";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { digestJson } from "#app/crypto/canonical.ts";
import { readChallengeContent } from "#app/db/challenge-content.ts";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { findSubject } from "#app/db/subjects.ts";
import { linkedData } from "#app/domain/challenge/linked-data.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { exportPublicChallenges } from "#app/services/challenge/list-challenges.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { listPublicNotices } from "#app/services/notice/list-notices.ts";
import { showNotice } from "#app/services/notice/show-notice.ts";
import { exportSettings, importSettings } from "#app/services/round/round-settings.ts";
import { listPublicNews } from "#app/services/site/public-news.ts";
import { withConnection } from "#prisma/migration/connection.ts";
import { aChallenge, amend, at, resetClock, valueOf } from "#tests/support/builders.ts";

const lead = "示例市工业和信息化局";
const jointIssuers = ["示例市科学技术局", "示例市财政局"];

const named = (organiser: string) => getPool().query("insert into setting (key, value) values ('site', jsonb_build_object('organiser', $1::text)) on conflict (key) do update set value = setting.value || excluded.value", [organiser]);

beforeEach(() => named(lead));
afterEach(resetClock);
afterAll(async () => {
  await getPool().query("update setting set value = value - 'organiser' where key = 'site'");
  await closeDatabase();
});

const noticesOf = async (round: string) => (await listPublicNotices(await at(publicActor), { roundCode: round })).rows;

describe("papers that several bureaus issue jointly (联合发文)", () => {
  it("name them all, who leads first: list, correction, feed, file of the list and JSON-LD", async () => {
    const { no, round, staff } = await aChallenge({ rules: { jointIssuers } });
    const content = await readChallengeContent((await findSubject("challenge", no))!.id);
    valueOf(await amend(staff, no, { content: { ...content, deliverables: `${content.deliverables}；原件` }, digest: digestJson(content) }, "补正附件名称"));
    const rows = await noticesOf(round);
    expect(rows.map(({ kind, issuers }) => [kind, issuers])).toEqual([["amendment", [lead, ...jointIssuers]], ["list", [lead, ...jointIssuers]]]);
    for (const { id } of rows) expect(valueOf(await showNotice(await at(publicActor), id)).issuers).toEqual([lead, ...jointIssuers]);
    const news = valueOf(await listPublicNews()).filter(({ noticeId }) => rows.some(({ id }) => id === noticeId));
    expect(news.map(({ issuers }) => issuers)).toEqual([[lead, ...jointIssuers], [lead, ...jointIssuers]]);
    expect((await exportPublicChallenges(await at(publicActor), { roundCode: round })).rows.map(({ issuers }) => issuers)).toEqual([[lead, ...jointIssuers]]);
    expect(linkedData(valueOf(await showChallenge(await at(publicActor), no))).funder).toEqual([lead, ...jointIssuers].map((name) => ({ "@type": "GovernmentOrganization", name })));
  });

  it("keep the names under which they went out, whatever the organiser is called later; one that is named among the others leads once", async () => {
    const { round } = await aChallenge({ rules: { jointIssuers: ["示例市科学技术局", "示例市经济和信息化局"] } });
    await named("示例市经济和信息化局");
    expect((await noticesOf(round)).map(({ issuers }) => issuers)).toEqual([[lead, "示例市科学技术局", "示例市经济和信息化局"]]);
    const later = await aChallenge({ rules: { jointIssuers: ["示例市科学技术局", "示例市经济和信息化局"] } });
    expect((await noticesOf(later.round)).map(({ issuers }) => issuers)).toEqual([["示例市经济和信息化局", "示例市科学技术局"]]);
  });

  it("keep those of the time when they went out where nobody was named, and where the upgrade found them without", async () => {
    await getPool().query("update setting set value = value - 'organiser' where key = 'site'");
    const [unnamed, earlier] = [await aChallenge(), await aChallenge({ rules: { jointIssuers } })];
    await named(lead);
    expect((await noticesOf(unnamed.round)).map(({ issuers }) => issuers)).toEqual([[]]);
    const migration = await readFile("prisma/migrations/20261127210500_issuers_of_published/migration.sql", "utf8");
    await withConnection(process.env.DATABASE_URL ?? "", async (client) => {
      await client.query("update notice n set issuers = null from round r where r.id = n.round_id and r.code = $1", [earlier.round]);
      await client.query(migration);
    });
    await named("示例市经济和信息化局");
    expect((await noticesOf(earlier.round)).map(({ issuers }) => issuers)).toEqual([[lead, ...jointIssuers]]);
    expect((await noticesOf(unnamed.round)).map(({ issuers }) => issuers)).toEqual([[]]);
  });

  it("are a rule of the round that its file of settings carries", async () => {
    const [from, to] = [await aChallenge({ rules: { jointIssuers } }), await aChallenge({ status: "drafted" })];
    const file = valueOf(await exportSettings(await at(from.staff.officer), from.round));
    const told = valueOf(await importSettings(await at(to.staff.officer), to.round, file, true));
    expect(told.differences.filter(({ path }) => path.startsWith("rules.jointIssuers"))).toEqual(jointIssuers.map((name, index) => ({ path: `rules.jointIssuers.${String(index)}`, before: null, after: JSON.stringify(name) })));
  });
});
