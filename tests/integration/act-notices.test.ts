import { readFile } from "node:fs/promises";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { digestJson } from "#app/crypto/canonical.ts";
import { readChallengeContent } from "#app/db/challenge-content.ts";
import { closeDatabase } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { findSubject } from "#app/db/subjects.ts";
import type { NoticeRow } from "#app/domain/notice/view.ts";
import { type Actor, publicActor } from "#app/domain/policy/actor.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { listNoticedRounds, listPublicNotices } from "#app/services/notice/list-notices.ts";
import { recordPortal } from "#app/services/notice/record-portal.ts";
import { showNotice } from "#app/services/notice/show-notice.ts";
import { listPublicNews } from "#app/services/site/public-news.ts";
import { hideContent } from "#app/services/takedown/hide-content.ts";
import { withConnection } from "#prisma/migration/connection.ts";
import { aChallenge, amend as amendByTwo, at, codeOf, makeMove, resetClock, setClock, valueOf } from "#tests/support/builders.ts";

afterEach(resetClock);
afterAll(closeDatabase);

/** Corrects the text of a challenge's expected results. */
async function amend(staff: { officer: Actor; officer2: Actor }, no: string, reason: string) {
  const content = await readChallengeContent((await findSubject("challenge", no))!.id);
  return amendByTwo(staff, no, { content: { ...content, deliverables: `${content.deliverables}；原件` }, digest: digestJson(content) }, reason);
}

const noticesOf = async (round: string, kind?: NoticeRow["kind"]) => (await listPublicNotices(await at(publicActor), { roundCode: round, kind })).rows;

/** What a row of the list says of an act, without what differs between two databases. */
const factsOf = ({ kind, title, number, challengeNo, amendment, publishedAt }: NoticeRow) => ({ kind, title, number, challengeNo, amendment, publishedAt });

/** An item that was corrected, rested, went on, was extended and withdrawn. */
async function actedOn() {
  const item = await aChallenge();
  const { officer, officer2 } = item.staff;
  valueOf(await amend(item.staff, item.no, "补正附件名称"));
  valueOf(await makeMove(officer, "challenge", item.no, "suspend", {}, { reason: "核实数据" }));
  valueOf(await makeMove(officer2, "challenge", item.no, "resume", {}, { reason: "已核实" }));
  const closesAt = new Date(Date.parse((await findSubject("challenge", item.no))!.closesAt!) + 7 * 86_400_000).toISOString();
  valueOf(await makeMove(officer, "challenge", item.no, "askExtend", { closesAt, onDayOff: true }, { reason: "给足准备时间" }));
  valueOf(await makeMove(officer2, "challenge", item.no, "extend", { closesAt }, { reason: "给足准备时间" }));
  valueOf(await makeMove(officer2, "challenge", item.no, "withdraw", {}, { reason: "需求单位已自行解决" }));
  return { ...item, officer, officer2, closesAt };
}

describe("every public act", () => {
  it("is a notice: numbered in its round, with its reason, in the list, on the item's page and in the feed", async () => {
    const { no, round, closesAt } = await actedOn();
    const rows = await noticesOf(round);
    expect(rows.map(({ kind, number, challengeNo }) => [kind, number, challengeNo])).toEqual([
      ["withdrawal", `${round}公告第5号`, no],
      ["extension", `${round}公告第4号`, no],
      ["resumption", `${round}公告第3号`, no],
      ["suspension", `${round}公告第2号`, no],
      ["amendment", `${round}公告第1号`, no],
      ["list", rows.at(-1)!.documentNumber, null],
    ]);
    expect(await noticesOf(round, "extension")).toEqual([rows[1]]);
    expect(await listNoticedRounds()).toContainEqual({ code: round, title: "测试批次" });
    const shown = async (reference: string) => valueOf(await showNotice(await at(publicActor), reference));
    expect(await shown(rows[1]!.number!)).toMatchObject({ id: rows[1]!.id, kind: "extension", reason: "给足准备时间", closesAt, items: [{ no }] });
    expect(await shown(rows[4]!.id)).toMatchObject({ amendment: 1, differences: [{ field: "deliverables" }] });
    const page = valueOf(await showChallenge(await at(publicActor), no));
    expect(page.notices.map(({ kind }) => kind)).toEqual(rows.map(({ kind }) => kind).reverse());
    expect(valueOf(await listPublicNews()).filter(({ challengeNo }) => challengeNo === no).map(({ kind, words }) => [kind, words])).toContainEqual(["suspension", `${round}公告第2号　核实数据`]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("on a round is one notice for all that turned with it, and none before anything was published", async () => {
    const item = await aChallenge();
    valueOf(await makeMove(item.staff.officer2, "round", item.round, "suspend", {}, { reason: "政策调整" }));
    const [notice] = await noticesOf(item.round);
    expect(notice).toMatchObject({ kind: "suspension", challengeNo: null, title: "测试批次" });
    expect(valueOf(await showNotice(await at(publicActor), notice!.id))).toMatchObject({ reason: "政策调整", items: [{ no: item.no }] });
    expect(await noticesOf(item.round)).toHaveLength(2);
    const unseen = await aChallenge({ status: "approved" });
    valueOf(await makeMove(unseen.staff.officer2, "challenge", unseen.no, "withdraw", {}, { reason: "不再需要" }));
    expect(await noticesOf(unseen.round)).toEqual([]);
  });

  it("gets the document number of its paper once, beside its place on the portal", async () => {
    await setClock("2026-03-09T10:00:00+08:00");
    const { officer, round } = await actedOn();
    const [notice] = await noticesOf(round);
    const record = async (documentNumber: string) => recordPortal(await at(officer), notice!.id, { url: "https://www.example.gov.cn/1.html", on: "2026-03-09", documentNumber });
    expect(await record("第一号")).toMatchObject({ refusal: { code: "invalidInput", fields: [{ path: "documentNumber" }] } });
    const list = (await noticesOf(round, "list"))[0]!;
    expect(codeOf(await record(list.documentNumber!))).toBe("documentNumberTaken");
    valueOf(await record("测更正[2026]第07号"));
    valueOf(await record("测更正〔2026〕7号"));
    expect(codeOf(await record("测更正〔2026〕8号"))).toBe("invalidInput");
    expect(await noticesOf(round, "withdrawal")).toMatchObject([{ number: "测更正〔2026〕7号", portal: { on: "2026-03-09" } }]);
  });

  it("loses a reason that is taken down wherever it stands", async () => {
    const { officer, round, no } = await actedOn();
    for (const kind of ["withdrawal", "amendment"] as const) {
      const [notice] = await noticesOf(round, kind);
      valueOf(await hideContent(await at(officer), { notice: notice!.id, target: "reason", publicReason: "涉及企业秘密" }));
      expect(valueOf(await showNotice(await at(publicActor), notice!.id))).toMatchObject({ reason: "【因涉及企业秘密暂时撤下】" });
    }
    const news = valueOf(await listPublicNews()).filter(({ challengeNo }) => challengeNo === no);
    const page = valueOf(await showChallenge(await at(publicActor), no));
    for (const text of ["需求单位已自行解决", "补正附件名称"]) for (const read of [page, news]) expect(JSON.stringify(read)).not.toContain(text);
    expect(page.publicReason).toBe("【因涉及企业秘密暂时撤下】");
  });

  it("bears a title that is hidden with its item's", async () => {
    const { officer, round, no } = await actedOn();
    valueOf(await hideContent(await at(officer), { challenge: no, target: "title", publicReason: "涉及企业秘密" }));
    for (const { kind, title } of await noticesOf(round)) if (kind !== "list") expect(title).toBe("【因涉及企业秘密暂时撤下】");
  });

  it("of the time before there were notices is made from the log by the migration, as it would have been made", async () => {
    const { round } = await actedOn();
    const before = (await noticesOf(round)).map(factsOf);
    const migration = await readFile("prisma/migrations/20261126213500_acts_as_notices/migration.sql", "utf8");
    await withConnection(process.env.DATABASE_URL ?? "", async (client) => {
      await client.query("delete from takedown where notice_id in (select id from notice where act_no is not null)");
      await client.query("delete from notice where act_no is not null");
      await client.query(migration.slice(migration.indexOf("DO $$")));
    });
    const again = (await noticesOf(round)).map(factsOf);
    // The log keeps milliseconds, the act its own instant.
    expect(again.map((facts) => ({ ...facts, publishedAt: "" }))).toEqual(before.map((facts) => ({ ...facts, publishedAt: "" })));
    for (const [index, { publishedAt }] of again.entries()) expect(Math.abs(Date.parse(publishedAt!) - Date.parse(before[index]!.publishedAt!))).toBeLessThan(60_000);
    expect(await brokenInvariants()).toEqual([]);
  });
});
