import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { publicActor } from "#app/domain/policy/actor.ts";
import { takedownDue } from "#app/domain/takedown/target.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { showChallengeForm } from "#app/services/challenge/edit-challenge.ts";
import { listExceptions } from "#app/services/exception/list-exceptions.ts";
import { askQuestion } from "#app/services/question/ask-question.ts";
import { hideContent } from "#app/services/takedown/hide-content.ts";
import { listTakedowns, showTakedown, showTakedownPage } from "#app/services/takedown/list-takedowns.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { aTeam } from "#tests/support/bid-builders.ts";
import { aChallenge, aPerson, at, codeOf, makeMove, resetClock, setClock, valueOf } from "#tests/support/builders.ts";
import { jiebangProcess } from "#tests/support/cli.ts";
import { type EdgeServer, startServer } from "#tests/support/edge-server.ts";

let scenes = 0;
let secret = "";
const publicReason = "涉及企业商业秘密";
const shownInstead = `【因${publicReason}暂时撤下】`;

/** An open challenge whose background holds a secret, also in a correction, and a published answer that holds it. */
async function scene() {
  scenes += 1;
  secret = `示例公司未公开的投加量配方${"甲乙丙丁"[scenes - 1]}`;
  const challenge = await aChallenge();
  const { officer, officer2 } = challenge.staff;
  const form = valueOf(await showChallengeForm(await at(officer), challenge.no));
  valueOf(await makeMove(officer, "challenge", challenge.no, "amend", { content: { ...form.content, background: `${form.content.background}${secret}。` }, digest: form.digest }, { reason: "补充背景" }));
  const team = await aTeam("T01");
  const asked = valueOf(await askQuestion(await at(team.actor), { challenge: challenge.no, text: "投加量怎么计算？" }));
  valueOf(await makeMove(officer, "question", asked.no, "publish", { question: "投加量怎么计算？", answer: `按${secret}计算。`, changes: "none" }));
  return { ...challenge, officer, officer2, supervisor: challenge.staff.supervisor };
}

const hide = async (actor: Awaited<ReturnType<typeof aPerson>>, challenge: string, target = "background") => hideContent(await at(actor), { challenge, target, publicReason });

describe("紧急下架", () => {
  afterEach(resetClock);
  afterAll(closeDatabase);

  it("hides at once by one officer, keeps the text encrypted, and a second person restores it as it was", async () => {
    const { no, round, officer, officer2, supervisor } = await scene();
    const before = valueOf(await showChallenge(await at(publicActor), no));
    expect(JSON.stringify(before).split(secret)).toHaveLength(4);
    const hidden = valueOf(await hide(officer, no));
    expect(codeOf(await hide(officer2, no))).toBe("alreadyDone");
    valueOf(await hide(officer, no, "answer:1"));
    const shown = valueOf(await showChallenge(await at(publicActor), no));
    expect(shown).toMatchObject({ background: shownInstead, answers: [{ question: shownInstead, answer: shownInstead }], takedowns: [{ target: "background", publicReason, isFinal: false }, { target: "answer:1" }] });
    expect(JSON.stringify(shown)).not.toContain(secret);
    // Nothing readable is left in any table but the append-only corrections, from which no reader gets it.
    const { rows } = await getPool().query<{ found: string }>("select to_jsonb(t)::text as found from takedown t where no = $1", [hidden.no]);
    expect(rows[0]!.found).not.toContain(secret);

    expect(valueOf(await listTodo(await at(officer2))).mine).toContainEqual(expect.objectContaining({ code: "decideTakedown", no, due: takedownDue(shown.takedowns[0]!.hiddenAt) }));
    expect(valueOf(await listTodo(await at(officer))).mine.map(({ code }) => code)).not.toContain("decideTakedown");
    expect(valueOf(await showTakedown(await at(officer2), hidden.no)).hiddenText).toContain(secret);
    expect(valueOf(await showTakedown(await at(supervisor), hidden.no)).hiddenText).toBeNull();
    expect(codeOf(await makeMove(officer, "takedown", hidden.no, "restore", {}, { reason: "可以" }))).toBe("samePerson");
    expect(codeOf(await makeMove({ ...officer2, secondFactorFresh: false }, "takedown", hidden.no, "restore", {}, { reason: "可以" }))).toBe("secondFactorNeeded");
    expect(codeOf(await makeMove(officer2, "takedown", hidden.no, "restore"))).toBe("reasonNeeded");
    valueOf(await makeMove(officer2, "takedown", hidden.no, "restore", {}, { reason: "经核对可以公开" }));
    const answer = valueOf(await listTakedowns(await at(officer2), no)).find(({ target }) => target === "answer:1")!;
    valueOf(await makeMove(officer2, "takedown", answer.no, "restore", {}, { reason: "经核对可以公开" }));
    const restored = valueOf(await showChallenge(await at(publicActor), no));
    expect(restored).toEqual({ ...before, takedowns: [] });
    expect(valueOf(await listExceptions(await at(supervisor), round)).rows.filter(({ kinds }) => kinds.includes("takenDown"))).toHaveLength(2);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("becomes final: the text is gone for good, and a correction may write another one", async () => {
    const { no, officer, officer2 } = await scene();
    const hidden = valueOf(await hide(officer, no));
    const due = valueOf(await showTakedown(await at(officer), hidden.no)).dueAt;
    await setClock(due);
    expect(valueOf(await showTakedownPage(await at(officer2), no)).takedowns).toMatchObject([{ isOverdue: true, offers: [{ move: "restore", refusal: null }, { move: "finalise", refusal: null }] }]);
    valueOf(await makeMove(officer2, "takedown", hidden.no, "finalise", {}, { reason: "确属商业秘密" }));
    const shown = valueOf(await showChallenge(await at(publicActor), no));
    expect(shown).toMatchObject({ background: `【因${publicReason}撤下】`, takedowns: [{ isFinal: true }] });
    expect(JSON.stringify([shown.background, shown.amendments])).not.toContain(secret);
    const { rows } = await getPool().query("select kept, status from takedown where no = $1", [hidden.no]);
    expect(rows).toEqual([{ kept: null, status: "final" }]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("is not restored over a text that a correction wrote meanwhile, and is refused to whom it is not given", async () => {
    const { no, officer, officer2, staff } = await scene();
    for (const actor of [staff.leader, staff.witness, await aPerson("stranger")]) expect(codeOf(await hide(actor, no))).toBe("notAllowed");
    expect(codeOf(await hideContent(await at(publicActor), { challenge: no, target: "background", publicReason }))).toBe("signInNeeded");
    for (const target of ["owner", "answer:9", "answer:0", ""]) expect(codeOf(await hide(officer, no, target))).toBe("invalidInput");
    expect(codeOf(await hide(officer, (await aChallenge({ status: "approved" })).no))).toBe("wrongState");
    const hidden = valueOf(await hide(officer, no));
    expect(codeOf(await showTakedown(await at(staff.leader), hidden.no))).toBe("notFound");
    const form = valueOf(await showChallengeForm(await at(officer), no));
    expect(form.content.background).toBe(shownInstead);
    valueOf(await makeMove(officer, "challenge", no, "amend", { content: { ...form.content, background: "改写后的背景。" }, digest: form.digest }, { reason: "改写" }));
    expect(codeOf(await makeMove(officer2, "takedown", hidden.no, "restore", {}, { reason: "恢复" }))).toBe("editedElsewhere");
    valueOf(await makeMove(officer2, "takedown", hidden.no, "finalise", {}, { reason: "已改写" }));
    expect(valueOf(await showChallenge(await at(publicActor), no)).background).toBe("改写后的背景。");
  });
});

describe("紧急下架 over processes", () => {
  let servers: EdgeServer[] = [];
  beforeAll(async () => {
    // One after the other, or both may find the same port free.
    servers = [await startServer(), await startServer()];
  }, 60_000);
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await closeDatabase();
  });

  /** What every process shows the public, warm: page, list, search, feed, export. */
  async function everything(no: string): Promise<string[]> {
    const paths = [`/challenges/${no}`, "/challenges", `/challenges?text=${encodeURIComponent(secret.slice(2))}`, "/notices", "/feed.atom", "/sitemap.xml", "/calendar.ics", `/challenges/${no}/data.json`];
    const pages = await Promise.all(servers.flatMap(({ origin }) => paths.map(async (path) => {
      const response = await fetch(`${origin}${path}`);
      expect([path, response.status]).toEqual([path, 200]);
      return response.text();
    })));
    const shown = await jiebangProcess("show", "challenge", no, "--as", "public", "--json");
    return [...pages, shown.out];
  }

  it("leaves no process, feed or export that still shows the text", async () => {
    const { no, officer } = await scene();
    const before = await everything(no);
    expect(before.filter((text) => text.includes(secret)).length).toBeGreaterThanOrEqual(servers.length * 2 + 1);
    valueOf(await hide(officer, no));
    valueOf(await hide(officer, no, "answer:1"));
    const after = await everything(no);
    expect(after.filter((text) => text.includes(secret))).toEqual([]);
    expect(after.filter((text) => text.includes(shownInstead)).length).toBeGreaterThanOrEqual(servers.length + 1);
  }, 60_000);
});
