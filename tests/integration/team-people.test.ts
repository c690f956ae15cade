import { afterAll, describe, expect, it } from "vitest";
import { blindDigest } from "#app/crypto/blind-index.ts";
import { readContent, writeContent } from "#app/db/bid-opening.ts";
import { closeDatabase, getPool, inTransaction } from "#app/db/client.ts";
import { countUnmarked } from "#app/db/people-marks.ts";
import { bidDraft } from "#app/domain/bid/schema.ts";
import { ok } from "#app/domain/kernel/result.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { markPeople } from "#app/jobs/handlers/mark-people.ts";
import { keptContent, keyEncryptionKey } from "#app/services/bid/keep-content.ts";
import { peopleOf } from "#app/services/bid/people-of.ts";
import { readContentOfBids } from "#tests/support/opened.ts";
import { previewDraw } from "#app/services/draw/prepare-draw.ts";
import { addExpertLink } from "#app/services/expert/add-links.ts";
import { changeOwnProfile } from "#app/services/person/own-profile.ts";
import { inviteExperts } from "#app/services/review/invite-experts.ts";
import { showDeclaration } from "#app/services/review/declare-conflicts.ts";
import { listOwnReviews } from "#app/services/review/list-reviews.ts";
import { at, codeOf, valueOf } from "#tests/support/builders.ts";
import { jiebang } from "#tests/support/cli.ts";
import { anExpert, anOpenedItem, aUnit, type OpenedItem } from "#tests/support/reviews.ts";

afterAll(closeDatabase);

/** Failures of other systems that guide 3.4 names, and what the rule must know of a team beside its lead. */
const reasonFor = async (expert: Actor, bidId: string) => (await getPool().query<{ reason: string | null }>("select conflict_reason($1, $2) as reason", [expert.expertId, bidId])).rows[0]!.reason;
const markOf = (number: string) => blindDigest(keyEncryptionKey(), "idNumber", number);

/** Who is named in the team of a bid under these ID numbers, as the opening keeps it. */
async function named(item: OpenedItem, lead: string, numbers: string[]) {
  await getPool().query("update bid set people_marks = $2 where id = $1", [item.bids[lead]!.id, numbers.map(markOf)]);
}

async function withNumber(no: string, idNumber: string) {
  const expert = await anExpert(no);
  valueOf(await changeOwnProfile(await at(expert.actor), { idNumber }));
  return expert;
}

describe("people of a team who are not its lead", () => {
  it("are kept by their ID numbers as an account has them, each once", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }] });
    const content = (await readContentOfBids([item.bids.T01!.id])).get(item.bids.T01!.id)!;
    const people = [{ name: "甲", idNumber: "41080319800101001X" }, { name: "乙" }, { name: "丙", idNumber: "41080319800101001X" }, { name: "丁", idNumber: "M123-456(7)" }];
    expect(peopleOf({ ...content, full: { people } as never }).peopleMarks).toEqual([markOf("41080319800101001X"), markOf("M1234567")]);
    expect(peopleOf({ ...content, full: null }).peopleMarks).toEqual([]);
  });

  it("judge no bid of the own, and exclude those whom they advised or worked with", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
    const member = await withNumber("E80201", "110101199003070011");
    const [student, stranger] = [await anExpert("E80202"), await anExpert("E80203")];
    await getPool().query("update person set phone = '13900080201' where id = $1", [member.actor.personId]);
    valueOf(await addExpertLink(await at(student.actor), student.no, { kind: "adviser", personCode: "13900080201" }));
    const bid = item.bids.T01!.id;
    expect([await reasonFor(member.actor, bid), await reasonFor(student.actor, bid)]).toEqual([null, null]);
    await named(item, "T01", ["110101199003070011"]);
    expect([await reasonFor(member.actor, bid), await reasonFor(student.actor, bid), await reasonFor(stranger.actor, bid)]).toEqual(["ownBid", "adviser", null]);
    // The lead too, where an expert's account has the mobile number.
    await getPool().query("update bid set lead_codes = array['13900080201'] where id = $1", [item.bids.T02!.id]);
    expect(await reasonFor(member.actor, item.bids.T02!.id)).toBe("ownBid");
    await getPool().query("update bid set lead_codes = '{}' where id = $1", [item.bids.T02!.id]);
    expect([await reasonFor(member.actor, item.bids.T02!.id), await reasonFor(student.actor, item.bids.T02!.id)]).toEqual([null, null]);
  });
});

describe("what was opened or saved before there were digests", () => {
  it("is marked by the job: the rule then finds the person; what cannot be read is counted and stays", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }] });
    const [member, torn] = [await withNumber("E80207", "11010119900307001x"), await withNumber("E80208", "110101199003070097")];
    const [bid, other] = [item.bids.T01!.id, item.bids.T02!.id];
    const stored = (await readContent(bid))!;
    const content = { ...keptContent.read(bid, stored.versionNumber, stored.revision, stored.content), full: bidDraft.parse({ full: { people: [{ name: "王某", idNumber: "11010119900307001X" }] } }).full };
    const kept = keptContent.keep(bid, stored.versionNumber, stored.revision, content);
    await inTransaction(async (tx) => ok(await writeContent(tx, bid, { versionNumber: stored.versionNumber, revision: stored.revision, content: kept })));
    await getPool().query("update bid set people_marks = null where id = any($1)", [[bid, other]]);
    await getPool().query("update bid_content set content = '\\x00' where bid_id = $1", [other]);
    await getPool().query("update person_profile set id_mark = null where person_id = any($1)", [[member.actor.personId, torn.actor.personId]]);
    await getPool().query("update person_profile set id_number = '\\x00' where person_id = $1", [torn.actor.personId]);
    // Saving the profile without the number keeps what is missing, too.
    valueOf(await changeOwnProfile(await at(member.actor), { title: "研究员" }));
    expect(await countUnmarked()).toEqual({ bids: 2, profiles: 2 });
    expect(await reasonFor(member.actor, bid)).toBeNull();
    expect((await markPeople()).facts).toEqual({ bids: 1, profiles: 1, unreadable: 2 });
    expect(await countUnmarked()).toEqual({ bids: 1, profiles: 1 });
    expect(await reasonFor(member.actor, bid)).toBe("ownBid");
    const { checks } = (await jiebang("doctor", "--json")).json as { checks: { name: string }[] };
    expect(checks.find(({ name }) => name === "people")).toMatchObject({ ok: false, words: expect.stringContaining("1 份已开标申报、1 份个人资料") as string });
    expect((await markPeople()).facts).toEqual({ bids: 0, profiles: 0, unreadable: 2 });
  });
});

describe("failures of other systems", () => {
  it("HotCRP #316: who writes together in the same call is excluded, though no paper of theirs is out yet", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01" }, { lead: "T02" }, { lead: "T04" }] });
    await getPool().query("update bid set lead_codes = array['PI-316'] where id = any($1)", [[item.bids.T01!.id, item.bids.T02!.id]]);
    const mate = await withNumber("E80204", "110101199003070038");
    // The expert stands in the team of one bid; another bid of the same call is led by the same person.
    await named(item, "T01", ["110101199003070038"]);
    expect(await reasonFor(mate.actor, item.bids.T01!.id)).toBe("ownBid");
    expect(await reasonFor(mate.actor, item.bids.T02!.id)).toBe("jointWork");
    expect(await reasonFor(mate.actor, item.bids.T04!.id)).toBeNull();
    // Another member in common does the same.
    await getPool().query("update bid set lead_codes = '{}' where id = $1", [item.bids.T01!.id]);
    await named(item, "T01", ["110101199003070038", "110101199003070054"]);
    await named(item, "T04", ["110101199003070054"]);
    expect([await reasonFor(mate.actor, item.bids.T02!.id), await reasonFor(mate.actor, item.bids.T04!.id)]).toEqual([null, "jointWork"]);
  });

  it("OpenReview #304: the work of an adviser or a colleague listed in the profile is never shown to the expert", async () => {
    const item = await anOpenedItem({ bids: [{ lead: "T01", leadCode: "PI-304" }, { lead: "T02" }] });
    const [student, colleague] = [await anExpert("E80205"), await anExpert("E80206")];
    const field = `专业${item.no}`;
    await getPool().query("update expert set fields = array[$1] where no = any($2)", [field, [student.no, colleague.no]]);
    const officer = await at(item.staff.officer);
    const pool = async () => JSON.stringify(valueOf(await previewDraw(officer, item.no, { groups: [{ kind: "technical", places: 1, leastOutside: 0, field }] })));
    const before = await pool();
    valueOf(await addExpertLink(await at(student.actor), student.no, { kind: "adviser", personCode: "PI-304" }));
    const { rows } = await getPool().query<{ uscc: string }>("select uscc from unit where id = $1", [(await aUnit("T02")).id]);
    valueOf(await addExpertLink(await at(colleague.actor), colleague.no, { kind: "pastUnit", uscc: rows[0]!.uscc, until: "2098-01" }));
    expect(await pool()).not.toBe(before);
    for (const { no, actor } of [student, colleague]) {
      expect(codeOf(await inviteExperts(officer, { challenge: item.no, experts: [no], allBids: true }))).toBe("conflictOfInterest");
      expect(codeOf(await showDeclaration(await at(actor), item.no))).toBe("notFound");
      expect(JSON.stringify(valueOf(await listOwnReviews(await at(actor))))).not.toContain(item.no);
    }
  });
});
