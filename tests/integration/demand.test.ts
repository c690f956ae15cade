import { afterAll, afterEach, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { emptyDemandForm } from "#app/domain/demand/form.ts";
import { demandListFilter } from "#app/domain/demand/work-list.ts";
import type { Result } from "#app/domain/kernel/result.ts";
import { checkUscc } from "#app/domain/organisation/uscc.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { findSubject } from "#app/db/subjects.ts";
import type { NewChallenge } from "#app/domain/challenge/schema.ts";
import { editChallenge, showChallengeForm } from "#app/services/challenge/edit-challenge.ts";
import { commitItem, commitmentLack } from "#app/services/challenge/owner-letter.ts";
import { commitDemand } from "#app/services/demand/commit-demand.ts";
import { convertDemand } from "#app/services/demand/convert-demand.ts";
import { createCall } from "#app/services/demand/create-call.ts";
import { createDemand } from "#app/services/demand/create-demand.ts";
import { reviseDemand, saveDemand, showDemandForm } from "#app/services/demand/save-demand.ts";
import { showCall, showNewCallForm } from "#app/services/demand/show-call.ts";
import { listDemands, showDemand } from "#app/services/demand/show-demand.ts";
import { renewTakeoverCode, takeOverDemand } from "#app/services/demand/take-over-demand.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { showWorkChallenge } from "#app/services/challenge/show-work-challenge.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { showTimeline } from "#app/services/timeline/show-timeline.ts";
import { asOwner } from "#tests/support/as-owner.ts";
import { callForm } from "#app/web/call-form.ts";
import { aTeam } from "#tests/support/bid-builders.ts";
import { toDeadline } from "#tests/support/bid-builders.ts";
import { aChallenge, at, codeOf, demoFile, makeMove, resetClock, setClock, valueOf } from "#tests/support/builders.ts";
import { aCall, aDemand, aDemandForm } from "#tests/support/demands.ts";

afterEach(resetClock);
afterAll(closeDatabase);

const scan = "a".repeat(64);
const vetting = { conclusion: "listed", heldOn: "2026-11-20", place: "市工信局三楼", experts: [{ name: "示例甲", unit: "示例大学", marks: [20, 18, 22.5, 21] }, { name: "示例乙" }], opinion: "必要、可行，建议入榜。", scan };

/** A round with a published call, and a firm. */
async function world(more: Parameters<typeof aCall>[3] = {}) {
  const { staff, round } = await aChallenge({ status: "drafted" });
  const call = await aCall(staff.officer, staff.officer2, round, more);
  const firm = await aTeam("D1");
  return { ...staff, round, call, firm: firm.actor };
}

async function vetted(form?: Awaited<ReturnType<typeof aDemandForm>>) {
  const all = await world();
  const demand = await aDemand(all.firm, all.call.code, form);
  valueOf(await makeMove(all.firm, "demand", demand.no, "submit"));
  valueOf(await makeMove(all.officer, "demand", demand.no, "startVetting"));
  return { ...all, demand };
}

describe("a call for demands", () => {
  it("is nobody's but the bureau's until a second person publishes it, then everybody's", async () => {
    const { staff, round } = await aChallenge({ status: "drafted" });
    const call = valueOf(await createCall(await at(staff.officer), { round, title: "征集赤泥综合利用技术需求", body: "面向全市企业。" }));
    expect(codeOf(await showCall(await at(publicActor), call.code))).toBe("notFound");
    expect(codeOf(await showCall(await at(staff.officer), call.code))).toBeNull();
    expect(codeOf(await makeMove(staff.officer, "notice", call.noticeId, "publish", { documentNumber: "测工信〔2031〕9号" }))).toBe("notAllowed");
    valueOf(await makeMove(staff.officer2, "notice", call.noticeId, "publish", { documentNumber: "测工信〔2031〕9号" }));
    const shown = valueOf(await showCall(await at(publicActor), call.code));
    expect([shown.noticeStatus, shown.documentNumber]).toEqual(["published", "测工信〔2031〕9号"]);
  });

  it("names a recommending unit that nobody knows, and a closing that is over", async () => {
    const { staff, round } = await aChallenge({ status: "drafted" });
    const base = { round, title: "征集赤泥综合利用技术需求", body: "面向全市企业。" };
    const unknown = await createCall(await at(staff.officer), { ...base, recommendation: "required", recommenders: ["91410800MA0000000X"] });
    expect(unknown.ok ? null : unknown.refusal.fields).toEqual([{ path: "recommenders", message: "unknownUnit" }]);
    expect(codeOf(await createCall(await at(staff.officer), { ...base, closesAt: "2020-01-06T17:00:00+08:00" }))).toBe("badDate");
    expect(codeOf(await createCall(await at(publicActor), base))).toBe("signInNeeded");
  });
});

describe("the form of a call", () => {
  it("proposes a closing thirty days on, on a working day, so that nothing stays open for ever by an empty field", async () => {
    const { staff } = await aChallenge({ status: "drafted" });
    await setClock("2099-01-08T10:00:00+08:00");
    expect(valueOf(await showNewCallForm(await at(staff.officer))).closesOn).toBe("2099-02-09");
    const post = (fields: Record<string, string>) => callForm.safeParse({ round: "R", title: "标题", body: "正文", ...fields });
    expect(post({}).error?.issues.map(({ path, message }) => [path, message])).toEqual([[["closesOn"], "required"]]);
    expect(post({ term: "yearRound" }).success).toBe(true);
    expect(post({ closesOn: "2099-02-09" }).data?.closesOn).toContain("2099-02-09T17:00");
  });
});

describe("a firm's demand", () => {
  it("is saved at any time and submitted only whole, with everything that is missing named", async () => {
    const { firm, call, officer } = await world();
    const { no } = valueOf(await createDemand(await at(firm), { call: call.code }));
    const half = { ...(await aDemandForm()), title: "赤泥脱碱关键技术研究", contactPhone: "123", indicators: [], statements: emptyDemandForm.statements };
    const saved = valueOf(await saveDemand(await at(firm), no, half, 0));
    const named = ["contactPhone", "indicators", "statements.unsolved", "statements.notClassified", "statements.truthful", "statements.firstUse"];
    expect(saved.missing.map(({ path }) => path).sort()).toEqual([...named].sort());
    const refused = await makeMove(firm, "demand", no, "submit");
    expect(codeOf(refused)).toBe("demandIncomplete");
    expect(refused.ok ? [] : refused.refusal.fields?.map(({ path }) => path).sort()).toEqual([...named].sort());
    // A draft is the firm's alone.
    expect(codeOf(await showDemand(await at(officer), no))).toBe("notFound");
    expect(valueOf(await listDemands(await at(officer), demandListFilter.parse({ text: no }))).rows).toEqual([]);
    valueOf(await saveDemand(await at(firm), no, await aDemandForm(), 1));
    valueOf(await makeMove(firm, "demand", no, "submit"));
    expect(valueOf(await showDemand(await at(officer), no)).demand.content?.ownerInputFen).toBe(640_000_000);
  });

  it("keeps two windows apart: the second save over an old revision is refused and loses nothing", async () => {
    const { firm, call } = await world();
    const { no } = valueOf(await createDemand(await at(firm), { call: call.code }));
    const first = await aDemandForm(0, { keywords: "一" });
    valueOf(await saveDemand(await at(firm), no, first, 0));
    expect(codeOf(await saveDemand(await at(firm), no, await aDemandForm(0, { keywords: "二" }), 0))).toBe("editedElsewhere");
    expect(valueOf(await showDemandForm(await at(firm), no)).form.keywords).toBe("一");
    // The same text again is nobody's quarrel.
    expect(valueOf(await saveDemand(await at(firm), no, first, 0)).revision).toBe(1);
  });

  it("is refused after the call has closed; what was returned may still be corrected", async () => {
    const { firm, call, officer } = await world({ closesAt: "2099-01-05T17:00:00+08:00" });
    const [late, intime] = [await aDemand(firm, call.code), await aDemand(firm, call.code)];
    valueOf(await makeMove(firm, "demand", intime.no, "submit"));
    valueOf(await makeMove(officer, "demand", intime.no, "return", {}, { reason: "指标须写明干基" }));
    // The owner reads why before anything else, on the page and over the form; whoever never handed it in reads nothing.
    expect(valueOf(await showDemand(await at(firm), intime.no)).returnReason).toBe("指标须写明干基");
    expect(valueOf(await showDemandForm(await at(firm), intime.no)).returnReason).toBe("指标须写明干基");
    expect(valueOf(await showDemandForm(await at(firm), late.no)).returnReason).toBeNull();
    await setClock("2099-01-05T17:00:00+08:00");
    expect(codeOf(await makeMove(firm, "demand", late.no, "submit"))).toBe("deadlinePassed");
    expect(codeOf(await createDemand(await at(firm), { call: call.code }))).toBe("deadlinePassed");
    valueOf(await makeMove(firm, "demand", intime.no, "submit"));
    expect(valueOf(await showDemand(await at(firm), intime.no)).returnReason).toBeNull();
  });

  it("goes to its county body first where one is chosen, and that body sees no other", async () => {
    const county = await aTeam("D5");
    const { rows } = await getPool().query<{ uscc: string }>("select uscc from unit where id = $1", [county.actor.units[0]!.unitId]);
    const uscc = rows[0]!.uscc;
    const { firm, call, officer } = await world({ recommendation: "required", recommenders: [uscc] });
    const { no } = valueOf(await createDemand(await at(firm), { call: call.code, form: await aDemandForm() }));
    expect(codeOf(await makeMove(firm, "demand", no, "submit"))).toBe("demandIncomplete");
    valueOf(await saveDemand(await at(firm), no, await aDemandForm(0, { recommender: uscc }), 0));
    expect(codeOf(await showDemand(await at(county.actor), no))).toBe("notFound");
    valueOf(await makeMove(firm, "demand", no, "submit"));
    expect(codeOf(await makeMove(officer, "demand", no, "startVetting"))).toBe("wrongState");
    expect(codeOf(await makeMove(firm, "demand", no, "recommend"))).toBe("notAllowed");
    expect(valueOf(await listTodo(await at(county.actor))).mine.some((item) => item.code === "recommendDemand" && item.no === no)).toBe(true);
    valueOf(await makeMove(county.actor, "demand", no, "recommend", { opinion: "同意推荐" }));
    expect(codeOf(await makeMove(county.actor, "demand", no, "return", {}, { reason: "再改改" }))).toBe("stageNotReached");
    valueOf(await makeMove(officer, "demand", no, "startVetting"));
  });
});

describe("代录 from paper", () => {
  it("is written by the officer, taken over with number and code by the firm of that credit code, once", async () => {
    const { officer, call, firm } = await world();
    const { rows } = await getPool().query<{ uscc: string; name: string }>("select uscc, name from unit where id = $1", [firm.units[0]!.unitId]);
    const paper = { unitName: rows[0]!.name, uscc: rows[0]!.uscc, receivedOn: "2026-11-20" };
    const entered = valueOf(await createDemand(await at(officer), { call: call.code, paper, form: await aDemandForm() }));
    expect(entered.code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    valueOf(await makeMove(officer, "demand", entered.no, "submit"));
    const stranger = await aTeam("T03");
    expect(codeOf(await takeOverDemand(await at(stranger.actor), { no: entered.no, code: entered.code }))).toBe("codeUnknown");
    expect(codeOf(await takeOverDemand(await at(firm), { no: entered.no, code: "AAAA-BBBB-CCCC" }))).toBe("codeUnknown");
    const renewed = valueOf(await renewTakeoverCode(await at(officer), entered.no));
    expect(codeOf(await takeOverDemand(await at(firm), { no: entered.no, code: entered.code }))).toBe("codeUnknown");
    valueOf(await takeOverDemand(await at(firm), { no: entered.no, code: renewed.code.toLowerCase().replaceAll("-", " ") }));
    expect(codeOf(await takeOverDemand(await at(firm), { no: entered.no, code: renewed.code }))).toBe("codeUnknown");
    expect(valueOf(await showDemand(await at(firm), entered.no)).demand.sight).toBe("owner");
    expect(codeOf(await renewTakeoverCode(await at(officer), entered.no))).toBe("alreadyDone");
    // The code stands in no column in clear.
    const { rows: stored } = await getPool().query<{ text: string }>("select o::text as text from demand o where no = $1", [entered.no]);
    expect(stored[0]!.text).not.toContain(renewed.code.replaceAll("-", ""));
  });

  it("has its owner in the item although nobody has taken it over: a firm that registers later may not bid on what it asked for", async () => {
    const { officer, call, round } = await world();
    const start = `91000000PY${String(Date.now()).slice(-7)}`;
    const uscc = `${start}${checkUscc(`${start}0`).expectedCheckDigit!}`;
    const paper = { unitName: "示例·纸质来件企业", uscc, receivedOn: "2026-11-20" };
    const entered = valueOf(await createDemand(await at(officer), { call: call.code, paper, form: await aDemandForm() }));
    valueOf(await makeMove(officer, "demand", entered.no, "submit"));
    valueOf(await makeMove(officer, "demand", entered.no, "startVetting"));
    valueOf(await makeMove(officer, "demand", entered.no, "conclude", vetting));
    const { no } = valueOf(await convertDemand(await at(officer), entered.no, { round, pattern: "B" }));
    const { rows } = await getPool().query<{ id: string; name: string; kind: string; check_digit_ok: boolean }>("select u.id, u.name, u.kind, u.check_digit_ok from unit u where u.uscc = $1", [uscc]);
    expect(rows).toEqual([{ id: rows[0]!.id, name: paper.unitName, kind: "enterprise", check_digit_ok: true }]);
    expect((await findSubject("challenge", no))?.ownerUnitId).toBe(rows[0]!.id);
    expect(valueOf(await showChallengeForm(await at(officer), no)).content.owner).toBe(uscc);
  });

  it("gives its item to the firm that takes it over where an item of before has no owner, a part that was split from it too", async () => {
    const { officer, call, round, firm } = await world();
    const unit = firm.units[0]!.unitId;
    const { rows } = await getPool().query<{ uscc: string; name: string }>("select uscc, name from unit where id = $1", [unit]);
    const entered = valueOf(await createDemand(await at(officer), { call: call.code, paper: { unitName: "曾用名", uscc: rows[0]!.uscc, receivedOn: "2026-11-20" }, form: await aDemandForm() }));
    valueOf(await makeMove(officer, "demand", entered.no, "submit"));
    const { into } = valueOf(await makeMove(officer, "demand", entered.no, "split", { titles: "赤泥梯级脱碱关键技术\n赤泥碱液回用关键技术" }, { reason: "分开" })) as { into: string };
    const [part] = into.split("、");
    valueOf(await makeMove(officer, "demand", part!, "conclude", vetting));
    // Where nobody says more, as the round begins its items.
    await getPool().query("update round set rules = jsonb_set(rules, '{challengeDefaults}', '{\"pattern\":\"C\",\"fundingRule\":{}}') where code = $1", [round]);
    const { id, no } = valueOf(await convertDemand(await at(officer), part!, { round }));
    expect(valueOf(await showChallengeForm(await at(officer), no)).content.pattern).toBe("C");
    expect((await findSubject("challenge", no))?.ownerUnitId).toBe(unit);
    await asOwner("update challenge set owner_unit_id = null where id = $1", [id]);
    valueOf(await takeOverDemand(await at(firm), { no: entered.no, code: entered.code }));
    expect((await findSubject("challenge", no))?.ownerUnitId).toBe(unit);
    expect(valueOf(await showDemand(await at(firm), part!)).demand.sight).toBe("owner");
  });

  it("refuses a paper that came in after the closing or comes tomorrow", async () => {
    const { officer, call } = await world({ closesAt: "2099-01-05T17:00:00+08:00" });
    await setClock("2099-01-08T09:00:00+08:00");
    const paper = { unitName: "示例·甲企业", uscc: "91410800MA45678901" };
    const enter = async (receivedOn: string) => createDemand(await at(officer), { call: call.code, paper: { ...paper, receivedOn } });
    expect(codeOf(await enter("2099-01-06"))).toBe("badDate");
    expect(codeOf(await enter("2099-01-09"))).toBe("badDate");
    expect(codeOf(await enter("2099-01-05"))).toBeNull();
  });
});

describe("who asked for a demand", () => {
  const told = async (no: string) => {
    const { rows } = await getPool().query<{ to: string; news: string; words: string | null }>(
      "select data ->> 'to' as to, data -> 'mail' ->> 'news' as news, data -> 'mail' ->> 'words' as words from pgboss.job where data -> 'mail' ->> 'template' = 'demandNews' and data -> 'mail' ->> 'no' = $1 order by created_on, id",
      [no],
    );
    return rows.map(({ to, news, words }) => [to, news, words]);
  };

  it("is told of every turn of it by mail, and the county body that its word is awaited; a demand on paper alone tells nobody", async () => {
    const county = await aTeam("D5");
    const uscc = county.uscc;
    const { firm, call, officer } = await world({ recommendation: "required", recommenders: [uscc] });
    await getPool().query("update person set email = 'firm-d1@example.org' where id = $1", [firm.personId]);
    await getPool().query("update person set email = 'county-d5@example.org' where id = $1", [county.actor.personId]);
    await getPool().query("update unit_member set administrator = true where person_id = $1", [county.actor.personId]);
    const form = await aDemandForm(0, { recommender: uscc });
    const { no } = await aDemand(firm, call.code, form);
    valueOf(await makeMove(firm, "demand", no, "submit"));
    expect((await told(no)).filter(([to]) => to === "county-d5@example.org")).toEqual([["county-d5@example.org", "recommendationAsked", null]]);
    valueOf(await makeMove(county.actor, "demand", no, "return", {}, { reason: "指标须写明干基" }));
    valueOf(await makeMove(firm, "demand", no, "submit"));
    valueOf(await makeMove(county.actor, "demand", no, "recommend"));
    valueOf(await makeMove(officer, "demand", no, "startVetting"));
    const edit = valueOf(await showDemandForm(await at(officer), no));
    valueOf(await reviseDemand(await at(officer), no, { ...edit.form, deliverables: "工艺包 1 套。" }, edit.revision, "与单位电话确认"));
    valueOf(await makeMove(officer, "demand", no, "conclude", vetting));
    valueOf(await makeMove(officer, "demand", no, "shelve", {}, { reason: "本批次经费已满" }));
    expect((await told(no)).filter(([to]) => to === "firm-d1@example.org").map(([, ...rest]) => rest)).toEqual([["returned", "指标须写明干基"], ["revised", "与单位电话确认"], ["listed", null], ["shelved", "本批次经费已满"]]);
    const paper = valueOf(await createDemand(await at(officer), { call: call.code, paper: { unitName: "示例·甲企业", uscc: "91410800MA45678901", receivedOn: "2026-11-20" }, form }));
    valueOf(await makeMove(officer, "demand", paper.no, "submit"));
    valueOf(await makeMove(officer, "demand", paper.no, "return", {}, { reason: "缺页" }));
    expect((await told(paper.no)).map(([, news]) => news)).not.toContain("returned");
    await getPool().query("update person set email = null where email in ('firm-d1@example.org', 'county-d5@example.org')");
  });
});

describe("the eight challenges of the demo", () => {
  it("come from a firm's demand to the public page, each with its indicators, money and owner", async () => {
    const { officer, officer2, call, round } = await world();
    for (const [index, item] of (await demoFile()).items.entries()) {
      const firm = (await aTeam(item.owner ?? "D1")).actor;
      const { no } = await aDemand(firm, call.code, await aDemandForm(index));
      valueOf(await makeMove(firm, "demand", no, "submit"));
      valueOf(await makeMove(officer, "demand", no, "startVetting"));
      valueOf(await makeMove(officer, "demand", no, "conclude", vetting));
      valueOf(await commitDemand(await at(firm), no, { signer: "示例法人", signedOn: "2026-11-21", scan }));
      const challenge = valueOf(await convertDemand(await at(officer), no, { round, pattern: item.pattern }));
      valueOf(await makeMove(officer, "challenge", challenge.no, "approve", {}, { reason: "按论证意见审定" }));
      valueOf(await makeMove(officer2, "challenge", challenge.no, "publish", { documentNumber: "测工信〔2033〕8号" }));
      const shown = valueOf(await showChallenge(await at(publicActor), challenge.no));
      expect([shown.title, shown.status, shown.fiscalFen, shown.indicators.map(({ code, comparator, value, upper, unit }) => [code, comparator, value, upper, unit])]).toEqual([
        item.title, "open", item.money.fiscal * 1_000_000, item.indicators.map(({ code, comparator, value, upper, unit }) => [code, comparator, value, upper, unit]),
      ]);
      expect(shown.ownerName).toBe((await demoFile()).organisations.find((one) => one.code === (item.owner ?? "D1"))!.name);
    }
  });
});

describe("论证", () => {
  it("keeps every version with its differences; a revision by the bureau is a version, too", async () => {
    const { officer, firm, demand } = await vetted();
    const form = await aDemandForm(0, { problem: "脱碱成本高于 60 元/t，须降到 45 元/t 以下。" });
    const first = form.indicators[0]!;
    const revised = { ...form, indicators: [{ ...first, value: "0.9", basis: "干基" }, ...form.indicators.slice(1)] };
    expect(codeOf(await reviseDemand(await at(firm), demand.no, revised, 0, ""))).toBe("wrongState");
    expect(codeOf(await reviseDemand(await at(officer), demand.no, { ...revised, background: "" }, 0, ""))).toBe("demandIncomplete");
    expect(valueOf(await reviseDemand(await at(officer), demand.no, revised, 0, "与单位电话确认"))).toEqual({ no: demand.no, number: 2 });
    const { versions } = valueOf(await showDemand(await at(firm), demand.no)).demand;
    expect(versions.map(({ number, by }) => [number, by])).toEqual([[2, "bureau"], [1, "owner"]]);
    expect(versions[0]!.differences.map((one) => (one.kind === "indicator" ? [one.code, one.before?.value, one.after?.value, one.after?.basis] : one.field))).toEqual(["problem", ["1-1", 1, 0.9, "干基"]]);
  });

  it("ends in one record; listed, the demand becomes a challenge that cannot be published without the owner's letter for the last version", async () => {
    const { officer, officer2, firm, round, demand } = await vetted();
    expect(codeOf(await convertDemand(await at(officer), demand.no, { round, pattern: "B" }))).toBe("wrongState");
    expect(codeOf(await makeMove(officer, "demand", demand.no, "conclude", { ...vetting, heldOn: "2099-01-01" }))).toBe("badDate");
    expect(codeOf(await makeMove(officer2, "demand", demand.no, "conclude", vetting))).toBe("notAllowed");
    valueOf(await makeMove(officer, "demand", demand.no, "conclude", vetting));
    valueOf(await commitDemand(await at(firm), demand.no, { signer: "示例法人", signedOn: "2026-11-21", scan }));
    // A later version asks for a letter anew.
    const edit = valueOf(await showDemandForm(await at(officer), demand.no));
    valueOf(await reviseDemand(await at(officer), demand.no, { ...edit.form, deliverables: "工艺包 1 套、企业标准 1 项。" }, edit.revision, ""));
    const { no } = valueOf(await convertDemand(await at(officer), demand.no, { round, pattern: "B" }));
    expect(valueOf(await showWorkChallenge(await at(officer), no)).challenge.demandNo).toBe(demand.no);
    expect(codeOf(await convertDemand(await at(officer), demand.no, { round, pattern: "B" }))).toBe("challengeRunning");
    expect(codeOf(await makeMove(officer, "demand", demand.no, "shelve", {}, { reason: "退回" }))).toBe("challengeRunning");
    valueOf(await makeMove(officer, "challenge", no, "approve"));
    const refused = await makeMove(officer2, "challenge", no, "publish", { documentNumber: "测工信〔2032〕1号" });
    expect(refused.ok ? null : refused.refusal).toMatchObject({ code: "commitmentMissing", facts: { no: demand.no, version: 2 } });
    const offer = valueOf(await showWorkChallenge(await at(officer2), no)).offers.find(({ move }) => move === "publish");
    expect(offer?.refusal?.code).toBe("commitmentMissing");
    valueOf(await commitDemand(await at(officer), demand.no, { signer: "示例法人", signedOn: "2026-11-25", scan }));
    // Nor may the item promise something else than was signed, unless that is signed too; a method of test is the bureau's to add.
    const rewrite = async (change: (content: NewChallenge) => object) => {
      valueOf(await makeMove(officer, "challenge", no, "return", {}, { reason: "核对" }));
      const { content, digest } = valueOf(await showChallengeForm(await at(officer), no));
      valueOf(await editChallenge(await at(officer), no, { ...content, ...change(content) }, digest));
      valueOf(await makeMove(officer, "challenge", no, "approve"));
    };
    expect(codeOf(await commitItem(await at(officer), no, { signer: "示例法人", signedOn: "2026-11-25", scan }))).toBe("noOwnerToSign");
    await rewrite(({ payToBidderFen }) => ({ payToBidderFen: payToBidderFen - 1_000_000 }));
    expect(await makeMove(officer2, "challenge", no, "publish", { documentNumber: "测工信〔2032〕1号" })).toMatchObject({ refusal: { code: "ownerLetterMissing", facts: { no, isOutdated: 1 } } });
    valueOf(await commitItem(await at(firm), no, { signer: "示例法人", signedOn: "2026-11-26", scan }));
    expect(await commitmentLack((await findSubject("challenge", no))!.id)).toBeNull();
    await rewrite(({ payToBidderFen, indicators }) => ({ payToBidderFen: payToBidderFen + 1_000_000, indicators: indicators.map((one) => ({ ...one, method: "GB/T 176—2017" })) }));
    valueOf(await makeMove(officer2, "challenge", no, "publish", { documentNumber: "测工信〔2032〕1号" }));
    const shown = valueOf(await showDemand(await at(firm), demand.no)).demand;
    expect(shown.challenges.map((one) => [one.no, one.status])).toEqual([[no, "open"]]);
    // The firm reads the opinion and not who sat in the panel; the bureau reads both.
    expect([shown.vettings[0]?.opinion, shown.vettings[0]?.experts]).toEqual([vetting.opinion, []]);
    expect(valueOf(await showDemand(await at(officer), demand.no)).demand.vettings[0]?.experts).toHaveLength(2);
    expect(valueOf(await showTimeline(await at(officer), "demand", demand.no)).map(({ event }) => event)).toEqual(["commit", "convert", "revise", "commit", "conclude", "startVetting", "submit", "create"]);
  });

  it("goes back to the pool when its challenge ends without a bid", async () => {
    const { officer, officer2, firm, round, demand } = await vetted(await aDemandForm(0, { title: "钛石膏制备胶凝材料成套技术", problem: "钛石膏含水率高，成本高于天然石膏。" }));
    valueOf(await makeMove(officer, "demand", demand.no, "conclude", vetting));
    valueOf(await commitDemand(await at(firm), demand.no, { signer: "示例法人", signedOn: "2026-11-21", scan }));
    const { no } = valueOf(await convertDemand(await at(officer), demand.no, { round, pattern: "B" }));
    valueOf(await makeMove(officer, "challenge", no, "approve"));
    valueOf(await makeMove(officer2, "challenge", no, "publish", { documentNumber: "测工信〔2032〕9号" }));
    await toDeadline(no);
    expect(valueOf(await makeMove(officer, "challenge", no, "close"))).toMatchObject({ to: "noBid" });
    expect(valueOf(await makeMove(officer2, "challenge", no, "giveUp", {}, { reason: "两次无人揭榜" }))).toMatchObject({ to: "endedNoBid", demand: demand.no });
    expect(valueOf(await showDemand(await at(firm), demand.no)).demand.status).toBe("shelved");
    valueOf(await makeMove(officer, "demand", demand.no, "revisit", {}, { reason: "重新论证" }));
    expect(await brokenInvariants()).toEqual([]);
  });

  it("stays behind an item that is drafted anew: one item at a time, and the pool has it back at the end", async () => {
    const { officer, officer2, firm, round, demand } = await vetted(await aDemandForm(0, { title: "赤泥制备陶粒滤料成套技术研究", problem: "成品强度波动，吸水率偏高。" }));
    valueOf(await makeMove(officer, "demand", demand.no, "conclude", vetting));
    valueOf(await commitDemand(await at(firm), demand.no, { signer: "示例法人", signedOn: "2026-11-21", scan }));
    const { no } = valueOf(await convertDemand(await at(officer), demand.no, { round, pattern: "B" }));
    valueOf(await makeMove(officer, "challenge", no, "approve"));
    valueOf(await makeMove(officer2, "challenge", no, "publish", { documentNumber: "测工信〔2032〕19号" }));
    await toDeadline(no);
    valueOf(await makeMove(officer, "challenge", no, "close"));
    const anew = valueOf((await makeMove(officer, "challenge", no, "reissue", {}, { reason: "修订后重新发榜" })) as Result<{ no: string }>).no;
    expect(valueOf(await showWorkChallenge(await at(officer), anew)).challenge.demandNo).toBe(demand.no);
    expect(codeOf(await convertDemand(await at(officer), demand.no, { round, pattern: "B" }))).toBe("challengeRunning");
    valueOf(await makeMove(officer, "challenge", anew, "approve"));
    valueOf(await makeMove(officer2, "challenge", anew, "publish", { documentNumber: "测工信〔2032〕20号" }));
    await toDeadline(anew);
    valueOf(await makeMove(officer, "challenge", anew, "close"));
    expect(valueOf(await makeMove(officer2, "challenge", anew, "giveUp", {}, { reason: "两次无人揭榜" }))).toMatchObject({ to: "endedNoBid", demand: demand.no });
  });

  it("merges with parents kept, splits with parents kept, and hints at what looks alike", async () => {
    // Words of its own: the database holds the demands of the other tests.
    const own = { title: "磷化渣与铸造砂协同资源化装备", problem: "铸造废砂再生后粉尘含量高，缺少成套装备。" };
    const { officer, firm, call, demand } = await vetted(await aDemandForm(0, own));
    const twin = await aDemand(firm, call.code, await aDemandForm(0, { ...own, periodMonths: "30" }));
    valueOf(await makeMove(firm, "demand", twin.no, "submit"));
    const hints = valueOf(await showDemand(await at(officer), twin.no)).demand.similar;
    expect(hints.some(({ no, percent }) => no === demand.no && percent === 100)).toBe(true);
    expect(valueOf(await showDemand(await at(firm), twin.no)).demand.similar).toEqual([]);
    const title = "赤泥梯级脱碱与碱液回用（合并）";
    expect(codeOf(await makeMove(officer, "demand", demand.no, "merge", { others: "XQ-2026-9999", title }, { reason: "同类" }))).toBe("notEnoughDemands");
    expect(codeOf(await makeMove(officer, "demand", demand.no, "merge", { others: demand.no, title }, { reason: "同类" }))).toBe("notEnoughDemands");
    expect(valueOf(await showDemand(await at(officer), twin.no)).demand.status).toBe("submitted");
    const merged = valueOf(await makeMove(officer, "demand", demand.no, "merge", { others: ` ${twin.no.toLowerCase()} `, title }, { reason: "同类" })) as { into: string };
    const child = valueOf(await showDemand(await at(officer), merged.into)).demand;
    expect([child.status, child.title, child.parents.map(({ no }) => no)]).toEqual(["underVetting", title, [demand.no, twin.no].sort()]);
    expect([child.content?.ownerInputFen, child.content?.periodMonths, child.content?.indicators.length]).toEqual([1_280_000_000, 30, (await aDemandForm()).indicators.length]);
    expect(valueOf(await showDemand(await at(firm), twin.no)).demand.status).toBe("superseded");
    expect(codeOf(await makeMove(officer, "demand", merged.into, "split", { titles: "太短\n也短" }, { reason: "分开" }))).toBe("invalidInput");
    valueOf(await makeMove(officer, "demand", merged.into, "split", { titles: "赤泥梯级脱碱关键技术\n赤泥碱液回用关键技术" }, { reason: "分开" }));
    const parts = valueOf(await showDemand(await at(firm), merged.into)).demand.children;
    expect(parts.map(({ title: one }) => one)).toEqual(["赤泥梯级脱碱关键技术", "赤泥碱液回用关键技术"]);
    expect(await brokenInvariants()).toEqual([]);
  });
});
