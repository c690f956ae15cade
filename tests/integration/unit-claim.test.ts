import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, describe, expect, test } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { pdf } from "#app/files/files.fixture.ts";
import { partsOf } from "#app/files/parts-of.ts";
import { fileFolder } from "#app/services/bid-file/file-folder.ts";
import { sweepFiles } from "#app/services/bid-file/sweep-files.ts";
import { contestUnit } from "#app/services/organisation/contest-unit.ts";
import { decideClaim } from "#app/services/organisation/decide-claim.ts";
import { keepEvidence } from "#app/services/organisation/keep-evidence.ts";
import { listClaims, showClaim } from "#app/services/organisation/list-claims.ts";
import { readEvidence } from "#app/services/organisation/read-evidence.ts";
import { registerUnit } from "#app/services/organisation/register-unit.ts";
import { searchUnits } from "#app/services/organisation/search-units.ts";
import { listOwnUnits, showUnit } from "#app/services/organisation/show-units.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { showOwnBid } from "#app/services/bid/show-own-bid.ts";
import { aBid } from "#tests/support/bid-builders.ts";
import { aChallenge } from "#tests/support/builders.ts";
import { aPerson, codeOf, contextOf, valueOf } from "#tests/support/people.ts";

afterAll(closeDatabase);

const canary = "金丝雀证照7f31";
let made = 0;

/** A unit that somebody registered just now, and an officer. */
async function aUnit() {
  made += 1;
  const [boss, officer] = [`boss${made}`, `officer${made}`];
  await aPerson({ username: boss, email: `boss${made}@example.org` });
  await aPerson({ username: officer, roles: ["officer"] });
  const uscc = `91350200MA2YJ1X${"ABCDEFGHJK"[made]}9G`;
  const { unitId } = valueOf(await registerUnit(await contextOf(boss), { uscc, unitName: `示例·认领单位${made}` }));
  return { boss, officer, uscc, unitId };
}

async function claimOf(officer: string, unitId: string, kind: string) {
  return valueOf(await listClaims(await contextOf(officer))).find((claim) => claim.unitId === unitId && claim.kind === kind)!;
}

async function newsOf(unitName: string): Promise<string[]> {
  const { rows } = await getPool().query<{ news: string }>("select data -> 'mail' ->> 'news' as news from pgboss.job where data -> 'mail' ->> 'template' = 'unitNews' and data -> 'mail' ->> 'unitName' = $1 order by created_on, id", [unitName]);
  return rows.map(({ news }) => news);
}

const paper = (name = "营业执照.pdf", content: Buffer = pdf(canary)) => ({ name, content: Readable.from([content]) });

describe("单位认领", () => {
  test("the first works at once; an officer looks at the papers, decides with a reason, and nobody else may", async () => {
    const { boss, officer, unitId } = await aUnit();
    const own = await contextOf(boss);
    expect(valueOf(await showUnit(own, unitId))).toMatchObject({ standing: "waiting", mayManage: true, registration: { kind: "register", evidence: [] } });
    const claim = await claimOf(officer, unitId, "register");
    valueOf(await keepEvidence(own, claim.id, paper()));
    expect(valueOf(await listTodo(await contextOf(officer))).mine).toContainEqual(expect.objectContaining({ code: "decideClaims", href: "/work/units" }));
    const shown = valueOf(await showClaim(await contextOf(officer), claim.id));
    expect(shown).toMatchObject({ mayDecide: true, claimant: { username: boss }, evidence: [{ name: "营业执照.pdf" }] });

    const decision = { outcome: "accepted", reason: "与证照一致" };
    expect(codeOf(await decideClaim(own, claim.id, decision))).toBe("notAllowed");
    expect(codeOf(await decideClaim({ actor: publicActor, now: own.now }, claim.id, decision))).toBe("signInNeeded");
    expect(codeOf(await decideClaim(await contextOf(officer), claim.id, { outcome: "accepted", reason: " " }))).toBe("invalidInput");
    expect(codeOf(await decideClaim(await contextOf(officer), claim.id, decision))).toBe("ok");
    expect(codeOf(await decideClaim(await contextOf(officer), claim.id, decision))).toBe("statusChanged");
    expect(valueOf(await showUnit(own, unitId)).standing).toBe("known");
    expect(codeOf(await keepEvidence(own, claim.id, paper()))).toBe("statusChanged");
  });

  test("papers lie on disk only sealed, are read by their claimant and the officer, survive the sweep; wrong ones are refused", async () => {
    const { boss, officer, unitId } = await aUnit();
    const claim = await claimOf(officer, unitId, "register");
    const content = pdf(canary, 200_000);
    valueOf(await keepEvidence(await contextOf(boss), claim.id, paper("法人证书.pdf", content)));
    const stored = readdirSync(fileFolder(), { recursive: true, encoding: "utf8" }).map((name) => join(fileFolder(), name)).filter((path) => statSync(path).isFile());
    expect(stored.length).toBeGreaterThan(0);
    for (const path of stored) expect(readFileSync(path).includes(canary)).toBe(false);
    await sweepFiles(Date.now() + 7 * 24 * 3_600_000);
    const [evidence] = valueOf(await showClaim(await contextOf(officer), claim.id)).evidence;
    for (const reader of [boss, officer]) {
      const parts: Uint8Array[] = [];
      for await (const part of partsOf(valueOf(await readEvidence(await contextOf(reader), evidence!.id)).body)) parts.push(part);
      expect(Buffer.concat(parts).equals(content)).toBe(true);
    }
    await aPerson({ username: "rival.paper" });
    expect(codeOf(await readEvidence(await contextOf("rival.paper"), evidence!.id))).toBe("notFound");
    expect(codeOf(await keepEvidence(await contextOf("rival.paper"), claim.id, paper()))).toBe("notFound");
    const refused = async (name: string, content?: Buffer) => {
      const kept = await keepEvidence(await contextOf(boss), claim.id, paper(name, content));
      return kept.ok ? null : kept.refusal.facts?.problem;
    };
    expect([await refused("执照.docx"), await refused("执照.png"), await refused("空.pdf", Buffer.alloc(0)), await refused("大.pdf", pdf("x", 11 * 1024 * 1024))]).toEqual(["evidenceType", "contentDiffers", "fileEmpty", "evidenceTooLarge"]);
  });

  test("a declined registration takes nothing away and may be supplied again", async () => {
    const { boss, officer, unitId } = await aUnit();
    const claim = await claimOf(officer, unitId, "register");
    valueOf(await decideClaim(await contextOf(officer), claim.id, { outcome: "declined", reason: "证照不清" }));
    expect(valueOf(await showUnit(await contextOf(boss), unitId))).toMatchObject({ standing: "declined", mayManage: true, registration: { outcome: "declined", reason: "证照不清" } });
    expect(valueOf(await searchUnits(await contextOf(officer), { words: "认领单位3", page: 1 })).rows).toMatchObject([{ id: unitId, standing: "declined", people: 1 }]);
    valueOf(await keepEvidence(await contextOf(boss), claim.id, paper()));
    expect(await claimOf(officer, unitId, "register")).toMatchObject({ outcome: null, evidence: [{ name: "营业执照.pdf" }] });
  });

  test("while a claim waits, is contested or was declined, the unit's people draft and submit all the same", async () => {
    const { boss, officer, uscc, unitId } = await aUnit();
    const { actor } = await contextOf(boss);
    const stands = async (standing: string) => {
      const { no } = await aBid(actor, (await aChallenge()).no, { status: "submitted" });
      expect(valueOf(await showOwnBid(await contextOf(boss), no)).status).toBe("submitted");
      expect(valueOf(await showUnit(await contextOf(boss), unitId)).standing).toBe(standing);
    };
    await stands("waiting");
    await aPerson({ username: "rival.bid" });
    valueOf(await contestUnit(await contextOf("rival.bid"), { uscc, words: "现管理员已于去年离职，不能代表本单位。" }));
    await stands("waiting");
    valueOf(await decideClaim(await contextOf(officer), (await claimOf(officer, unitId, "register")).id, { outcome: "declined", reason: "证照不清" }));
    await stands("declined");
  });
});

describe("认领异议", () => {
  test("waits for the officer; until then the unit's people work on and the second sees nothing", async () => {
    const { boss, officer, uscc, unitId } = await aUnit();
    await aPerson({ username: "second.a", name: "第二人" });
    const second = await contextOf("second.a");
    expect(codeOf(await contestUnit(second, { uscc, words: "太短" }))).toBe("invalidInput");
    expect(codeOf(await contestUnit(await contextOf(boss), { uscc, words: "我是本单位科技处负责人。" }))).toBe("alreadyDone");
    const { claimId } = valueOf(await contestUnit(second, { uscc, words: "现管理员已于去年离职，不能代表本单位。" }));
    expect(codeOf(await contestUnit(second, { uscc, words: "现管理员已于去年离职，不能代表本单位。" }))).toBe("alreadyDone");
    expect(codeOf(await showUnit(second, unitId))).toBe("notFound");
    expect(valueOf(await listOwnUnits(second)).contests).toMatchObject([{ id: claimId, outcome: null }]);
    expect(valueOf(await showUnit(await contextOf(boss), unitId))).toMatchObject({ isContested: true });
    expect(await newsOf(`示例·认领单位${made}`)).toEqual(["contested"]);
    expect(codeOf(await decideClaim(await contextOf(officer), claimId, { outcome: "declined", reason: "经电话核实，原管理员在职" }))).toBe("ok");
    expect(valueOf(await listOwnUnits(second)).contests).toMatchObject([{ outcome: "declined", reason: "经电话核实，原管理员在职" }]);
    expect((await contextOf("second.a")).actor.units).toEqual([]);
  });

  test.each([["keep", true, true], ["dismiss", true, false], ["remove", false, false]] as const)("accepted with %s: never without an administrator, who loses a place is out at once", async (others, stays, administers) => {
    const { boss, officer, uscc, unitId } = await aUnit();
    const username = `taker.${others}`;
    await aPerson({ username });
    const { claimId } = valueOf(await contestUnit(await contextOf(username), { uscc, words: "本人是单位科技处处长，附介绍信。" }));
    valueOf(await decideClaim(await contextOf(officer), claimId, { outcome: "accepted", reason: "介绍信属实", others }));
    expect((await contextOf(username)).actor.units).toMatchObject([{ unitId, administrator: true }]);
    expect((await contextOf(boss)).actor.units).toMatchObject(stays ? [{ unitId, administrator: administers }] : []);
    expect(valueOf(await showUnit(await contextOf(username), unitId)).standing).toBe("known");
  });

  test("an officer who belongs to the unit leaves it to another", async () => {
    const { uscc, unitId, officer } = await aUnit();
    await getPool().query("insert into unit_member (unit_id, person_id) select $1, id from person where username = $2", [unitId, officer]);
    await aPerson({ username: "third.a" });
    const { claimId } = valueOf(await contestUnit(await contextOf("third.a"), { uscc, words: "本人是单位科技处处长，附介绍信。" }));
    expect(codeOf(await decideClaim(await contextOf(officer), claimId, { outcome: "declined", reason: "不属实" }))).toBe("samePerson");
  });
});
