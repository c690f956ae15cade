import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { deleteOverdueIdentity } from "#app/db/identity-retention.ts";
import { keptFormWords } from "#app/messages/zh-CN/kept-form.ts";
import { showOwnBid } from "#app/services/bid/show-own-bid.ts";
import { saveDraft } from "#app/services/bid/save-draft.ts";
import { aBid, aDraft } from "#tests/support/bid-builders.ts";
import { bidBody, bidFormPath } from "#tests/support/bid-post.ts";
import { aChallenge, at, valueOf } from "#tests/support/builders.ts";
import { fileServer } from "#tests/support/file-server.ts";
import { aPerson, contextOf } from "#tests/support/people.ts";
import { Visitor } from "#tests/support/visitor.ts";

const server = fileServer();
const page = "/work/influence";
const words = "当晚有人来电打听评分，我没有答复。";
const back = keptFormWords.back.signInNeeded;

async function aVisitor(username: string): Promise<Visitor> {
  const visitor = new Visitor(server.origin);
  await visitor.signIn(username);
  return visitor;
}

const report = (more: Record<string, string> = {}) => new URLSearchParams({ intent: "report", once: randomUUID(), item: "JZGX-2026-001", occasion: "昨晚，电话", who: "", words, ...more });
const formsOf = async (personId: string) => (await getPool().query<{ slot: string; sealed: Buffer }>("select slot, sealed from auth_kept_form where user_id = $1", [personId])).rows;

describe("a form that comes when its session has ended", () => {
  it("leads to the sign-in, lies there unreadable, and is back on its page for who signs in again", async () => {
    const { personId, username } = await aPerson();
    const visitor = await aVisitor(username);
    expect((await visitor.ask(page)).html).not.toContain(words);
    visitor.endSession();
    const sent = await visitor.ask(`${page}?item=JZGX-2026-001`, report());
    expect(sent).toMatchObject({ status: 303, location: `/sign-in?next=${encodeURIComponent(`${page}?item=JZGX-2026-001`)}` });
    expect(sent.toast).toContain(keptFormWords.keeping.signInNeeded);
    const [kept, ...others] = await formsOf(personId);
    expect(others).toEqual([]);
    expect(kept!.sealed.includes(Buffer.from(words))).toBe(false);

    await visitor.signIn(username);
    const shown = await visitor.ask(page);
    expect(shown.html).toContain(words);
    expect(shown.html).toContain(back);
    // A page that did not arrive is asked for again.
    expect((await visitor.ask(page)).html).toContain(words);
    expect((await visitor.ask("/work/me")).html).not.toContain(back);

    // Sent again, it is judged as any other: this person has no part in that round.
    expect((await visitor.ask(page, report())).status).toBe(400);
    expect(await formsOf(personId)).toEqual([]);
    expect((await visitor.ask(page)).html).not.toContain(back);
  });

  it("does not cover what is written later", async () => {
    const { personId, username } = await aPerson();
    const visitor = await aVisitor(username);
    visitor.endSession();
    await visitor.ask(page, report());
    await visitor.signIn(username);
    expect((await visitor.ask(page)).html).toContain(back);
    await getPool().query("update auth_kept_form set shown_at = shown_at - interval '3 minutes' where user_id = $1", [personId]);
    expect((await visitor.ask(page)).html).not.toContain(back);
  });

  it("comes back to nobody else, in no other browser, and not after a day", async () => {
    const [writer, stranger] = [await aPerson(), await aPerson()];
    const visitor = await aVisitor(writer.username);
    visitor.endSession();
    await visitor.ask(page, report());
    await visitor.signIn(stranger.username);
    expect((await visitor.ask(page)).html).not.toContain(words);
    const elsewhere = await aVisitor(writer.username);
    const [kept] = await formsOf(writer.personId);
    elsewhere.jar.keep([`jb_kept_form=${kept!.slot}`]);
    expect((await elsewhere.ask(page)).html).not.toContain(words);

    await visitor.signIn(writer.username);
    await getPool().query("update auth_kept_form set kept_at = kept_at - interval '25 hours' where user_id = $1", [writer.personId]);
    expect((await visitor.ask(page)).html).not.toContain(words);
    expect((await deleteOverdueIdentity()).keptForms).toBe(1);
    expect(await formsOf(writer.personId)).toEqual([]);
  });

  it("of a browser that nobody knows is not kept, and the page says so", async () => {
    const visitor = new Visitor(server.origin);
    const sent = await visitor.ask(page, report());
    expect(sent).toMatchObject({ status: 303, location: `/sign-in?next=${encodeURIComponent(page)}` });
    expect(sent.toast).toContain(keptFormWords.notKept);
  });

  it("loses a password or a file on the way, and says which to give again", async () => {
    const { personId, username } = await aPerson();
    const visitor = await aVisitor(username);
    visitor.endSession();
    const form = new FormData();
    for (const [name, text] of Object.entries({ intent: "changeProfile", title: "教授", current: "old secret of mine" })) form.append(name, text);
    form.append("scan", new File(["scan"], "页.pdf"));
    await visitor.ask("/work/me", form);
    await visitor.signIn(username);
    const { html } = await visitor.ask("/work/me");
    expect(html).toContain("教授");
    expect(html).not.toContain("old secret of mine");
    for (const lack of Object.values(keptFormWords.lacks)) expect(html).toContain(lack);
    expect(await formsOf(personId)).toHaveLength(1);
  });

  it("keeps the newest eight of a person", async () => {
    const { personId, username } = await aPerson();
    const visitor = await aVisitor(username);
    visitor.endSession();
    for (let count = 0; count < 10; count += 1) await visitor.ask(`/work/bids/JB-2026-${100 + count}`, report());
    expect(await formsOf(personId)).toHaveLength(8);
  });
});

describe("a form that meets the second factor comes back after it", () => {
  it("at the sign-in", async () => {
    const { personId, username } = await aPerson({ roles: ["officer"] });
    const visitor = await aVisitor(username);
    expect((await visitor.ask(page, report())).location).toBe(`/second-factor?next=${encodeURIComponent(page)}`);
    await visitor.giveFactor(personId);
    expect((await visitor.ask(page)).html).toContain(words);
  });

  it("at a move that wants it fresh", async () => {
    const { no } = await aChallenge({ status: "open" });
    const round = no.replace(/-\d+$/, "");
    const { personId, username } = await aPerson({ roles: ["secondOfficer"] });
    const visitor = await aVisitor(username);
    await visitor.giveFactor(personId, 20);
    const reason = "主管部门要求停止本批次";
    const sent = await visitor.ask(`/work/rounds/${round}`, new URLSearchParams({ intent: "cancel", once: randomUUID(), reason }));
    expect(sent).toMatchObject({ status: 303, location: `/second-factor?next=${encodeURIComponent(`/work/rounds/${round}`)}` });
    expect(sent.toast).toContain(keptFormWords.keeping.secondFactorNeeded);
    await visitor.giveFactor(personId);
    const { html } = await visitor.ask(`/work/rounds/${round}`);
    expect(html).toContain(reason);
    expect(html).toContain(keptFormWords.back.secondFactorNeeded);
  });
});

it("a bid's form comes back on the revision it was written on: what was saved meanwhile is merged, not covered", async () => {
  const challenge = await aChallenge({ status: "open" });
  const { personId, username } = await aPerson();
  const unit = await getPool().query<{ id: string }>("insert into unit (uscc, name, kind, check_digit_ok) values ('91000000MA0KEPTF0R', '示例·单位', 'enterprise', false) returning id");
  await getPool().query("insert into unit_member (unit_id, person_id, administrator) values ($1, $2, true)", [unit.rows[0]!.id, personId]);
  const { actor } = await contextOf(username);
  const { no } = await aBid(actor, challenge.no, { status: "draft" });
  const before = valueOf(await showOwnBid(await at(actor), no));
  const visitor = await aVisitor(username);
  visitor.endSession();
  const typed = "登录过期时写的摘要";
  await visitor.ask(bidFormPath(no), new URLSearchParams(bidBody({ draft: aDraft({ summary: typed }), indicators: before.challenge.indicators, revision: before.draftRevision, intent: "save" })));
  valueOf(await saveDraft(await at(actor), no, { draft: aDraft({ summary: "同事先存的摘要" }), revision: before.draftRevision }));
  await visitor.signIn(username);
  const { html } = await visitor.ask(bidFormPath(no));
  expect(html).toContain(back);
  expect(html).toContain(typed);
  expect(html).toMatch(new RegExp(`name="revision"[^>]*value="${before.draftRevision}"|value="${before.draftRevision}"[^>]*name="revision"`));
});
