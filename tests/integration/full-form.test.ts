import { afterEach, describe, expect, it } from "vitest";
import { getPool } from "#app/db/client.ts";
import { bidForm, type BidForm } from "#app/domain/bid/form-schema.ts";
import { formOfDraft } from "#app/domain/bid/form.ts";
import { type FullDraft, fullPartCodes, leadKey, partOf } from "#app/domain/bid/full-parts.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import { saveForm, saveFullForm } from "#app/services/bid/save-form.ts";
import { showKeptCopy } from "#app/services/bid/show-kept-copy.ts";
import { showBid } from "#app/services/bid/show-bid.ts";
import { editUnitProfile } from "#app/services/organisation/edit-profile.ts";
import { changeOwnProfile } from "#app/services/person/own-profile.ts";
import { showOwnAccount } from "#app/services/person/own-account.ts";
import { refreshFullForm, showFullForm } from "#app/services/bid/show-full-form.ts";
import { showOwnBid } from "#app/services/bid/show-own-bid.ts";
import { aBid, aDraft, aTeam, closeAndOpen } from "#tests/support/bid-builders.ts";
import { aChallenge, at, codeOf, makeMove, resetClock, valueOf } from "#tests/support/builders.ts";

afterEach(resetClock);

const number = "410803198001010014";

/** A challenge whose round asks for 完整申报书. */
async function aFullChallenge() {
  const challenge = await aChallenge();
  await getPool().query(`update round set rules = rules || '{"bidForm": "full"}' where id = (select round_id from challenge where no = $1)`, [challenge.no]);
  return challenge;
}

const own = async (actor: Actor, no: string) => valueOf(await showOwnBid(await at(actor), no));

async function conciseForm(actor: Actor, no: string, change: Partial<BidForm>): Promise<BidForm> {
  const { draft, draftRevision, challenge } = await own(actor, no);
  return bidForm.parse({ ...formOfDraft(draft, challenge.indicators), revision: draftRevision, ...change });
}

/** Everything that the form wants: the builders' bid asks for 160, 420 and 30 万元. */
function wholeFull(): FullDraft {
  const texts = { line: "示例", long: "说明", wan: "10", count: "2027", decimal: "12", date: "2010-05-18", flag: "on", choice: "", year: "2027", unit: leadKey, idNumber: number };
  const row = (code: (typeof fullPartCodes)[number]) => Object.fromEntries(partOf(code).fields.map((field) => [field.key, field.choices?.[0] ?? texts[field.kind]]));
  const money = { fiscalFen: "160", ownerPayFen: "420", selfRaisedFen: "30" };
  const none = { fiscalFen: "0", ownerPayFen: "0", selfRaisedFen: "0" };
  return {
    ...Object.fromEntries(fullPartCodes.map((code) => [code, [row(code)]])),
    units: [{ ...row("units"), key: leadKey, contactPhone: "0391-0000009" }],
    budgetLines: (partOf("budgetLines").keys ?? []).map((key, index) => ({ key, ...(index === 0 ? money : none) })),
    budgetYears: [{ unit: leadKey, year: "2027", ...money }],
    unsuitable: [{ name: "示例专家", unit: "示例单位", reason: "曾有合同纠纷" }],
  };
}

describe("完整申报书", () => {
  it("is asked for by the round, saved on a page of its own, and the two pages do not disturb each other", async () => {
    const challenge = await aFullChallenge();
    const t01 = await aTeam("T01");
    const { no } = await aBid(t01.actor, challenge.no, { status: "draft" });
    expect(valueOf(await showFullForm(await at(t01.actor), no, t01.actor.personId!))).toMatchObject({ asked: "lines", units: [{ key: leadKey, name: t01.name }] });

    // Both pages were opened at revision 1; each saves its own part, in turn.
    const concise = await conciseForm(t01.actor, no, { summary: "改过的正文" });
    const first = valueOf(await saveFullForm(await at(t01.actor), no, { revision: 1, full: { plan: [{ goals: "目标" }] } }));
    expect(first.revision).toBe(2);
    expect(valueOf(await saveForm(await at(t01.actor), no, concise)).revision).toBe(3);
    expect(valueOf(await saveFullForm(await at(t01.actor), no, { revision: 2, full: { plan: [{ goals: "目标", route: "路线" }] } })).revision).toBe(4);
    expect((await own(t01.actor, no)).draft).toMatchObject({ summary: "改过的正文", full: { plan: [{ goals: "目标", route: "路线" }] } });

    // The same part on top of an older text is a quarrel, and nothing is lost.
    expect(codeOf(await saveFullForm(await at(t01.actor), no, { revision: 2, full: { plan: [{ goals: "另一个目标" }] } }))).toBe("editedElsewhere");
    expect((await own(t01.actor, no)).aside?.draft.full).toEqual({ plan: [{ goals: "另一个目标" }] });
    expect(codeOf(await saveForm(await at(t01.actor), no, { ...concise, summary: "又一个正文" }))).toBe("editedElsewhere");
  });

  it("starts with what the unit and the person said once, in an existing bid too, and takes later words only when asked", async () => {
    const challenge = await aFullChallenge();
    const t01 = await aTeam("T02");
    const { person: me } = valueOf(await showOwnAccount(await at(t01.actor)));
    const draft = aDraft({ projectLead: { name: me.name, phone: "", code: "PI-1" } });
    const { no } = await aBid(t01.actor, challenge.no, { status: "draft", draft });
    const profile = { address: "示例路 1 号", legalRepresentative: "示例·赵某", registeredOn: "2010-05-18", capital: "500", scale: "medium", contactName: "示例·钱某", contactPhone: "0391-0000001" };
    valueOf(await editUnitProfile(await at(t01.actor), t01.unitId, profile));
    valueOf(await changeOwnProfile(await at(t01.actor), { title: "高级工程师", degree: "博士" }));
    const show = async () => valueOf(await showFullForm(await at(t01.actor), no, t01.actor.personId!));

    const first = await show();
    expect(first.bid.draft.full.units?.[0]).toMatchObject({ address: "示例路 1 号", legalPerson: "示例·赵某", contact: "示例·钱某", scale: "medium" });
    expect(first.bid.draft.full.people).toEqual([{ name: me.name, title: "高级工程师", degree: "博士", unit: t01.name }]);
    expect(first.filled.length).toBeGreaterThan(8);
    // Looking saved nothing; the page saves it, as typed.
    expect((await own(t01.actor, no)).draft.full).toEqual({});
    const full = { ...first.bid.draft.full, units: [{ ...first.bid.draft.full.units![0], contact: "示例·孙某" }] };
    valueOf(await saveFullForm(await at(t01.actor), no, { revision: first.bid.draftRevision, full }));
    expect(await show()).toMatchObject({ filled: [], differences: [{ path: "full.units.0.contact", here: "示例·孙某", known: "示例·钱某" }] });

    valueOf(await editUnitProfile(await at(t01.actor), t01.unitId, { ...profile, address: "示例路 2 号" }));
    const later = await show();
    expect(later.differences.map(({ path }) => path).sort()).toEqual(["full.units.0.address", "full.units.0.contact"]);
    // What was typed on the page meanwhile goes with it.
    valueOf(await refreshFullForm(await at(t01.actor), no, { revision: later.bid.draftRevision, full: { ...later.bid.draft.full, plan: [{ goals: "刚写的" }] } }));
    expect((await own(t01.actor, no)).draft.full).toMatchObject({ units: [{ address: "示例路 2 号", contact: "示例·钱某" }], plan: [{ goals: "刚写的" }] });
    expect((await show()).differences).toEqual([]);
  });

  it("is missing until it is whole, sealed with the rest, and told to each reader as far as it is theirs", async () => {
    const challenge = await aFullChallenge();
    const t01 = await aTeam("T01");
    const { no } = await aBid(t01.actor, challenge.no, { status: "draft" });
    expect(codeOf(await makeMove(t01.actor, "bid", no, "submit"))).toBe("bidIncomplete");
    const { missing } = valueOf(await saveFullForm(await at(t01.actor), no, { revision: 1, full: wholeFull() }));
    expect(missing).toEqual([]);
    valueOf(await makeMove(t01.actor, "bid", no, "submit"));
    await closeAndOpen(challenge);
    const bureau = valueOf(await showBid(await at(challenge.staff.officer), no));
    expect(bureau.sight === "whole" && bureau.content?.full).toMatchObject({ unsuitable: [{ name: "示例专家", reason: "曾有合同纠纷" }], units: [{ contactPhone: "0391-0000009" }], budgetYears: [{ year: 2027, fiscalFen: 160_000_000 }] });
  });

  it("offers a row for each unit and year, and shows a number of identity papers masked to everybody while it is kept and sealed whole", async () => {
    const challenge = await aFullChallenge();
    const t01 = await aTeam("T01");
    const { no } = await aBid(t01.actor, challenge.no, { status: "draft" });
    const page = valueOf(await showFullForm(await at(t01.actor), no, t01.actor.personId!));
    expect(page.bid.draft.full.budgetYears?.map(({ unit }) => unit)).toContain(leadKey);
    const saved = valueOf(await saveFullForm(await at(t01.actor), no, { revision: 1, full: wholeFull() }));

    const shown = (await own(t01.actor, no)).draft.full;
    expect(shown.people![0]!.idNumber).toBe("410•••••••••••0014");
    const again = valueOf(await saveFullForm(await at(t01.actor), no, { revision: saved.revision, full: { ...shown, plan: [{ ...shown.plan![0], goals: "改过的目标" }] } }));
    expect(again.missing).toEqual([]);

    valueOf(await makeMove(t01.actor, "bid", no, "submit"));
    const kept = valueOf(await showKeptCopy(await at(t01.actor), no)).text;
    expect(kept).toContain(number);
    await closeAndOpen(challenge);
    const readers = await Promise.all([t01.actor, challenge.staff.officer].map(async (actor) => JSON.stringify(valueOf(await showBid(await at(actor), no)))));
    for (const read of readers) {
      expect(read).toContain("410•••••••••••0014");
      expect(read).not.toContain(number);
    }
  });

  it("is of a concise form the request not to invite somebody alone: sealed with the rest, read by the bureau", async () => {
    const challenge = await aChallenge();
    const t01 = await aTeam("T01");
    const { no } = await aBid(t01.actor, challenge.no, { status: "draft" });
    const unsuitable = [{ name: "示例专家", unit: "示例单位", reason: "曾有合同纠纷" }];
    const page = valueOf(await showFullForm(await at(t01.actor), no, t01.actor.personId!));
    expect(page).toMatchObject({ asked: "concise", filled: [], differences: [], bid: { draft: { full: {} } } });
    const concise = await conciseForm(t01.actor, no, { summary: "改过的正文" });
    // Half a name is missing its rest, and stops the submission.
    const half = valueOf(await saveFullForm(await at(t01.actor), no, { revision: page.bid.draftRevision, full: { unsuitable: [{ name: "示例专家" }] } }));
    expect(half.missing.map(({ path }) => path)).toEqual(["full.unsuitable.0.unit", "full.unsuitable.0.reason"]);
    expect(codeOf(await makeMove(t01.actor, "bid", no, "submit"))).toBe("bidIncomplete");
    expect(valueOf(await saveFullForm(await at(t01.actor), no, { revision: half.revision, full: { unsuitable } })).missing).toEqual([]);
    // The other page, opened before, keeps them.
    valueOf(await saveForm(await at(t01.actor), no, concise));
    expect((await own(t01.actor, no)).draft).toMatchObject({ summary: "改过的正文", full: { unsuitable } });
    valueOf(await makeMove(t01.actor, "bid", no, "submit"));
    await closeAndOpen(challenge);
    const bureau = valueOf(await showBid(await at(challenge.staff.officer), no));
    expect(bureau.sight === "whole" && bureau.content?.full).toEqual({ unsuitable });
    // Who is no operator learns of no request.
    expect(JSON.stringify(await showBid(await at(challenge.staff.leader), no))).not.toContain("示例专家");
  });
});
