import { afterEach, describe, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { smsSchema } from "#app/domain/mail/sms.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { sendSms } from "#app/jobs/handlers/send-sms.ts";
import { silentCorrectionWords } from "#app/messages/zh-CN/bid.ts";
import { endSilentCorrections } from "#app/services/bid/end-silent-corrections.ts";
import { showReceipt } from "#app/services/bid/show-receipt.ts";
import { showOwnBid } from "#app/services/bid/show-own-bid.ts";
import { removeMember } from "#app/services/organisation/manage-members.ts";
import { remindDeadlines } from "#app/services/bid/remind-deadlines.ts";
import { readOutbox } from "#app/services/outbox/outbox-folder.ts";
import { aBid, aTeam, closeAndOpen, toDeadline } from "#tests/support/bid-builders.ts";
import { aChallenge, aPerson, at, makeMove, resetClock, setClock, valueOf } from "#tests/support/builders.ts";

afterEach(resetClock);

let numbers = 13_700_000_000;

/** A team whose person has a mobile number and no address. */
async function aTeamByPhone(code: string): Promise<{ actor: Actor; phone: string }> {
  const { actor } = await aTeam(code);
  const phone = String((numbers += 1));
  await getPool().query("update person set email = null, phone = $2 where id = $1", [actor.personId, phone]);
  return { actor, phone };
}

async function textsTo(phone: string): Promise<Record<string, unknown>[]> {
  const { rows } = await getPool().query<{ sms: Record<string, unknown> }>("select data -> 'sms' as sms from pgboss.job where name = 'sendSms' and data ->> 'to' = $1 order by created_on, id", [phone]);
  return rows.map(({ sms }) => sms);
}

async function hoursBefore(challengeNo: string, hours: number): Promise<void> {
  const { rows } = await getPool().query<{ at: Date }>("select closes_at as at from challenge where no = $1", [challengeNo]);
  await setClock(new Date(rows[0]!.at.getTime() - hours * 3_600_000).toISOString());
}

describe("a team without addresses", () => {
  it("reads by SMS what happens to its bid, without a word of what the bid is about", async () => {
    const challenge = await aChallenge();
    const { actor, phone } = await aTeamByPhone("T01");
    const { no } = await aBid(actor, challenge.no, { status: "draft" });
    await toDeadline(challenge.no);
    valueOf(await makeMove(challenge.staff.officer, "challenge", challenge.no, "close"));
    expect(await textsTo(phone)).toEqual([{ kind: "bidNews", news: "notSubmitted", bidNo: no }]);

    await sendSms({ smsId: crypto.randomUUID(), to: phone, sms: { kind: "bidNews", news: "notSubmitted", bidNo: no } });
    const [message] = await readOutbox(1, (one) => one.to === phone);
    expect(message).toMatchObject({ kind: "sms", isOfBid: true, text: expect.stringContaining(`${no}：截止时未提交`) as string });
  });

  it("is reminded of a draft three days and one day before the closing, once each, and not of what was submitted", async () => {
    const challenge = await aChallenge();
    const late = await aTeamByPhone("T01");
    const ready = await aTeamByPhone("T04");
    const { no } = await aBid(late.actor, challenge.no, { status: "draft" });
    await aBid(ready.actor, challenge.no);
    await hoursBefore(challenge.no, 100);
    await remindDeadlines();
    expect(await textsTo(late.phone)).toEqual([]);

    await hoursBefore(challenge.no, 70);
    await remindDeadlines();
    await remindDeadlines();
    const reminder = { kind: "bidNews", news: "deadlineNear", bidNo: no };
    expect(await textsTo(late.phone)).toEqual([reminder]);
    await hoursBefore(challenge.no, 20);
    await remindDeadlines();
    await remindDeadlines();
    expect(await textsTo(late.phone)).toEqual([reminder, reminder]);
    expect((await textsTo(ready.phone)).filter(({ news }) => news === "deadlineNear")).toEqual([]);
  });

  it("learns of a rejection, also by silence, with the end of the time for 复核", async () => {
    const challenge = await aChallenge();
    const { actor, phone } = await aTeamByPhone("T02");
    const { no, id } = await aBid(actor, challenge.no);
    const other = await aPerson("colleague-t02");
    await getPool().query("update person set email = 'colleague-t02@example.org' where id = $1", [other.personId]);
    await getPool().query("insert into unit_member (unit_id, person_id, administrator) select lead_unit_id, $2, true from bid where id = $1", [id, other.personId]);
    await closeAndOpen(challenge);
    valueOf(await makeMove(challenge.staff.officer, "bid", no, "requestCorrection", { fields: ["summary"] }, { reason: "缺少实施计划" }));
    const { rows } = await getPool().query<{ at: Date }>("select due_at as at from bid_correction where bid_id = $1", [id]);
    await setClock(new Date(rows[0]!.at.getTime() + 1).toISOString());
    await endSilentCorrections((await at(actor)).now, silentCorrectionWords);
    const own = valueOf(await showOwnBid(await at(actor), no));
    expect((await textsTo(phone)).at(-1)).toEqual({ kind: "bidNews", news: "formRejected", bidNo: no });
    const mails = await getPool().query("select data ->> 'to' as to, data -> 'mail' ->> 'words' as words, data -> 'mail' ->> 'at' as at from pgboss.job where data -> 'mail' ->> 'news' = 'formRejected' and data -> 'mail' ->> 'bidNo' = $1", [no]);
    expect(mails.rows).toEqual([{ to: "colleague-t02@example.org", words: silentCorrectionWords, at: own.reviewUntil }]);
  });

  it("reads its receipt by SMS: number, version, time and short code, one for each version", async () => {
    const challenge = await aChallenge();
    const { actor, phone } = await aTeamByPhone("T07");
    const { no } = await aBid(actor, challenge.no);
    valueOf(await makeMove(actor, "bid", no, "replace"));
    const receipts = await Promise.all([1, 2].map(async (version) => valueOf(await showReceipt(await at(actor), no, version))));
    const texts = await textsTo(phone);
    expect(texts).toEqual(receipts.map(({ receipt, shortCode }) => ({ kind: "bidReceipt", bidNo: no, bidVersion: receipt.bidVersion, receivedAt: receipt.receivedAt, shortCode })));
    await sendSms({ smsId: crypto.randomUUID(), to: phone, sms: smsSchema.parse(texts[0]) });
    const [message] = await readOutbox(1, (one) => one.to === phone);
    expect(message).toMatchObject({ kind: "sms", isOfBid: true, text: expect.stringContaining(`${no} 第 1 版已收到并密封`) as string });
    expect(message).toMatchObject({ text: expect.stringContaining(receipts[0]!.shortCode) as string });
  });

  it("does not reach who has left the unit, whoever began the bid", async () => {
    const challenge = await aChallenge();
    const gone = await aTeamByPhone("T06");
    const { no } = await aBid(gone.actor, challenge.no, { status: "draft" });
    const { rows } = await getPool().query<{ unitId: string }>('select lead_unit_id as "unitId" from bid where no = $1', [no]);
    const stays = await aPerson("stays-t06");
    const phone = String((numbers += 1));
    await getPool().query("update person set phone = $2 where id = $1", [stays.personId, phone]);
    await getPool().query("insert into unit_member (unit_id, person_id, administrator) values ($1, $2, true)", [rows[0]!.unitId, stays.personId]);
    const boss: Actor = { ...stays, units: [{ unitId: rows[0]!.unitId, administrator: true }] };
    valueOf(await removeMember(await at(boss), rows[0]!.unitId, gone.actor.personId!));
    await toDeadline(challenge.no);
    valueOf(await makeMove(challenge.staff.officer, "challenge", challenge.no, "close"));
    expect(await textsTo(phone)).toEqual([{ kind: "bidNews", news: "notSubmitted", bidNo: no }]);
    expect(await textsTo(gone.phone)).toEqual([]);
  });

  it("who has an address is reminded by mail and not by SMS", async () => {
    const challenge = await aChallenge();
    const { actor, phone } = await aTeamByPhone("T05");
    await getPool().query("update person set email = 'lead-t05@example.org' where id = $1", [actor.personId]);
    const { no } = await aBid(actor, challenge.no, { status: "draft" });
    await hoursBefore(challenge.no, 20);
    await remindDeadlines();
    expect(await textsTo(phone)).toEqual([]);
    const { rows } = await getPool().query("select from pgboss.job where name = 'sendMail' and data -> 'mail' ->> 'news' = 'deadlineNear' and data -> 'mail' ->> 'bidNo' = $1", [no]);
    expect(rows).toHaveLength(1);
  });
});
