import { describe, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { holdDraw } from "#app/services/draw/hold-draw.ts";
import { prepareDraw } from "#app/services/draw/prepare-draw.ts";
import { inviteAgreed, recordCall } from "#app/services/draw/record-call.ts";
import { showDraw } from "#app/services/draw/show-draw.ts";
import { listExceptions } from "#app/services/exception/list-exceptions.ts";
import { inviteExperts } from "#app/services/review/invite-experts.ts";
import { at, codeOf, makeMove, valueOf } from "#tests/support/builders.ts";
import { anExpert, anOpenedItem, type OpenedItem } from "#tests/support/reviews.ts";

/** Who of these experts hears of an invitation from now on: numbers, as often as they were written to. */
async function hearing(nos: readonly string[]): Promise<() => Promise<string[]>> {
  await getPool().query("update person set email = e.no || '@example.test' from expert e where e.person_id = person.id and e.no = any($1)", [nos]);
  const mails = async () =>
    (
      await getPool().query<{ id: string; no: string }>(
        "select j.id, e.no from pgboss.job j join expert e on j.data::text like '%' || e.no || '@example.test%' where j.name = 'sendMail' and j.data::text like '%reviewInvitation%' and e.no = any($1) order by e.no",
        [nos],
      )
    ).rows;
  const before = new Set((await mails()).map(({ id }) => id));
  return async () => (await mails()).flatMap(({ id, no }) => (before.has(id) ? [] : [no]));
}

describe("an expert hears of an invitation", () => {
  it("by SMS where a gateway is connected, and it names neither item nor bid", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }] });
    await anExpert("E95009");
    await getPool().query("update person set email = null, phone = '13700095009' from expert e where e.person_id = person.id and e.no = 'E95009'");
    valueOf(await inviteExperts(await at(item.staff.officer), { challenge: item.no, experts: ["E95009"] }));
    const { rows } = await getPool().query<{ sms: object }>("select data -> 'sms' as sms from pgboss.job where name = 'sendSms' and data ->> 'to' = '13700095009'");
    expect(rows).toEqual([{ sms: { kind: "reviewInvitation" } }]);
  });

  it("when he is chosen by hand, once for all bids, and again when he is asked again; who is not asked anew hears nothing", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
    const nos = ["E95001", "E95002"];
    for (const no of nos) await anExpert(no);
    const heard = await hearing(nos);
    const officer = await at(item.staff.officer);
    valueOf(await inviteExperts(officer, { challenge: item.no, experts: ["E95001"] }));
    expect(await heard()).toEqual(["E95001"]);
    valueOf(await inviteExperts(officer, { challenge: item.no, experts: nos }));
    expect(await heard()).toEqual(["E95001", "E95002"]);
    expect(codeOf(await inviteExperts(officer, { challenge: item.no, experts: nos }))).toBe("alreadyDone");
    valueOf(await makeMove(item.staff.officer, "reviewAssignment", `${item.bids.T01!.no}/E95002`, "replace"));
    valueOf(await makeMove(item.staff.officer, "reviewAssignment", `${item.bids.T01!.no}/E95002`, "invite"));
    expect(await heard()).toEqual(["E95001", "E95002", "E95002"]);
  });

  it("when he agrees on the telephone, so that he finds his tasks", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }] });
    for (let no = 95100; no < 95106; no += 1) await anExpert(`E${String(no)}`);
    const { officer, officer2, witness } = item.staff;
    valueOf(await prepareDraw(await at(officer), item.no, { groups: [{ kind: "technical", places: 2, leastOutside: 0 }] }));
    valueOf(await holdDraw(await at(witness), item.no, { number: "427" }));
    const [first, second] = valueOf(await showDraw(await at(officer), item.no)).held[0]!.groups[0]!.names.map(({ pseudonym, expert }) => ({ pseudonym, no: expert!.no })) as [Drawn, Drawn];
    const heard = await hearing([first.no, second.no]);
    valueOf(await recordCall(await at(officer), item.no, { pseudonym: first.pseudonym, result: "accepted" }));
    expect(await heard()).toEqual([first.no]);
    // The second operator only notes the answer; the tasks, and the mail, come with the officer.
    valueOf(await recordCall(await at(officer2), item.no, { pseudonym: second.pseudonym, result: "accepted" }));
    expect(await heard()).toEqual([first.no]);
    valueOf(await inviteAgreed(await at(officer), item.no));
    expect(await heard()).toEqual([first.no, second.no].sort());
  });
});

describe("experts whom somebody chose stand in 例外清单", () => {
  const exceptionsOf = async (item: OpenedItem) => valueOf(await listExceptions(await at(item.staff.supervisor), item.round, "notDrawn")).rows.filter(({ challengeNo }) => challengeNo === item.no);
  const eventsOf = async (item: OpenedItem) => (await getPool().query<{ experts: string[] }>("select body::jsonb -> 'experts' as experts from audit_event where object_id = $1 and kind = 'pickExperts' order by seq", [item.id])).rows.map(({ experts }) => experts);

  it("once for an invitation, with its reason; the log has their pseudonyms and neither numbers nor words", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
    for (const no of ["E95201", "E95202", "E95203"]) await anExpert(no);
    valueOf(await inviteExperts(await at(item.staff.officer), { challenge: item.no, experts: ["E95201", "E95202"], reason: "全市只有两名此领域专家" }));
    expect(await exceptionsOf(item)).toMatchObject([{ kinds: ["notDrawn"], event: "pickExperts", reason: "全市只有两名此领域专家" }]);
    const { rows } = await getPool().query<{ pseudonym: string }>("select distinct a.pseudonym from review_assignment a join bid b on b.id = a.bid_id where b.challenge_id = $1 order by 1", [item.id]);
    expect(await eventsOf(item)).toEqual([rows.map(({ pseudonym }) => pseudonym)]);
    const { rows: bodies } = await getPool().query<{ body: string }>("select body::text as body from audit_event where object_id = $1 and kind = 'pickExperts'", [item.id]);
    expect(bodies.map(({ body }) => body).join()).not.toMatch(/E952|全市/);
    // In place of another one somebody is chosen too.
    valueOf(await makeMove(item.staff.officer, "reviewAssignment", `${item.bids.T01!.no}/E95202`, "replace", { expert: "E95203", allBids: true }));
    expect(await exceptionsOf(item)).toHaveLength(2);
    // Who has the task already is not chosen anew.
    expect(codeOf(await inviteExperts(await at(item.staff.officer), { challenge: item.no, experts: ["E95201"] }))).toBe("alreadyDone");
    expect(await exceptionsOf(item)).toHaveLength(2);
  });

  it("never for who was drawn or whose turn has come, but for a reserve before that", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }] });
    for (let no = 95300; no < 95306; no += 1) await anExpert(`E${String(no)}`);
    const { officer, witness } = item.staff;
    valueOf(await prepareDraw(await at(officer), item.no, { groups: [{ kind: "technical", places: 2, leastOutside: 0 }] }));
    valueOf(await holdDraw(await at(witness), item.no, { number: "427" }));
    const [first, second, third, fourth] = valueOf(await showDraw(await at(officer), item.no)).held[0]!.groups[0]!.names.map(({ pseudonym, expert }) => ({ pseudonym, no: expert!.no }));
    valueOf(await recordCall(await at(officer), item.no, { pseudonym: first!.pseudonym, result: "accepted" }));
    valueOf(await inviteExperts(await at(officer), { challenge: item.no, experts: [second!.no] }));
    expect(await exceptionsOf(item)).toEqual([]);
    valueOf(await inviteExperts(await at(officer), { challenge: item.no, experts: [fourth!.no] }));
    expect(await exceptionsOf(item)).toMatchObject([{ kinds: ["notDrawn"], reason: null }]);
    expect(await eventsOf(item)).toEqual([[expect.any(String)]]);
    expect(third!.no).not.toBe(fourth!.no);
  });
});

interface Drawn {
  pseudonym: string;
  no: string;
}
