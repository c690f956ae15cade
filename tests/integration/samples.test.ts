import { afterAll, afterEach, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { follow } from "#app/services/follow/follow.ts";
import { addLot, recordSent, supplyMore } from "#app/services/sample/arrange-samples.ts";
import { recordVisit, setVisit, signInGuest } from "#app/services/sample/arrange-visit.ts";
import { askSample, takeBackSample } from "#app/services/sample/ask-sample.ts";
import { cancelVisit, registerVisit } from "#app/services/sample/register-visit.ts";
import { showSamples } from "#app/services/sample/show-samples.ts";
import { hideContent } from "#app/services/takedown/hide-content.ts";
import { showTimeline } from "#app/services/timeline/show-timeline.ts";
import { newLot } from "#app/domain/sample/schema.ts";
import { parseFields } from "#app/web/read-form.ts";
import { aBid, aTeam, toDeadline } from "#tests/support/bid-builders.ts";
import { aChallenge, aPerson, at, codeOf, grantDuties, resetClock, setClock, valueOf } from "#tests/support/builders.ts";
import { nextDayOff } from "#tests/support/days.ts";
import { jiebang } from "#tests/support/cli.ts";

afterEach(resetClock);
afterAll(closeDatabase);

const lot = { material: "拜耳法赤泥", takenOn: "2026-01-05", quantity: 2000, stock: 5000, analysis: "Fe2O3 38.4 %\n附液碱：２．４～３．１％", note: "四分法缩分" };
const place = { lot: 1, recipient: "李工", phone: "13800001111", address: "示例市示例路 9 号实验楼" };
const guests = { people: "示例甲\n示例乙", phone: "13800002222" };
const hours = (iso: string, count: number) => new Date(Date.parse(iso) + count * 3_600_000).toISOString();

/** An open item with an owner, a lot of samples and a visit in a week. */
async function scene() {
  const owner = (await aTeam("D1")).actor;
  const challenge = await aChallenge({ owner: (await aTeam("D1")).uscc });
  const { officer } = challenge.staff;
  const { now } = await at(officer);
  const visit = { startsAt: hours(now, 168), place: "示例公司西门集合", registerUntil: hours(now, 96), mostPeople: 2, note: "自带安全帽", onDayOff: true };
  valueOf(await addLot(await at(officer), challenge.no, lot));
  valueOf(await setVisit(await at(officer), challenge.no, visit));
  return { ...challenge, ...challenge.staff, owner, team: (await aTeam("T01")).actor, other: (await aTeam("T02")).actor, visit };
}

const fieldsOf = (result: Awaited<ReturnType<typeof addLot>> | Awaited<ReturnType<typeof registerVisit>> | Awaited<ReturnType<typeof setVisit>>) => (result.ok ? null : result.refusal.fields?.map(({ path, message }) => `${path}:${message}`));

describe("a team that drafts", () => {
  it("is told of samples, visit and record that come after the publication, and nobody learns that it was", async () => {
    const { no, officer, visit, other } = await scene();
    const bid = await aBid(other, no, { status: "draft" });
    await getPool().query("update person set email = null where email = 'drafts-t02@example.org'");
    await getPool().query("update person set email = 'drafts-t02@example.org' where id = $1", [other.personId]);
    const added = await addLot(await at(officer), no, { ...lot, material: "烧结法赤泥" });
    expect(added).toEqual({ ok: true, value: { lot: 2 } });
    expect(await setVisit(await at(officer), no, { ...visit, place: "改在东门集合" })).toEqual({ ok: true, value: { startsAt: visit.startsAt } });
    await setClock(hours(visit.startsAt, 1));
    expect(await recordVisit(await at(officer), no, { record: "看了堆场和压滤车间，所问均已当场答复。" })).toEqual({ ok: true, value: { recorded: true } });
    const { rows } = await getPool().query<{ news: string; words: string }>("select data -> 'mail' ->> 'news' as news, data -> 'mail' ->> 'words' as words from pgboss.job where data ->> 'to' = 'drafts-t02@example.org' and data -> 'mail' ->> 'bidNo' = $1 order by created_on, id", [bid.no]);
    expect(rows.map(({ news, words }) => [news, words])).toEqual([["sampleLot", "烧结法赤泥"], ["visit", "改在东门集合"], ["visitRecord", "看了堆场和压滤车间，所问均已当场答复。"]]);
  });
});

describe("样品", () => {
  it("stands with its analysis on the item, the same quantity for each, and nobody but who sends them reads who asked", async () => {
    const { no, officer, officer2, leader, witness, supervisor, owner, team, other } = await scene();
    const shown = valueOf(await showChallenge(await at(publicActor), no));
    expect(shown.lots).toEqual([{ number: 1, material: "拜耳法赤泥", takenOn: "2026-01-05", quantity: 2000, note: "四分法缩分", analysis: [{ component: "Fe2O3", value: "38.4", unit: "%" }, { component: "附液碱", value: "2.4～3.1", unit: "%" }] }]);
    valueOf(await askSample(await at(team), no, place));
    valueOf(await askSample(await at(other), no, { ...place, recipient: "王工" }));
    // The last address counts until it is sent.
    valueOf(await askSample(await at(team), no, { ...place, recipient: "赵工" }));
    // Three units would need more than there is: nobody is refused, who sends reads that more is needed.
    valueOf(await askSample(await at((await aTeam("T03")).actor), no, place));
    const handled = valueOf(await showSamples(await at(officer), no)).handles!;
    expect(handled.stock).toEqual([{ lot: 1, stock: 5000, promised: 6000, remains: -1000 }]);
    expect(handled.orders.map(({ recipient }) => recipient).toSorted()).toEqual(["李工", "王工", "赵工"].toSorted());
    valueOf(await supplyMore(await at(officer), no, { lot: 1, more: "3 kg" }));
    expect(valueOf(await showSamples(await at(supervisor), no)).handles).toMatchObject({ maySend: false, stock: [{ remains: 2000 }] });

    const mine = handled.orders.find(({ recipient }) => recipient === "赵工")!;
    for (const actor of [officer2, leader, supervisor, owner, team]) expect(codeOf(await recordSent(await at(actor), no, { request: mine.id, dispatch: "自提" }))).toBe("notAllowed");
    valueOf(await recordSent(await at(officer), no, { request: mine.id, dispatch: "示例快递 0001" }));
    expect(codeOf(await recordSent(await at(officer), no, { request: mine.id, dispatch: "自提" }))).toBe("alreadyDone");
    expect(valueOf(await showSamples(await at(team), no))).toMatchObject({ handles: null, asks: { requests: [{ lot: 1, dispatch: "示例快递 0001" }] } });
    expect(codeOf(await askSample(await at(team), no, place))).toBe("alreadyDone");
    expect(codeOf(await takeBackSample(await at(team), no, 1))).toBe("notFound");
    valueOf(await takeBackSample(await at(other), no, 1));
    expect(codeOf(await takeBackSample(await at(other), no, 1))).toBe("notFound");

    const after = valueOf(await showChallenge(await at(publicActor), no));
    expect({ ...after, visit: null }).toEqual({ ...shown, visit: null });
    for (const actor of [officer2, leader, witness, owner]) {
      const page = valueOf(await showSamples(await at(actor), no));
      expect([page.handles, page.asks]).toEqual([null, null]);
    }
    // A log of requests and sendings would count who is interested: asking, sending and taking back left no event.
    const { rows } = await getPool().query<{ kind: string }>("select kind from audit_event where object_id = (select id from challenge where no = $1) order by seq", [no]);
    expect(rows.map(({ kind }) => kind)).toEqual(["create", "commit", "approve", "publish", "addSampleLot", "setVisit"]);
    expect(JSON.stringify(valueOf(await showTimeline(await at(owner), "challenge", no)))).not.toContain("赵工");
    const stored = await getPool().query<{ row: string }>("select to_jsonb(q)::text as row from sample_request q");
    expect(stored.rows.map(({ row }) => row).join()).not.toContain("13800001111");
    expect(await brokenInvariants()).toEqual([]);
  });

  it("refuses what is no analysis, no address and not for the actor, and what comes too late", async () => {
    const { no, officer, officer2, owner, team } = await scene();
    expect(fieldsOf(await addLot(await at(officer), no, { ...lot, analysis: "Fe2O3 三十八" }))).toEqual(["analysis:analysisLine"]);
    expect(fieldsOf(await addLot(await at(officer), no, { ...lot, analysis: " " }))).toEqual(["analysis:required"]);
    expect(fieldsOf(await addLot(await at(officer), no, { ...lot, stock: 100 }))).toEqual(["stock:stockTooSmall"]);
    expect(fieldsOf(await addLot(await at(officer), no, { ...lot, quantity: 0.5 }))).toEqual(["quantity:weight"]);
    expect(fieldsOf(await addLot(await at(officer), no, { ...lot, quantity: "2000" }))).toEqual(["quantity:weightUnit"]);
    // A form's reader makes numbers of digits where it may: what was typed without its unit must not pass as grams.
    const sent = (quantity: string) => {
      const fields = new FormData();
      for (const [name, value] of Object.entries({ ...lot, quantity, stock: "0.5 t" })) fields.append(name, value);
      return parseFields(fields, newLot);
    };
    expect([sent("20").status, sent("20").reply().error]).toEqual(["error", { quantity: ["请连同单位填写，如 20 kg、500 g"] }]);
    expect(sent("20 kg")).toMatchObject({ status: "success", value: { quantity: 20_000, stock: 500_000 } });
    expect(fieldsOf(await addLot(await at(officer), no, { ...lot, takenOn: "2999-01-01" }))).toEqual(["takenOn:notInFuture"]);
    for (const actor of [officer2, owner, team]) expect(codeOf(await addLot(await at(actor), no, lot))).toBe("notAllowed");
    expect(codeOf(await askSample(await at(publicActor), no, place))).toBe("signInNeeded");
    for (const actor of [officer, owner, await aPerson("unitless")]) expect(codeOf(await askSample(await at(actor), no, place))).toBe("notAllowed");
    expect(codeOf(await askSample(await at(team), no, { ...place, phone: "12" }))).toBe("invalidInput");
    expect(codeOf(await askSample(await at(team), no, { ...place, lot: 2 }))).toBe("notFound");
    await toDeadline(no);
    expect(codeOf(await askSample(await at(team), no, place))).toBe("notYetOpen");
    const draft = await aChallenge({ status: "drafted" });
    valueOf(await addLot(await at(officer), draft.no, lot));
    expect(codeOf(await askSample(await at(team), draft.no, place))).toBe("notFound");
  });
});

describe("踏勘", () => {
  it("takes registrations in time, is signed in on the day, and its record names nobody", async () => {
    const { no, officer, officer2, leader, supervisor, owner, team, other, visit } = await scene();
    await getPool().query("update person set email = 'lead-t02@example.org' where username = 'lead-t02'");
    valueOf(await follow(await at(other), { no }));
    // Who follows without an address reads it as SMS.
    const offline = await aPerson("offline-follower");
    await getPool().query("update person set phone = '13800009999' where id = $1", [offline.personId]);
    valueOf(await follow(await at(offline), { no }));
    expect(fieldsOf(await registerVisit(await at(team), no, { ...guests, people: "甲、乙、丙" }))).toEqual(["people:tooManyPeople"]);
    expect(codeOf(await registerVisit(await at(team), no, { ...guests, people: " \n" }))).toBe("invalidInput");
    for (const actor of [officer, owner]) expect(codeOf(await registerVisit(await at(actor), no, guests))).toBe("notAllowed");
    valueOf(await registerVisit(await at(other), no, guests));
    valueOf(await cancelVisit(await at(other), no));
    valueOf(await registerVisit(await at(team), no, guests));
    valueOf(await registerVisit(await at(team), no, { ...guests, people: "示例丙" }));
    for (const actor of [officer2, leader, owner, other]) expect(JSON.stringify(valueOf(await showSamples(await at(actor), no)))).not.toContain("示例丙");
    // It is moved: who registered learns it without following the item, who cancelled does not.
    await getPool().query("update person set email = 'lead-t01@example.org' where id = $1", [team.personId]);
    valueOf(await setVisit(await at(officer), no, { ...visit, startsAt: hours(visit.startsAt, 1) }));
    valueOf(await setVisit(await at(officer), no, visit));
    const moved = await getPool().query("select data -> 'mail' ->> 'news' as news, data -> 'mail' ->> 'at' as at from pgboss.job where data -> 'mail' ->> 'challengeNo' = $1 and data ->> 'to' = 'lead-t01@example.org' order by created_on", [no]);
    expect(moved.rows).toEqual([hours(visit.startsAt, 1), visit.startsAt].map((start) => ({ news: "visit", at: start })));
    const [guest] = valueOf(await showSamples(await at(officer), no)).handles!.guests;
    expect(guest).toMatchObject({ people: ["示例丙"], signedInAt: null });
    expect(codeOf(await recordVisit(await at(officer), no, { record: "现场查看了压滤车间。" }))).toBe("notYetOpen");

    await setClock(visit.registerUntil);
    expect(codeOf(await registerVisit(await at(other), no, guests))).toBe("deadlinePassed");
    expect(codeOf(await cancelVisit(await at(team), no))).toBe("deadlinePassed");
    await setClock(visit.startsAt);
    for (const actor of [officer2, supervisor, owner]) expect(codeOf(await signInGuest(await at(actor), no, guest!.id))).toBe("notAllowed");
    valueOf(await signInGuest(await at(officer), no, guest!.id));
    expect(codeOf(await signInGuest(await at(officer), no, guest!.id))).toBe("alreadyDone");
    const { rows } = await getPool().query<{ name: string }>("select name from unit where id = $1", [team.units[0]!.unitId]);
    for (const record of [`${rows[0]!.name}问：滤饼含水率是多少？答：32%。`, "现场有问题请拨打 13800002222 咨询。"]) expect(codeOf(await recordVisit(await at(officer), no, { record }))).toBe("namesSomebody");
    valueOf(await recordVisit(await at(officer), no, { record: "查看了压滤车间。问：滤饼含水率是多少？答：31% 至 34%。" }));
    expect(codeOf(await recordVisit(await at(officer), no, { record: "查看了压滤车间，再写一次。" }))).toBe("alreadyDone");
    expect(codeOf(await setVisit(await at(officer), no, { ...visit, startsAt: hours(visit.startsAt, 48), registerUntil: hours(visit.startsAt, 24) }))).toBe("alreadyDone");
    const shown = valueOf(await showChallenge(await at(publicActor), no));
    expect(shown.visit).toMatchObject({ place: "示例公司西门集合", record: "查看了压滤车间。问：滤饼含水率是多少？答：31% 至 34%。" });
    expect(JSON.stringify(shown)).not.toContain("示例丙");
    // What was written into it by mistake is taken down like any other text.
    valueOf(await hideContent(await at(officer), { challenge: no, target: "visitRecord", publicReason: "涉及企业商业秘密" }));
    expect(valueOf(await showChallenge(await at(publicActor), no))).toMatchObject({ visit: { record: "【因涉及企业商业秘密暂时撤下】" }, takedowns: [{ target: "visitRecord" }] });
    const told = await getPool().query("select data -> 'mail' ->> 'news' as news from pgboss.job where data -> 'mail' ->> 'challengeNo' = $1 and data ->> 'to' = 'lead-t02@example.org' order by created_on", [no]);
    expect(told.rows).toEqual([{ news: "visit" }, { news: "visit" }, { news: "visitRecord" }]);
    const texted = await getPool().query("select data -> 'sms' as sms from pgboss.job where name = 'sendSms' and data ->> 'to' = '13800009999'");
    expect(texted.rows).toEqual(["visit", "visit", "visitRecord"].map((news) => ({ sms: { kind: "itemNews", news, challengeNo: no } })));
  });

  it("is arranged between now and the closing, by an officer", async () => {
    const { no, officer, officer2, visit } = await scene();
    const { now } = await at(officer);
    expect(codeOf(await setVisit(await at(officer2), no, visit))).toBe("notAllowed");
    expect(fieldsOf(await setVisit(await at(officer), no, { ...visit, registerUntil: hours(now, -1) }))).toEqual(["registerUntil:instantPast"]);
    expect(fieldsOf(await setVisit(await at(officer), no, { ...visit, registerUntil: hours(visit.startsAt, 1) }))).toEqual(["registerUntil:registerAfterVisit"]);
    expect(fieldsOf(await setVisit(await at(officer), no, { ...visit, startsAt: hours(now, 24 * 400) }))).toEqual(["startsAt:visitAfterClosing"]);
    expect(fieldsOf(await setVisit(await at(officer), no, { ...visit, startsAt: "明天" }))).toEqual(["startsAt:instant"]);
    const [starts, registers] = [nextDayOff(hours(now, 72)), nextDayOff(hours(now, 0))];
    const off = { ...visit, startsAt: starts, registerUntil: registers, onDayOff: false };
    expect(fieldsOf(await setVisit(await at(officer), no, off))).toEqual([expect.stringMatching(/^startsAt:appointmentOff:\d{4}-\d{2}-\d{2}$/), expect.stringMatching(/^registerUntil:appointmentOff:/)]);
    valueOf(await setVisit(await at(officer), no, { ...off, onDayOff: true }));
    const local = "2031-01-06T09:00";
    expect(fieldsOf(await setVisit(await at(officer), no, { ...visit, startsAt: local }))).toEqual(["startsAt:visitAfterClosing"]);
  });

  it("has its verbs", async () => {
    const { no, officer } = await scene();
    await grantDuties(officer);
    const shown = await jiebang("samples", "show", no, "--as", "officer", "--json");
    expect(shown.json).toMatchObject({ no, lots: [{ number: 1 }], handles: { maySend: true } });
    expect((await jiebang("samples", "show", no, "--as", "public", "--json")).code).toBe(3);
  });
});
