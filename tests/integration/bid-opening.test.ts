import { afterEach, describe, expect, it } from "vitest";
import { identityOf } from "#app/crypto/browser/key-set.ts";
import { makeBureauCustody } from "#app/crypto/custody.ts";
import { open } from "#app/crypto/age.ts";
import { parseKey } from "#app/crypto/secrets.ts";
import { getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { addExpertLink } from "#app/services/expert/add-links.ts";
import { listChallengeBids } from "#app/services/bid/list-challenge-bids.ts";
import { showBid } from "#app/services/bid/show-bid.ts";
import { sealBid } from "#app/services/bid/seal-bid.ts";
import { wholeParts } from "#app/domain/bid/consortium.ts";
import { bidSubmission } from "#app/domain/bid/schema.ts";
import { aBid, aDraft, aMember, aTeam, closeAndOpen, rejectBid, toDeadline } from "#tests/support/bid-builders.ts";
import { asOwner } from "#tests/support/as-owner.ts";
import { anExpert } from "#tests/support/reviews.ts";
import { aRecoverySet, secretOf } from "#tests/support/key-sets.ts";
import { aChallenge, at, codeOf, makeMove, resetClock, valueOf } from "#tests/support/builders.ts";

afterEach(resetClock);

describe("opening", () => {
  it("opens what is whole and records what is not: a damaged envelope never stops the others", async () => {
    const challenge = await aChallenge();
    const codes = ["T01", "T03", "T04", "T05", "T06"];
    const bids = [];
    for (const code of codes) bids.push(await aBid((await aTeam(code)).actor, challenge.no));
    const [whole, damaged, swapped, foreign] = bids as [(typeof bids)[0], (typeof bids)[0], (typeof bids)[0], (typeof bids)[0]];
    await asOwner("update bid_version set envelope = set_byte(envelope, length(envelope) - 5, 255 - get_byte(envelope, length(envelope) - 5)) where bid_id = $1", [damaged.id]);
    await asOwner("update bid_version set envelope_digest = encode(sha256(envelope), 'hex') where bid_id = $1", [damaged.id]);
    // Somebody puts another team's envelope, digest and commitment in place of this one's.
    await asOwner("update bid_version v set envelope = w.envelope, envelope_digest = w.envelope_digest, commitment = w.commitment from bid_version w where v.bid_id = $1 and w.bid_id = $2", [swapped.id, whole.id]);
    // And seals a bid of their own making under the right names, but cannot change the commitment that was given out.
    const draft = aDraft();
    const content = bidSubmission.parse((({ unread: _unread, ...rest }) => rest)({ ...draft, ...wholeParts(draft), unitCost: null }));
    const { rows: keys } = await getPool().query<{ recipient: string }>("select k.recipient from opening_key k join challenge c on c.id = k.challenge_id where c.no = $1", [challenge.no]);
    const forged = await sealBid({ challengeNo: challenge.no, bidNo: foreign.no, bidVersion: 1, leadUscc: (await aTeam("T05")).uscc, content, files: [] }, [keys[0]!.recipient]);
    await asOwner("update bid_version set envelope = $2, envelope_digest = encode(sha256($2), 'hex') where bid_id = $1", [foreign.id, Buffer.from(forged.envelope)]);

    await closeAndOpen(challenge);
    const matrix = valueOf(await listChallengeBids(await at(challenge.staff.officer), challenge.no));
    expect(matrix.opening).toMatchObject({ opened: 2, failed: 3 });
    expect(Object.fromEntries(matrix.rows.map(({ no, status }) => [no, status]))).toEqual({
      [bids[0]!.no]: "underFormCheck",
      [bids[4]!.no]: "underFormCheck",
      [damaged.no]: "notOpened",
      [swapped.no]: "notOpened",
      [foreign.no]: "notOpened",
    });
    expect(matrix.rows.flatMap(({ reviewCode }) => reviewCode ?? []).sort()).toEqual(["B01", "B02"]);
    const { rows } = await getPool().query<{ id: string; problem: string | null }>("select object_id as id, body::jsonb ->> 'problem' as problem from audit_event where kind = 'open' and object_id = any($1)", [bids.map(({ id }) => id)]);
    expect(Object.fromEntries(rows.map(({ id, problem }) => [id, problem]))).toEqual({ [bids[0]!.id]: null, [bids[4]!.id]: null, [damaged.id]: "damaged", [swapped.id]: "placeDiffers", [foreign.id]: "commitmentDiffers" });
    expect(valueOf(await showBid(await at(challenge.staff.officer), damaged.no))).toMatchObject({ sight: "whole", content: null, status: "notOpened" });
    expect(codeOf(await makeMove(challenge.staff.officer2, "challenge", challenge.no, "openBids"))).toBe("nothingToOpen");
    expect((await brokenInvariants()).map(({ name }) => name)).toEqual([]);
  });

  it("opens nothing with a key that is not the published one", async () => {
    const challenge = await aChallenge();
    const { no } = await aBid((await aTeam("T01")).actor, challenge.no);
    const { rows } = await getPool().query<{ id: string }>("select id from challenge where no = $1", [challenge.no]);
    const other = await makeBureauCustody(parseKey(process.env.JIEBANG_KEY!), rows[0]!.id);
    await asOwner("update opening_key set wrapped_identity = $2 where challenge_id = $1", [rows[0]!.id, Buffer.from(other.wrappedIdentity)]);
    await toDeadline(challenge.no);
    valueOf(await makeMove(challenge.staff.officer, "challenge", challenge.no, "close"));
    expect(codeOf(await makeMove(challenge.staff.officer2, "challenge", challenge.no, "openBids"))).toBe("openingKeyBroken");
    expect(codeOf(await showBid(await at(challenge.staff.officer), no))).toBe("notFound");
  });

  it("seals to the recovery key as well, where there is one", async () => {
    const recovery = await aRecoverySet();
    const challenge = await aChallenge();
    const { id, draft } = await aBid((await aTeam("T01")).actor, challenge.no);
    const { rows } = await getPool().query<{ envelope: Buffer }>("select envelope from bid_version where bid_id = $1", [id]);
    const opened = await open(new Uint8Array(rows[0]!.envelope), await identityOf(await secretOf(recovery), 1));
    const text = opened.ok ? new TextDecoder().decode(opened.value) : "";
    expect(JSON.parse(text)).toMatchObject({ manifest: { challengeNo: challenge.no, bidVersion: 1, content: { summary: draft.summary } } });
  });
});

describe("form check", () => {
  it("finds the demo's cases: a missed hard indicator, an affiliate, a shared unit, a wrong check digit", async () => {
    const owner = await aTeam("D3");
    const affiliate = await aTeam("T08");
    await getPool().query("insert into affiliation (controller_id, controlled_id, share) values ($1, $2, 0.6) on conflict do nothing", [owner.unitId, affiliate.unitId]);
    const challenge = await aChallenge({ owner: owner.uscc });
    const { officer } = challenge.staff;
    const t01 = await aTeam("T01");
    const t03 = await aTeam("T03");
    const pilot = aMember("91350100M0001TGQXM", { name: "示例·先行单位", tasks: "检测" });
    const first = await aBid(t01.actor, challenge.no, { draft: aDraft({ members: [aMember(t03.uscc), pilot] }) });
    const base = aDraft();
    const second = await aBid(t03.actor, challenge.no, { draft: { ...base, promised: { ...base.promised, "1-4": { value: 52, evidence: "" }, "1-7": { value: 1.3, evidence: "" } } } });
    const third = await aBid(affiliate.actor, challenge.no);
    await closeAndOpen(challenge);
    const found = async (no: string) => {
      const view = valueOf(await showBid(await at(officer), no));
      return view.sight === "whole" ? view.findings.filter(({ level }) => level !== "ok") : [];
    };
    const unplanned = { check: "plan", level: "note", about: ["milestones", "unitCost"] };
    expect(await found(first.no)).toEqual([
      unplanned,
      { check: "crossMembership", level: "note", about: [second.no] },
      { check: "confirmations", level: "flag", about: [t03.name, pilot.name], until: expect.any(String) },
      { check: "creditCodes", level: "note", about: [pilot.uscc] },
    ]);
    expect(await found(second.no)).toEqual([
      { check: "hardIndicators", level: "flag", about: ["1-4"] },
      { check: "softIndicators", level: "note", about: ["1-7"] },
      unplanned,
      { check: "crossMembership", level: "note", about: [first.no] },
    ]);
    expect(await found(third.no)).toEqual([unplanned, { check: "ownerRelation", level: "stop", about: [affiliate.name] }]);
    expect(codeOf(await makeMove(officer, "bid", third.no, "passForm"))).toBe("reasonNeeded");
    valueOf(await rejectBid(challenge.staff, third.no, { reasonCode: "ownerAffiliate", reason: "发榜方持股 60%" }));
    // Red, but no ground: passed all the same, with words that are kept.
    expect(codeOf(await makeMove(officer, "bid", second.no, "passForm"))).toBe("reasonNeeded");
    valueOf(await makeMove(officer, "bid", second.no, "passForm", {}, { reason: "指标 1-4 的差距提请专家评审判断" }));
    // The member that nobody registered is a unit now, for the conflict rule.
    const { rows } = await getPool().query("select u.check_digit_ok as ok from bid_member m join unit u on u.id = m.unit_id where m.bid_id = $1 and u.uscc = $2", [first.id, pilot.uscc]);
    expect(rows).toEqual([{ ok: false }]);
  });

  it("knows the lead by the mobile number as by the code: for joint work, advisers, and a second bid of the same person", async () => {
    const challenge = await aChallenge({ rules: { leadPerson: "check" } });
    const lead = (code: string) => aDraft({ projectLead: { name: "李工", phone: "138 0013 8000", code } });
    const [first, second] = [await aBid((await aTeam("T01")).actor, challenge.no, { draft: lead("") }), await aBid((await aTeam("T03")).actor, challenge.no, { draft: lead("pi-777") })];
    const [joint, adviser] = [await anExpert("E91001"), await anExpert("E91002")];
    const officer = await at(challenge.staff.officer);
    valueOf(await addExpertLink(officer, "E91001", { kind: "coauthor", personCode: "+86 138-0013-8000", personName: "", until: String(new Date().getFullYear()) }));
    valueOf(await addExpertLink(officer, "E91002", { kind: "adviser", personCode: "Pi-777", personName: "" }));
    const reasons = async () => (await getPool().query<{ reason: string | null }>("select conflict_reason(e, b) as reason from unnest($1::uuid[]) e, unnest($2::uuid[]) with ordinality as b(b, at) order by e = $3, at", [[joint.actor.expertId, adviser.actor.expertId], [first.id, second.id], adviser.actor.expertId])).rows.map(({ reason }) => reason);
    expect(await reasons()).toEqual([null, null, null, null]);
    await closeAndOpen(challenge);
    expect(await reasons()).toEqual(["jointWork", "jointWork", null, "adviser"]);
    for (const [own, other] of [[first, second], [second, first]] as const) {
      const view = valueOf(await showBid(officer, own.no));
      expect(view.sight === "whole" && view.findings.filter(({ check }) => check === "leadPerson").map(({ about }) => about)).toEqual([[other.no]]);
    }
  });
});
