import { describe, expect, it } from "vitest";
import { actorOfPerson } from "#app/auth/actor.ts";
import { getPool } from "#app/db/client.ts";
import { bankSheet } from "#app/documents/expert-sheets.ts";
import { listSheet } from "#app/documents/list-sheet.ts";
import { sheetCsv } from "#app/documents/sheet-csv.ts";
import type { Actor, StaffRole } from "#app/domain/policy/actor.ts";
import { exportPublicChallenges } from "#app/services/challenge/list-challenges.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { readDrawRecord } from "#app/services/draw/show-draw.ts";
import { exportBank } from "#app/services/expert/list-bank.ts";
import { readFeePaper } from "#app/services/fee/round-fees.ts";
import { listNotices } from "#app/services/notice/list-notices.ts";
import { showNotice } from "#app/services/notice/show-notice.ts";
import { declareConflicts } from "#app/services/review/declare-conflicts.ts";
import { reportLateConflict } from "#app/services/review/late-conflict.ts";
import { exportStandings } from "#app/services/review/list-standings.ts";
import { checkOfflineForm, showOfflineForm } from "#app/services/review/offline-form.ts";
import { readRankingFile, readVoidedRanking } from "#app/services/review/show-ranking.ts";
import { exportSettings } from "#app/services/round/round-settings.ts";
import { listPublicDates, listPublicNews } from "#app/services/site/public-news.ts";
import { aPerson, at, codeOf, makeMove, valueOf } from "#tests/support/builders.ts";
import { anExpert, anOpenedItem, aPanel, markAndSign, type OpenedItem } from "#tests/support/reviews.ts";

/**
 * Two worlds for files and feeds: while an item is judged, ranked, and its ranking falls, nothing that leaves the house as a file
 * tells it to a duty that stepped out, nor to a rival team (guide 3.7).
 */
async function conflicted(item: OpenedItem, role: StaffRole): Promise<Actor> {
  const username = `${role}-out-of-${item.no}`.toLowerCase();
  const { personId } = await aPerson(username);
  await getPool().query("update person set email = $2 where id = $1", [personId, `${username}@example.test`]);
  await getPool().query("insert into role_grant (person_id, role) values ($1, $2) on conflict do nothing", [personId, role]);
  const fresh = async () => ({ ...(await actorOfPerson(username))!, secondFactorFresh: true });
  valueOf(await declareConflicts(await at(await fresh()), item.no, { item: "kin", answers: [], words: "" }));
  return fresh();
}

/** What a refusal tells, or the whole answer. */
const told = (result: { ok: true; value: unknown } | { ok: false; refusal: { code: string } }) => (result.ok ? result.value : result.refusal.code);

async function filesFor(actor: Actor, item: OpenedItem): Promise<Record<string, unknown>> {
  const ctx = await at(actor);
  const bank = await exportBank(ctx, { text: "E8601" });
  return {
    "experts.xlsx": bank.ok ? bankSheet(bank.value, "2026-11-26T00:00:00.000Z") : bank.refusal.code,
    "fees.xlsx": told(await readFeePaper(ctx, item.round)),
    "ranking.json": told(await readRankingFile(ctx, item.no)),
    "fallen-ranking.json": told(await readVoidedRanking(ctx, item.no, 1)),
    "draw.json": told(await readDrawRecord(ctx, item.no, null)),
    "score-form.xlsx": [told(await showOfflineForm(ctx, item.no)), told(await checkOfflineForm(ctx, item.no, Buffer.from("")))],
    "standings.xlsx": told(await exportStandings(ctx, item.round, { sort: "item", page: 1 })),
    notices: (await listNotices(ctx, { text: item.no })).rows.filter(({ kind }) => kind !== "voiding"),
    mails: await mailsTo(actor),
    "settings.json": told(await exportSettings(ctx, item.round)),
  };
}

/** Every mail that is on its way to this person. */
async function mailsTo({ personId }: Actor): Promise<string[]> {
  const { rows } = await getPool().query<{ mail: string }>("select j.data::text as mail from pgboss.job j join person p on j.data ->> 'to' = p.email where p.id = $1 order by j.created_on, j.id", [personId]);
  return rows.map(({ mail }) => mail);
}

/** What everybody may load, the state and its public history aside: that the item goes on, and that a ranking fell, is public. */
async function publicFiles(actor: Actor, item: OpenedItem): Promise<string> {
  const ctx = await at(actor);
  const { rows } = await exportPublicChallenges(ctx, { sort: "no" } as never);
  const own = rows.filter(({ no }) => no === item.no).map((row) => ({ ...row, status: "closed" as const }));
  const { status: _, publicReason: _reason, notices, ...data } = valueOf(await showChallenge(ctx, item.no));
  const news = valueOf(await listPublicNews()).filter(({ challengeNo, kind }) => challengeNo === item.no && kind !== "voiding");
  return JSON.stringify({ csv: sheetCsv(listSheet(own, "2026-11-26T00:00:00.000Z", "columns")), json: { ...data, notices: notices.filter(({ kind }) => kind !== "voiding") }, atom: news, ics: valueOf(await listPublicDates(item.no)) });
}

describe("files and feeds of the review", () => {
  it("tell a duty that stepped out and a rival team nothing: the worlds read alike from the invitation over the fall of the ranking to the draft of the result", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T11" }, { lead: "T12" }], rules: { leastValidScores: 2 } });
    const nos = ["E86011", "E86012", "E86013"];
    for (const no of nos) await anExpert(no);
    const readers: [string, Actor][] = [["rival team", item.bids.T12!.team]];
    for (const role of ["officer", "secondOfficer", "leader", "witness"] as const) readers.push([role, await conflicted(item, role)]);
    const read = async () => Promise.all(readers.map(async ([who, actor]) => [who, await filesFor(actor, item), await publicFiles(actor, item)]));
    const before = await read();

    const experts = await aPanel(item, nos);
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "startReview"));
    expect(await read()).toEqual(before);
    await markAndSign(item, experts, { T11: 90, T12: 80 });
    expect(await read()).toEqual(before);
    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "freezeRanking"));
    expect(await read()).toEqual(before);
    valueOf(await reportLateConflict(await at(item.staff.officer), item.no, { expert: nos[0], kind: "kin", words: "近亲属在申报单位任职" }));
    valueOf(await makeMove(item.staff.officer2, "challenge", item.no, "voidRanking", {}, { reason: "一名专家应回避而未回避，重新排名" }));
    expect(await read()).toEqual(before);

    valueOf(await makeMove(item.staff.officer, "challenge", item.no, "freezeRanking"));
    const { notice } = valueOf(await makeMove(item.staff.leader, "challenge", item.no, "decide", { awards: [{ bid: item.bids.T11!.no }], minuteNo: "示例纪要〔2026〕6号" })) as { notice: string };
    expect(await read()).toEqual(before);
    for (const [, reader] of readers) expect(codeOf(await showNotice(await at(reader), notice))).toBe("notFound");

    // What could leak is there for who may read it.
    expect((await listNotices(await at(item.staff.officer), { text: item.no })).rows.map(({ id }) => id)).toContain(notice);
    const officer = await filesFor(item.staff.officer, item);
    expect(JSON.stringify(officer["fallen-ranking.json"])).toContain("jiebang-ranking-3");
    expect(codeOf(await readFeePaper(await at(item.staff.officer), item.round))).toBeNull();
  });
});
