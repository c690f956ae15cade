import pg from "pg";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { brokenInvariants } from "#app/db/invariants.ts";
import { getPool } from "#app/db/client.ts";
import { readClock } from "#app/db/clock.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { siteSettings } from "#app/domain/site/settings.ts";
import { showAudit, verifyLog } from "#app/services/audit/verify-log.ts";
import { editChallenge, showChallengeForm, showNewChallengeForm } from "#app/services/challenge/edit-challenge.ts";
import { moveChallenges } from "#app/services/challenge/move-challenges.ts";
import { showWorkChallenge } from "#app/services/challenge/show-work-challenge.ts";
import { moveClock, showClock } from "#app/services/clock/set-clock.ts";
import { changeSettings, showSettings } from "#app/services/site/change-settings.ts";
import { showSite } from "#app/services/site/show-site.ts";
import { showTimeline } from "#app/services/timeline/show-timeline.ts";
import { aBureau, aChallenge, aPerson, at, codeOf, makeMove, ownerless, resetClock, valueOf } from "#tests/support/builders.ts";

/** What the product's own role may not do. */
async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

let staff: Awaited<ReturnType<typeof aBureau>>;

beforeAll(async () => {
  staff = await aBureau();
});

describe("the clock", () => {
  afterEach(async () => {
    await asOwner("update installation set kind = 'test'");
    await resetClock();
  });

  it("is refused in a real database, whoever asks, and stays true", async () => {
    await asOwner("update installation set kind = 'real'");
    for (const input of [{ to: "instant", instant: "2030-01-01T00:00:00Z" }, { to: "days", days: 1 }, { to: "next" }, { to: "real" }]) {
      expect(codeOf(await moveClock(await at(staff.officer), input))).toBe("realClock");
    }
    expect(codeOf(await showClock(await at(staff.officer)))).toBe("notFound");
    expect(Math.abs(Date.parse(await readClock()) - Date.now())).toBeLessThan(5000);
    // Nor does the database itself take an offset.
    expect((await getPool().query("select set_clock(1000) as done")).rows).toEqual([{ done: false }]);
    expect((await showSite()).site.clockOffsetMs).toBe(0);
  });

  it("jumps after the next date, closes what is due, goes back, and the log says who", async () => {
    const challenge = await aChallenge();
    const closesAt = valueOf(await showWorkChallenge(await at(staff.officer), challenge.no)).challenge.closesAt!;
    const [date] = valueOf(await showClock(await at(staff.officer))).dates;
    expect(date).toMatchObject({ kind: "closes", at: closesAt, no: challenge.no });
    const moved = valueOf(await moveClock(await at(staff.officer), { to: "next" }));
    expect(Date.parse(moved.now)).toBeGreaterThan(Date.parse(closesAt));
    expect(moved.closed).toBe(1);
    expect(valueOf(await showWorkChallenge(await at(staff.officer), challenge.no)).challenge.status).toBe("noBid");
    expect((await showSite()).site.clockOffsetMs).toBeGreaterThan(86_400_000);
    valueOf(await moveClock(await at(staff.officer), { to: "days", days: -1 }));
    valueOf(await moveClock(await at(staff.officer), { to: "real" }));
    expect(Math.abs(Date.parse(await readClock()) - Date.now())).toBeLessThan(5000);
    const { rows } = await getPool().query("select kind, actor_id as actor from audit_event where noun = 'installation' order by seq");
    expect(rows).toEqual(["setClock", "setClock", "resetClock"].map((kind) => ({ kind, actor: staff.officer.personId })));
    expect(await brokenInvariants()).toEqual([]);
  });

  it("is not for everybody, and not for any date", async () => {
    expect(codeOf(await moveClock(await at(publicActor), { to: "next" }))).toBe("signInNeeded");
    expect(codeOf(await moveClock(await at(staff.supervisor), { to: "real" }))).toBe("notAllowed");
    expect(codeOf(await showClock(await at(await aPerson("somebody"))))).toBe("notFound");
    expect(codeOf(await moveClock(await at(staff.officer), { to: "instant", instant: "2199-01-01T00:00:00Z" }))).toBe("badDate");
    expect(codeOf(await moveClock(await at(staff.officer), { to: "days", days: 1.5 }))).toBe("invalidInput");
    expect(codeOf(await moveClock(await at(staff.officer), { to: "yesterday" }))).toBe("invalidInput");
  });
});

describe("settings", () => {
  it("are changed by the system administrator and show at once", async () => {
    const admin = await aPerson("admin", "systemAdmin");
    expect(codeOf(await showSettings(await at(staff.officer)))).toBe("notFound");
    expect(codeOf(await changeSettings(await at(staff.officer), {}))).toBe("notAllowed");
    const { settings } = valueOf(await showSettings(await at(admin)));
    const changed = { ...settings, policyPhone: "0391-0000009", icp: "示例ICP备1号" };
    expect(valueOf(await changeSettings(await at(admin), changed))).toEqual({ changed: ["policyPhone", "icp"] });
    expect(valueOf(await changeSettings(await at(admin), changed))).toEqual({ changed: [] });
    expect((await showSite()).site).toMatchObject({ policyPhone: "0391-0000009", icp: "示例ICP备1号" });
    expect(codeOf(await changeSettings(await at(admin), { ...siteSettings.parse({}), colour: "red" }))).toBe("invalidInput");
    expect(codeOf(await changeSettings(await at(admin), { ...settings, name: " " }))).toBe("invalidInput");
  });
});

describe("the log", () => {
  it("is checked by who keeps it, the answer stands in it, and a changed event is found", async () => {
    expect(codeOf(await showAudit(await at(staff.officer)))).toBe("notFound");
    expect(codeOf(await verifyLog(await at(staff.officer)))).toBe("notAllowed");
    expect(valueOf(await showAudit(await at(staff.supervisor))).last).toBeNull();
    expect(valueOf(await verifyLog(await at(staff.supervisor))).problem).toBeNull();
    const view = valueOf(await showAudit(await at(staff.supervisor)));
    expect(view.last?.problem).toBeNull();
    expect(view.lines[0]).toMatchObject({ noun: "audit", event: "verify", by: "person" });
    expect(view.lines.find(({ event }) => event === "approve")).toMatchObject({ role: "officer" });
    const said = JSON.stringify(view);
    for (const { personId } of Object.values(staff)) expect(said).not.toContain(personId);
    expect(said).not.toContain("示例");
    // The same person, the same pseudonym; another one, another.
    const byOfficer = new Set(view.lines.filter(({ event }) => event === "setClock" || event === "approve").map(({ actor }) => actor));
    expect(byOfficer.size).toBe(1);
    expect(byOfficer).not.toContain(view.lines[0]!.actor);

    await asOwner("alter table audit_event disable trigger user; update audit_event set body = replace(body, '\"approve\"', '\"Approve\"') where seq = (select min(seq) from audit_event where kind = 'approve'); alter table audit_event enable trigger user");
    expect(valueOf(await verifyLog(await at(staff.supervisor))).problem).toBe("brokenLink");
    expect(valueOf(await showAudit(await at(staff.supervisor))).last?.problem).toBe("brokenLink");
  });
});

describe("a drafted challenge", () => {
  it("is changed by its officer, never over somebody else's change, and not after its approval", async () => {
    const challenge = await aChallenge({ status: "drafted" });
    const form = valueOf(await showChallengeForm(await at(staff.officer), challenge.no));
    expect(codeOf(await showChallengeForm(await at(staff.supervisor), challenge.no))).toBe("notFound");
    expect(codeOf(await editChallenge(await at(staff.officer2), challenge.no, form.content, form.digest))).toBe("notFound");
    const title = "拜耳法赤泥梯级脱碱成套技术";
    expect(valueOf(await editChallenge(await at(staff.officer), challenge.no, { ...form.content, title }, form.digest))).toEqual({ no: challenge.no });
    expect(codeOf(await editChallenge(await at(staff.officer), challenge.no, { ...form.content, title: "另一个人的修改稿题目" }, form.digest))).toBe("editedElsewhere");
    const now = valueOf(await showChallengeForm(await at(staff.officer), challenge.no));
    expect(now.content).toEqual({ ...form.content, title });
    expect(codeOf(await editChallenge(await at(staff.officer), challenge.no, { ...now.content, title: "短" }, now.digest))).toBe("invalidInput");
    expect(codeOf(await editChallenge(await at(staff.officer), challenge.no, { ...now.content, owner: "91000000XQDW00016T" }, now.digest))).toBe("invalidInput");
    expect(valueOf(await showTimeline(await at(staff.officer), "challenge", challenge.no)).map(({ event }) => event)).toEqual(["edit", "create"]);
    valueOf(await makeMove(staff.officer, "challenge", challenge.no, "approve", {}, ownerless));
    expect(codeOf(await showChallengeForm(await at(staff.officer), challenge.no))).toBe("wrongState");
    expect(codeOf(await editChallenge(await at(staff.officer), challenge.no, now.content, now.digest))).toBe("wrongState");
  });

  it("gets the next number of its round", async () => {
    const challenge = await aChallenge({ status: "drafted" });
    const { rounds } = valueOf(await showNewChallengeForm(await at(staff.officer)));
    expect(rounds.find(({ code }) => code === challenge.round)).toMatchObject({ nextNo: `${challenge.round}-002` });
    expect(codeOf(await showNewChallengeForm(await at(staff.supervisor)))).toBe("notFound");
  });
});

describe("a move over many challenges", () => {
  it("is made on each for itself, and says which were refused", async () => {
    const [open, drafted] = [await aChallenge(), await aChallenge({ status: "drafted" })];
    const moved = valueOf(await moveChallenges(await at(staff.officer), "suspend", [open.no, drafted.no, open.no], {}, { reason: "停产检修" }));
    expect(moved).toMatchObject({ done: [open.no], refused: [{ no: drafted.no, refusal: { code: "wrongState" } }] });
    expect(codeOf(await moveChallenges(await at(staff.officer), "resume", [open.no], {}, { reason: "x" }))).toBe("notAllowed");
    expect(codeOf(await moveChallenges(await at(staff.officer), "decide", [open.no], {}, {}))).toBe("notFound");
    expect(codeOf(await moveChallenges(await at(staff.officer), "noSuchMove", [open.no], {}, {}))).toBe("notFound");
  });
});
