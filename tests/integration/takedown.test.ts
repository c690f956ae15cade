import { Readable } from "node:stream";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, getPool } from "#app/db/client.ts";
import { brokenInvariants } from "#app/db/invariants.ts";
import { type Actor, publicActor } from "#app/domain/policy/actor.ts";
import { readFileText } from "#app/files/file-text.ts";
import { pdf } from "#app/files/files.fixture.ts";
import routes from "#app/routes.ts";
import { addAttachment } from "#app/services/attachment/add-attachment.ts";
import { createCall } from "#app/services/demand/create-call.ts";
import { showNotice } from "#app/services/notice/show-notice.ts";
import { addLot } from "#app/services/sample/arrange-samples.ts";
import { setVisit } from "#app/services/sample/arrange-visit.ts";
import { takedownDue } from "#app/domain/takedown/target.ts";
import { showChallenge } from "#app/services/challenge/show-challenge.ts";
import { showChallengeForm } from "#app/services/challenge/edit-challenge.ts";
import { listExceptions } from "#app/services/exception/list-exceptions.ts";
import { postIntent, removeIntent, showOwnIntent } from "#app/services/intent/post-intent.ts";
import { askQuestion } from "#app/services/question/ask-question.ts";
import { follow } from "#app/services/follow/follow.ts";
import { hideContent } from "#app/services/takedown/hide-content.ts";
import { listTakedowns, showNoticeTakedowns, showTakedown, showTakedownPage } from "#app/services/takedown/list-takedowns.ts";
import { listTodo } from "#app/services/todo/list-todo.ts";
import { aTeam } from "#tests/support/bid-builders.ts";
import { aChallenge, amend, aPerson, at, codeOf, makeMove, resetClock, setClock, valueOf } from "#tests/support/builders.ts";
import { jiebangProcess } from "#tests/support/cli.ts";
import { type EdgeServer, startServer } from "#tests/support/edge-server.ts";

let scenes = 0;
let secret = "";
const publicReason = "涉及企业商业秘密";
const shownInstead = `【因${publicReason}暂时撤下】`;

/** An open challenge whose background holds a secret, also in a correction, and a published answer that holds it. */
async function scene() {
  scenes += 1;
  secret = `示例公司未公开的投加量配方${"甲乙丙丁戊"[scenes - 1]}`;
  const challenge = await aChallenge();
  const { officer, officer2 } = challenge.staff;
  const form = valueOf(await showChallengeForm(await at(officer), challenge.no));
  valueOf(await amend({ officer, officer2 }, challenge.no, { content: { ...form.content, background: `${form.content.background}${secret}。` }, digest: form.digest }, "补充背景"));
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
    const answer = valueOf(await listTakedowns(await at(officer2))).find(({ challengeNo, target }) => challengeNo === no && target === "answer:1")!;
    valueOf(await makeMove(officer2, "takedown", answer.no, "restore", {}, { reason: "经核对可以公开" }));
    const restored = valueOf(await showChallenge(await at(publicActor), no));
    expect(restored).toEqual({ ...before, takedowns: [] });
    expect(valueOf(await listExceptions(await at(supervisor), round)).rows.filter(({ kinds }) => kinds.includes("takenDown"))).toHaveLength(2);
    expect(await brokenInvariants()).toEqual([]);
  });

  // The asker's own and the follower's, and that of the attachment.
  it("reaches the mails that wait to be sent, and those that were given up", async () => {
    const { no, officer, officer2 } = await scene();
    const other = await aChallenge();
    const team = await aTeam("T03");
    await getPool().query("update person set email = 'takedown-reader@example.org' where id = $1", [team.actor.personId]);
    for (const item of [no, other.no]) valueOf(await follow(await at(team.actor), { no: item }));
    const question = `${secret}的"用量"\n怎么算？`;
    const ask = async (challenge: string, by: Actor) => valueOf(await makeMove(by, "question", valueOf(await askQuestion(await at(team.actor), { challenge, text: question })).no, "publish", { question, answer: "见榜单。", changes: "none" }));
    await ask(no, officer);
    await ask(other.no, other.staff.officer);
    valueOf(await addAttachment(await at(officer), no, { access: "public", name: `${secret}.pdf`, content: Readable.from([pdf(secret)]) }));
    const waiting = async (challenge: string) => (await getPool().query<{ words: string }>("select data -> 'mail' ->> 'words' as words from pgboss.job where data ->> 'to' = 'takedown-reader@example.org' and data -> 'mail' ->> 'challengeNo' = $1 order by id", [challenge])).rows.map(({ words }) => words);
    expect((await waiting(no)).filter((words) => words.includes(secret))).toHaveLength(3);
    const hidden = [valueOf(await hide(officer, no, "answer:2")), valueOf(await hide(officer, no, "attachment:1"))];
    expect((await waiting(no)).sort()).toEqual([...Array<string>(2).fill(`第 2 问：${shownInstead}`), shownInstead].sort());
    // Shown again or not: what was to be sent stays as it is.
    for (const { no: takedown } of hidden) valueOf(await makeMove(officer2, "takedown", takedown, "restore", {}, { reason: "经核对可以公开" }));
    expect((await waiting(no)).some((words) => words.includes(secret))).toBe(false);
    // The same words about another item are that item's own matter.
    expect((await waiting(other.no)).some((words) => words.includes(secret))).toBe(true);
  });

  it("becomes final: the text is gone for good, and a correction may write another one", async () => {
    const { no, officer, officer2, supervisor } = await scene();
    const hidden = valueOf(await hide(officer, no));
    expect(valueOf(await listTodo(await at(supervisor))).mine.map(({ code }) => code)).not.toContain("takedownOverdue");
    const due = valueOf(await showTakedown(await at(officer), hidden.no)).dueAt;
    await setClock(due);
    // Silence shows nothing again; it is told to the supervisor, who did not hear of it before.
    expect(valueOf(await listTodo(await at(supervisor))).mine.filter(({ code }) => code === "takedownOverdue")).toMatchObject([{ no, due }]);
    expect(valueOf(await showChallenge(await at(publicActor), no)).background).toBe(shownInstead);
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
    valueOf(await amend({ officer, officer2 }, no, { content: { ...form.content, background: "改写后的背景。" }, digest: form.digest }, "改写"));
    expect(codeOf(await makeMove(officer2, "takedown", hidden.no, "restore", {}, { reason: "恢复" }))).toBe("editedElsewhere");
    valueOf(await makeMove(officer2, "takedown", hidden.no, "finalise", {}, { reason: "已改写" }));
    expect(valueOf(await showChallenge(await at(publicActor), no)).background).toBe("改写后的背景。");
  });
});

/** Where nothing is read: the form of this browser's type size, and the page that is not there. */
const notOfAnybody = ["routes/public/display.ts", "routes/public/not-found.tsx"];

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

  /** Every address of the public site that the routes know, for this item and these notices; what there is not yet answers 404. */
  function publicPaths({ no, round, call, notices }: { no: string; round: string; call: string; notices: string[] }): string[] {
    const values: Record<string, string[]> = { no: [no], id: notices, number: ["1"], format: ["pdf", "docx", "xlsx", "csv", "json", "txt"] };
    const files = routes.filter(({ file }) => file.startsWith("routes/public/") && !notOfAnybody.includes(file));
    const filled = files.flatMap(({ path = "" }) => {
      const codes = path.startsWith("calls") ? [call] : [round];
      const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!);
      return names.reduce<string[]>((paths, name) => paths.flatMap((one) => (name === "code" ? codes : values[name]!).map((value) => one.replace(`:${name}`, value))), [`/${path}`]);
    });
    return [...filled, `/challenges?text=${encodeURIComponent(secret.slice(2))}`, `/notices?text=${encodeURIComponent(secret.slice(2))}`];
  }

  async function textOf(response: Response): Promise<string> {
    const bytes = new Uint8Array(await response.arrayBuffer());
    const kind = response.headers.get("content-type") ?? "";
    const type = kind.includes("pdf") ? "pdf" : kind.includes("wordprocessingml") ? "docx" : kind.includes("spreadsheetml") ? "xlsx" : null;
    const words = type && (await readFileText(bytes, type));
    // The lines of a PDF break where they like.
    return words?.text ? words.text.replaceAll(/\s/g, "") : new TextDecoder().decode(bytes);
  }

  /** What every process shows the public, warm, by its address; and the command line. */
  async function everything(places: Parameters<typeof publicPaths>[0]): Promise<Map<string, string>> {
    const shown = new Map<string, string>();
    for (const path of publicPaths(places)) {
      const answers = await Promise.all(servers.map(async ({ origin }) => {
        const response = await fetch(`${origin}${path}`);
        expect([path, [200, 404].includes(response.status)]).toEqual([path, true]);
        return textOf(response);
      }));
      shown.set(path, answers.join("\n"));
    }
    for (const [noun, reference] of [["challenge", places.no], ...places.notices.map((id) => ["notice", id]), ["call", places.call]] as [string, string][]) {
      shown.set(`jiebang show ${noun} ${reference}`, (await jiebangProcess("show", noun, reference, "--as", "public", "--json")).out);
    }
    return shown;
  }

  /** A published call whose title and text hold the secret, and one that was withdrawn for a reason that holds it. */
  async function notices(officer: Actor, officer2: Actor, round: string) {
    const made = [];
    for (const n of [1, 2]) {
      const call = valueOf(await createCall(await at(officer), { round, title: `征集需求：${secret}第${n}号`, body: `按${secret}征集。` }));
      valueOf(await makeMove(officer2, "notice", call.noticeId, "publish", { documentNumber: `撤工信〔2026〕${n}号` }));
      made.push(call);
    }
    valueOf(await makeMove(officer2, "notice", made[1]!.noticeId, "withdraw", {}, { reason: `写入了${secret}` }));
    return made;
  }

  /** Contact, conditions and an indicator by a correction, a partner's words, a lot and a visit hold the secret; answers as what each is taken down. */
  async function everyOtherText(officer: Actor, officer2: Actor, no: string): Promise<string[]> {
    const { content, digest } = valueOf(await showChallengeForm(await at(officer), no));
    const [first, ...others] = content.indicators;
    const changed = { ...content, contact: { name: `联系人${secret}`, phone: "0391-0000008" }, eligibility: { ...content.eligibility, conditions: [`具备${secret}的条件`] }, baseline: [{ name: "含水率", value: "32%", source: `${secret}实测` }], checkpoints: [{ month: 6, target: `${secret}小试` }], tranches: [{ when: `${secret}到货后`, percent: 30 }, { when: "验收后", percent: 70 }], indicators: [{ ...first!, name: `指标${secret}`, method: `按${secret}测` }, ...others] };
    valueOf(await amend({ officer, officer2 }, no, { content: changed, digest }, "补充条件"));
    const team = await aTeam("T01");
    valueOf(await postIntent(await at(team.actor), no, { text: `我单位掌握${secret}，寻找伙伴。`, contact: `找${secret}` }));
    valueOf(await addLot(await at(officer), no, { material: `赤泥${secret}`, takenOn: "2026-11-20", quantity: 500, stock: 5000, analysis: "Fe2O3 38.4 %", note: `取自${secret}` }));
    const later = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    valueOf(await setVisit(await at(officer), no, { startsAt: later(6), place: `堆场${secret}`, registerUntil: later(3), mostPeople: 2, note: `带上${secret}`, onDayOff: true }));
    return ["contact", "eligibility", "baseline", "checkpoints", "tranches", `indicator:${first!.code}`, `intent:${team.uscc}`, "lot:1", "visitNotice"];
  }

  it("leaves no page, feed, search or export of any process that still shows a text, an attachment or a notice", async () => {
    const { no, round, officer, officer2 } = await scene();
    valueOf(await addAttachment(await at(officer), no, { access: "public", name: `${secret}.pdf`, content: Readable.from([pdf(secret)]) }));
    const [standing, withdrawn] = await notices(officer, officer2, round);
    const words = await everyOtherText(officer, officer2, no);
    const acts = [];
    for (const [who, move] of [[officer, "suspend"], [officer2, "resume"]] as const) acts.push(String((valueOf(await makeMove(who, "challenge", no, move, {}, { reason: `核实${secret}` })) as { notice: string }).notice));
    const places = { no, round, call: standing!.code, notices: [standing!.noticeId, withdrawn!.noticeId, ...acts] };
    const holding = (shown: Map<string, string>) => [...shown].filter(([, text]) => text.includes(secret)).map(([path]) => path);
    const before = holding(await everything(places));
    const [live, gone] = places.notices;
    const leaking = [`/challenges/${no}`, `/challenges/${no}/data.json`, "/feed.atom", "/notices", `/notices/${live}`, `/notices/${gone}`, `/calls/${standing!.code}`, ...["pdf", "docx", "txt", "json"].map((format) => `/notices/${live}/file/${format}`), ...acts.map((id) => `/notices/${id}`)];
    expect(leaking.filter((path) => !before.includes(path))).toEqual([]);
    const download = () => fetch(`${servers[1]!.origin}/challenges/${no}/attachments/1`);
    expect((await download()).status).toBe(200);

    expect(valueOf(await showTakedownPage(await at(officer), no)).targets).toEqual(expect.arrayContaining(["background", "answer:1", "attachment:1", ...words]));
    const originals = valueOf(await showChallenge(await at(publicActor), no));
    const hidden = [valueOf(await hideContent(await at(officer), { notice: live, target: "noticeTitle", publicReason }))];
    // The list shows seven matters: asked while this is the first.
    expect(valueOf(await listTodo(await at(officer2))).mine).toContainEqual(expect.objectContaining({ code: "decideTakedown", href: `/work/notices/${live}/takedown` }));
    const hiddenWords = [];
    for (const target of words) hiddenWords.push(valueOf(await hide(officer, no, target)));
    for (const target of ["background", "answer:1", "attachment:1"]) valueOf(await hide(officer, no, target));
    for (const notice of acts) hidden.push(valueOf(await hideContent(await at(officer), { notice, target: "reason", publicReason })));
    for (const [notice, target] of [[live, "callBody"], [gone, "noticeTitle"], [gone, "withdrawnReason"]] as const) hidden.push(valueOf(await hideContent(await at(officer), { notice, target, publicReason })));
    expect(codeOf(await hideContent(await at(officer), { notice: live, target: "withdrawnReason", publicReason }))).toBe("invalidInput");
    expect(codeOf(await hideContent(await at(officer), { notice: live, challenge: no, target: "title", publicReason }))).toBe("invalidInput");
    const after = await everything(places);
    expect(holding(after)).toEqual([]);
    for (const path of [`/challenges/${no}`, `/challenges/${no}/data.json`, "/feed.atom", "/notices", `/notices/${live}`, `/notices/${gone}`, `/calls/${standing!.code}`, `/notices/${live}/file/docx`]) expect([path, after.get(path)!.includes(shownInstead)]).toEqual([path, true]);
    expect((await download()).status).toBe(404);

    expect(valueOf(await showNoticeTakedowns(await at(officer2), live!))).toMatchObject({ mayHide: true, targets: [], takedowns: [{ offers: [{ move: "restore" }, { move: "finalise" }] }, {}] });
    expect(codeOf(await showNoticeTakedowns(await at(await aPerson("leader", "leader")), live!))).toBe("notFound");
    const team = await aTeam("T01");
    expect(codeOf(await postIntent(await at(team.actor), no, { text: `再发一次${secret}的合作意向`, contact: "12345" }))).toBe("notAllowed");
    expect(codeOf(await removeIntent(await at(team.actor), no))).toBe("notAllowed");
    expect(valueOf(await showOwnIntent(await at(team.actor), no))).toMatchObject({ bar: "takenDown", own: null });
    for (const { no: takedown } of hiddenWords) expect(valueOf(await showTakedown(await at(officer2), takedown)).hiddenText).toContain(secret);
    for (const { no: takedown } of [...hiddenWords, ...hidden]) valueOf(await makeMove(officer2, "takedown", takedown, "restore", {}, { reason: "经核对可以公开" }));
    const shown = valueOf(await showNotice(await at(publicActor), live!));
    expect([shown.title, shown.kind === "call" && shown.callText]).toEqual([`征集需求：${secret}第1号`, `按${secret}征集。`]);
    const { contact, eligibility, baseline, checkpoints, tranches, indicators, intents, lots, visit } = valueOf(await showChallenge(await at(publicActor), no));
    expect({ contact, eligibility, baseline, checkpoints, tranches, indicators, intents, lots, visit }).toEqual({ contact: originals.contact, eligibility: originals.eligibility, baseline: originals.baseline, checkpoints: originals.checkpoints, tranches: originals.tranches, indicators: originals.indicators, intents: originals.intents, lots: originals.lots, visit: originals.visit });
    expect(valueOf(await showNotice(await at(publicActor), acts[0]!))).toMatchObject({ reason: `核实${secret}` });
    expect(valueOf(await showNotice(await at(publicActor), gone!)).withdrawnReason).toBe(`写入了${secret}`);
    expect(await brokenInvariants()).toEqual([]);
  }, 300_000);
});
